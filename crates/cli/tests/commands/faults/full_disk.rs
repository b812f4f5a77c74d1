//! A disk that is full: writes are refused, reads are served, nothing is lost, and all goes on when there is room again.

use std::fs;
use std::time::Duration;

use rustix::process::{Pid, Resource, Rlimit, prlimit};

use super::scene::Scene;
use crate::support::{Client, Running, imei};

/// Room that is left to the server's files, in bytes: for some claims, not for many.
const ROOM: u64 = 64 * 1024;

/// Claims after which the disk must have been full.
const MANY: u32 = 2000;

/// Sets how long a file of the server may become. To write more fails as on a full disk.
fn limit_files(server: &Running, bytes: Option<u64>) {
    let pid = Pid::from_raw(server.pid().parse().unwrap());
    prlimit(pid, Resource::Fsize, Rlimit { current: bytes, maximum: None }).unwrap();
}

fn longest_file(scene: &Scene) -> u64 {
    let files = fs::read_dir(scene.installation.data()).unwrap();
    files.map(|file| file.unwrap().metadata().unwrap().len()).max().unwrap()
}

#[test]
fn given_a_full_disk_then_writes_are_unavailable_and_reads_are_not_and_nothing_acknowledged_is_lost() {
    let scene = Scene::embedded();
    let server = scene.serve_ignoring("XFSZ");
    let (client, stranger) = (scene.as_reseller(&server), Client::new(&server.url));
    limit_files(&server, Some(longest_file(&scene) + ROOM));

    let mut acknowledged = Vec::new();
    let mut number = 0;
    let refused = loop {
        assert!(number < MANY, "the disk is never full");
        let (path, body) = scene.claim(number);
        let (status, answer) = client.post(&path, &body);
        if status != 200 {
            break (status, answer);
        }
        acknowledged.push(imei(number));
        number += 1;
    };
    assert_eq!(refused.0, 503, "a write on a full disk can be tried again later: {}", refused.1);
    assert_eq!(refused.1["error"]["status"], "UNAVAILABLE", "{}", refused.1);
    assert!(!acknowledged.is_empty(), "there was room for some");
    let (status, customers) = client.get(&format!("/v1/partners/{}/customers", scene.reseller));
    assert_eq!(status, 200, "reads are served: {customers}");
    assert_eq!(stranger.get("/healthz").0, 200, "the process is alive");
    assert_eq!(stranger.get("/readyz").0, 503, "it takes no work that has to be written");

    limit_files(&server, None);
    let (path, body) = scene.claim(number);
    let (status, answer) = client.post(&path, &body);
    assert_eq!(status, 200, "with room again the refused call is done: {answer}");
    acknowledged.push(imei(number));
    // What was found lately holds for half a second.
    let ready = (0..100).any(|_| {
        std::thread::sleep(Duration::from_millis(50));
        stranger.get("/readyz").0 == 200
    });
    assert!(ready, "and the server is ready");
    assert_eq!(server.stop().0, Some(0));

    let claimed = scene.claimed();
    let lost: Vec<&String> = acknowledged.iter().filter(|imei| !claimed.contains(*imei)).collect();
    assert!(lost.is_empty(), "acknowledged claims are lost: {lost:?}");
    assert_eq!(claimed.len(), acknowledged.len(), "a refused claim leaves nothing behind");
}
