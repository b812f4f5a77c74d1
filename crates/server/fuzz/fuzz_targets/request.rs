//! Whole requests, in the form of `tests/corpus/requests`, against a real server in this process: bodies, paths, page
//! tokens, batches. It must answer each of them, and never with 5xx.
//!
//! `cargo +nightly fuzz run request ../tests/corpus/requests` in `crates/server`, with cargo-fuzz installed.
#![no_main]
#![allow(clippy::unwrap_used)]

#[allow(dead_code, unused_imports, reason = "shared with the tests, which use all of it")]
#[path = "../../tests/support/mod.rs"]
mod support;

use std::cell::RefCell;
use std::sync::OnceLock;

use libfuzzer_sys::fuzz_target;
use support::{Connection, Sample, Scene, with_ids};

struct Stage {
    scene: Scene,
    device: i64,
    configuration: i64,
    tokens: [String; 2],
}

fn stage() -> &'static Stage {
    static STAGE: OnceLock<Stage> = OnceLock::new();
    STAGE.get_or_init(|| {
        let scene = Scene::on_sqlite();
        let (device, configuration) = (scene.claim(1), scene.configuration("One", true));
        let tokens = [scene.reseller().token().to_owned(), scene.admin().token().to_owned()];
        Stage { scene, device, configuration, tokens }
    })
}

thread_local! {
    static CONNECTION: RefCell<Option<Connection>> = const { RefCell::new(None) };
}

fuzz_target!(|bytes: &[u8]| {
    let stage = stage();
    let sample = Sample::read(&with_ids(&stage.scene, stage.device, stage.configuration, bytes));
    // Both callers, so that neither API is out of reach.
    for token in &stage.tokens {
        CONNECTION.with_borrow_mut(|connection| drop(sample.send(&stage.scene, connection, token)));
    }
});
