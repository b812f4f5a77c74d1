//! Requests of the corpus, whole and with random damage, through the real server: it answers each of them, and never
//! with 5xx. The same corpus feeds the fuzz target in `crates/server/fuzz`.
//!
//! `MUSTER_MUTATIONS` and `MUSTER_SEED` set how many and which; a failure prints the seed and the request.

use std::path::{Path, PathBuf};

use serde_json::json;

use crate::support::{Connection, Scene, imei_identifier, on_every_engine};

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

/// A request of the corpus, taken apart.
#[derive(Clone, Debug)]
struct Sample {
    method: Vec<u8>,
    target: Vec<u8>,
    headers: Vec<(String, Vec<u8>)>,
    body: Vec<u8>,
}

impl std::fmt::Display for Sample {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "{} {}", self.method.escape_ascii(), self.target.escape_ascii())?;
        for (name, value) in &self.headers {
            write!(out, "\n{name}: {}", value.escape_ascii())?;
        }
        write!(out, "\n\n{}", self.body.escape_ascii())
    }
}

impl Sample {
    /// The first line is method and target; headers follow; after a blank line comes the body.
    fn read(bytes: &[u8]) -> Self {
        let end = bytes.windows(2).position(|pair| pair == b"\n\n").expect("a blank line after the headers");
        let head = std::str::from_utf8(&bytes[..end]).unwrap();
        let (line, headers) = head.split_once('\n').unwrap_or((head, ""));
        let (method, target) = line.split_once(' ').unwrap();
        let headers = headers.lines().map(|line| line.split_once(": ").unwrap());
        Self {
            method: method.into(),
            target: target.into(),
            headers: headers.map(|(name, value)| (name.to_owned(), value.into())).collect(),
            body: bytes[end + 2..].to_vec(),
        }
    }

    fn damage(&mut self, dice: &mut Dice, others: &[Self]) {
        for _ in 0..=dice.below(MAX_DAMAGE) {
            let other = &others[dice.below(others.len())];
            match dice.below(12) {
                0 => self.target.clone_from(&other.target),
                1 => self.headers.clone_from(&other.headers),
                2 => self.body.clone_from(&other.body),
                3 => self.method = dice.of(&["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "X"]).into(),
                4 | 5 => damage(&mut self.target, dice, &other.target),
                6 => {
                    let at = dice.below(self.headers.len());
                    if let Some((_, value)) = self.headers.get_mut(at) {
                        damage(value, dice, b"gzip");
                    }
                }
                _ => damage(&mut self.body, dice, &other.body),
            }
        }
        // What follows would not be one request any more: these bytes end a line or the target.
        self.target.retain(|byte| !matches!(byte, b'\r' | b'\n' | b' ' | b'\t' | 0));
        for (_, value) in &mut self.headers {
            value.retain(|byte| !matches!(byte, b'\r' | b'\n' | 0));
        }
        if self.target.first() != Some(&b'/') {
            self.target.insert(0, b'/');
        }
        self.body.truncate(MAX_PART_BYTES);
        self.target.truncate(MAX_PART_BYTES);
    }
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

/// Puts the scene's ids in the places the corpus keeps for them.
fn with_ids(scene: &Scene, device: i64, configuration: i64, bytes: &[u8]) -> Vec<u8> {
    let mut text = String::from_utf8(bytes.to_vec()).expect("the corpus is text");
    for (place, id) in [
        ("{partner}", scene.partner),
        ("{vendor}", scene.vendor),
        ("{customer}", scene.customer),
        ("{dpc}", scene.dpc),
        ("{device}", device),
        ("{configuration}", configuration),
    ] {
        text = text.replace(place, &id.to_string());
    }
    text.into_bytes()
}

/// Sends a request and checks what every request must be answered with.
fn send(scene: &Scene, connection: &mut Option<Connection>, token: &str, sample: &Sample, about: &str) -> u16 {
    let mut headers: Vec<(&str, &[u8])> =
        sample.headers.iter().map(|(name, value)| (name.as_str(), value.as_slice())).collect();
    let authorization = format!("Bearer {token}");
    headers.push(("Authorization", authorization.as_bytes()));
    let open = connection.get_or_insert_with(|| scene.connect());
    let mut answer = open.request(&sample.method, &sample.target, &headers, &sample.body);
    if answer.is_none() {
        // The server may have closed the connection after an earlier request it could not read to its end.
        let fresh = connection.insert(scene.connect());
        answer = fresh.request(&sample.method, &sample.target, &headers, &sample.body);
    }
    let answer = answer.unwrap_or_else(|| panic!("{about}: no answer to {sample}"));
    assert!(answer.status < 500, "{about}: {} {} to {sample}", answer.status, answer.text());
    if answer.header("connection") == Some("close") {
        *connection = None;
    }
    answer.status
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
        for (number, sample) in samples.iter().enumerate() {
            let statuses =
                tokens.each_ref().map(|token| send(scene, &mut None, token, sample, &format!("sample {number}")));
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
                let status = send(scene, &mut None, client.token(), &sample, &file.display().to_string());
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
        for run in 0..count {
            let mut sample = samples[dice.below(samples.len())].clone();
            sample.damage(&mut dice, &samples);
            let token = &tokens[dice.below(tokens.len())];
            let status = send(scene, &mut connection, token, &sample, &format!("MUSTER_SEED={seed}, run {run}"));
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
