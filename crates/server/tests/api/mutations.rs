//! Requests of the corpus, whole and with random damage, through the real server: it answers each of them, and never
//! with 5xx. The same corpus feeds the fuzz target in `crates/server/fuzz`.
//!
//! `MUSTER_MUTATIONS` and `MUSTER_SEED` set how many and which; a failure prints the seed and the request.

use std::path::{Path, PathBuf};

use serde_json::json;

use crate::support::{Sample, Scene, imei_identifier, on_every_engine, with_ids};

/// Damaged requests a run sends.
const MUTATIONS: u64 = 2000;

/// Where the damage begins; another seed is another run.
const SEED: u64 = 0x6d75_7374_6572;

/// Damage done to one request at most.
const MAX_DAMAGE: usize = 6;

/// Longest damaged part: what is longer says nothing new and takes time.
const MAX_PART_BYTES: usize = 20_000;

/// Bytes that parsers trip over.
const STUMBLING: &[&[u8]] = &[
    b"\0",
    b"\"",
    b"\\",
    b"{",
    b"}",
    b"[",
    b"]",
    b":",
    b",",
    b"null",
    b"true",
    b"-",
    b"-0",
    b"1e999",
    b"1E-999",
    b".5",
    b"9223372036854775807",
    b"9223372036854775808",
    b"-9223372036854775809",
    b"\\u0000",
    b"\\ud800",
    b"\xff",
    b"\xc3\x28",
    b"\xf0\x9f\x93\xb1",
    b"%",
    b"%00",
    b"%2F",
    b"%ff",
    b"/",
    b"//",
    b"..",
    b"?",
    b"&",
    b"=",
    b"#",
    b";",
    b"+",
    b" ",
    b"\t",
    b"(",
    b")",
    b"*",
    b"--",
    b"\r\n",
    b"\n",
    b"{}",
    b"[[[[[[[[",
    b"{\"a\":",
    b"SECTION_TYPE_UNSPECIFIED",
    b"0s",
    b"@type",
    b"\xef\xbb\xbf",
    b"\xe2\x80\xae",
    b"AAAA",
    b"=b=",
    b"HTTP/1.1",
];

/// A small generator of random numbers (xorshift64*): the same seed gives the same run everywhere.
struct Dice(u64);

impl Dice {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_f491_4f6c_dd1d)
    }

    /// A number below `end`, or 0.
    fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.next() >> 33).unwrap().checked_rem(end).unwrap_or(0)
    }

    fn of<'a, T: ?Sized>(&mut self, all: &[&'a T]) -> &'a T {
        all[self.below(all.len())]
    }
}

/// Damages a request in a few places; `others` lend their parts.
fn damage_some(sample: &mut Sample, dice: &mut Dice, others: &[Sample]) {
    for _ in 0..=dice.below(MAX_DAMAGE) {
        let other = &others[dice.below(others.len())];
        match dice.below(12) {
            0 => sample.target.clone_from(&other.target),
            1 => sample.headers.clone_from(&other.headers),
            2 => sample.body.clone_from(&other.body),
            3 => sample.method = dice.of(&["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "X"]).into(),
            4 | 5 => damage(&mut sample.target, dice, &other.target),
            6 => {
                let at = dice.below(sample.headers.len());
                if let Some((_, value)) = sample.headers.get_mut(at) {
                    damage(value, dice, b"gzip");
                }
            }
            _ => damage(&mut sample.body, dice, &other.body),
        }
    }
    sample.make_sendable();
    sample.body.truncate(MAX_PART_BYTES);
    sample.target.truncate(MAX_PART_BYTES);
}

fn damage(bytes: &mut Vec<u8>, dice: &mut Dice, other: &[u8]) {
    let at = dice.below(bytes.len() + 1);
    let end = (at + 1 + dice.below(12)).min(bytes.len());
    match dice.below(8) {
        0 => drop(bytes.drain(at.min(end)..end)),
        1 => bytes.truncate(at),
        2 => {
            let again = bytes[at.min(end)..end].repeat(1 + dice.below(40));
            bytes.splice(at..at, again);
        }
        3 => {
            if let Some(byte) = bytes.get_mut(at) {
                *byte ^= 1 << dice.below(8);
            }
        }
        4 => {
            let from = dice.below(other.len() + 1);
            let piece = other[from..(from + dice.below(40)).min(other.len())].to_vec();
            bytes.splice(at..at, piece);
        }
        5 => {
            let long = dice.of(STUMBLING).repeat(1 + dice.below(300));
            bytes.splice(at..at, long);
        }
        _ => {
            let stumbling = dice.of(STUMBLING).to_vec();
            bytes.splice(at..end.max(at), stumbling);
        }
    }
}

fn corpus(directory: &str) -> Vec<(PathBuf, Vec<u8>)> {
    let directory = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus").join(directory);
    let mut files: Vec<PathBuf> = std::fs::read_dir(&directory).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    assert!(!files.is_empty(), "{} is empty", directory.display());
    files.into_iter().map(|path| (path.clone(), std::fs::read(path).unwrap())).collect()
}

fn prepared(scene: &Scene) -> (Vec<Sample>, [String; 2]) {
    let (device, configuration) = (scene.claim(1), scene.configuration("One", true));
    let samples = corpus("requests");
    let samples =
        samples.iter().map(|(_, bytes)| Sample::read(&with_ids(scene, device, configuration, bytes))).collect();
    (samples, [scene.reseller().token().to_owned(), scene.admin().token().to_owned()])
}

#[test]
fn given_the_corpus_as_it_is_when_sent_then_most_of_it_succeeds() {
    on_every_engine(|scene| {
        let (samples, tokens) = prepared(scene);
        let mut succeeded = 0;
        for sample in &samples {
            let statuses = tokens.each_ref().map(|token| sample.send(scene, &mut None, token).status);
            succeeded += usize::from(statuses.contains(&200));
        }
        assert!(succeeded * 10 >= samples.len() * 7, "only {succeeded} of {} are right requests", samples.len());
    });
}

#[test]
fn given_paths_and_page_tokens_of_the_corpus_when_sent_then_4xx_or_an_answer() {
    on_every_engine(|scene| {
        let client = scene.admin();
        for (file, token) in corpus("page_tokens") {
            let token = String::from_utf8(token).unwrap();
            let path = format!("/v1/customers/{}/devices?pageToken={token}", scene.customer);
            let refused = client.get(&path).refused(400, "INVALID_ARGUMENT");
            assert_eq!(refused.field.as_deref(), Some("pageToken"), "{}: {refused:?}", file.display());
        }
        for (file, path) in corpus("paths") {
            for method in ["GET", "POST", "PATCH", "DELETE"] {
                let sample =
                    Sample { method: method.into(), target: path.clone(), headers: Vec::new(), body: Vec::new() };
                let status = sample.send(scene, &mut None, client.token()).status;
                assert!((400..500).contains(&status), "{method} {}: {status}", file.display());
            }
        }
    });
}

#[test]
fn given_random_damage_when_sent_then_the_server_answers_all_and_never_with_5xx() {
    let number =
        |name: &str, otherwise| std::env::var(name).ok().and_then(|text| text.parse().ok()).unwrap_or(otherwise);
    let (seed, count) = (number("MUSTER_SEED", SEED), number("MUSTER_MUTATIONS", MUTATIONS));
    on_every_engine(|scene| {
        let (samples, tokens) = prepared(scene);
        let mut dice = Dice(seed);
        let mut connection = None;
        let mut statuses = std::collections::BTreeMap::new();
        println!("MUSTER_SEED={seed}");
        for _ in 0..count {
            let mut sample = samples[dice.below(samples.len())].clone();
            damage_some(&mut sample, &mut dice, &samples);
            let token = &tokens[dice.below(tokens.len())];
            let status = sample.send(scene, &mut connection, token).status;
            *statuses.entry(status).or_insert(0_u64) += 1;
        }
        println!("{statuses:?}");
        assert!(
            statuses.contains_key(&200) && statuses.contains_key(&400),
            "the damage is neither total nor none: {statuses:?}"
        );
        let alive = scene.anonymous().post("/device/v1/setup", &json!({"deviceIdentifier": imei_identifier(77)})).ok();
        assert_eq!(alive, json!({"registered": false}), "the server lives on");
    });
}
