//! gzip in both directions, and deflate of what is sent.

use std::io::{Read, Write};

use flate2::Compression;
use flate2::read::GzDecoder;
use flate2::write::{DeflateEncoder, GzEncoder, ZlibEncoder};
use serde_json::json;

use crate::support::{Answer, Scene, on_every_engine};

fn packed(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

fn unpacked(answer: &Answer) -> Vec<u8> {
    assert_eq!(answer.header("content-encoding"), Some("gzip"), "{}", answer.asked);
    let mut bytes = Vec::new();
    GzDecoder::new(answer.body.as_slice()).read_to_end(&mut bytes).unwrap();
    bytes
}

fn create(scene: &Scene, headers: &[(&str, &str)], body: Vec<u8>) -> Answer {
    let path = format!("/v1/customers/{}/configurations", scene.customer);
    let all: Vec<_> = [("Content-Type", "application/json; charset=UTF-8")].iter().chain(headers).copied().collect();
    scene.admin().send("POST", &path, &all, body)
}

#[test]
fn given_a_client_that_takes_gzip_when_the_answer_is_long_then_it_is_compressed_and_the_same() {
    on_every_engine(|scene| {
        for number in 0..10 {
            scene.claim(number);
        }
        let path = format!("/v1/customers/{}/devices", scene.customer);
        let plain = scene.admin().get(&path);
        assert_eq!(plain.header("content-encoding"), None, "not asked for");
        for accepted in ["gzip", "gzip, deflate", "deflate, gzip;q=0.5"] {
            let answer = scene.admin().with_header("Accept-Encoding", accepted).get(&path);
            assert_eq!(unpacked(&answer), plain.body, "{accepted}");
            assert_eq!(answer.header("vary"), Some("Accept-Encoding"));
            assert!(answer.body.len() < plain.body.len());
        }
        for accepted in ["identity", "br", "gzip;q=0"] {
            let answer = scene.admin().with_header("Accept-Encoding", accepted).get(&path);
            assert_eq!(answer.body, plain.body, "{accepted}");
        }
    });
}

#[test]
fn given_a_short_answer_when_gzip_is_taken_then_it_stays_plain() {
    on_every_engine(|scene| {
        let answer = scene
            .admin()
            .with_header("Accept-Encoding", "gzip")
            .get(&format!("/v1/customers/{}/devices", scene.customer));
        assert_eq!(answer.header("content-encoding"), None);
        assert_eq!(answer.ok(), json!({}));
    });
}

#[test]
fn given_a_compressed_body_when_sent_then_it_is_read() {
    on_every_engine(|scene| {
        let body = packed(scene.configuration_body("Java").to_string().as_bytes());
        for encoding in ["gzip", "GZIP", "x-gzip"] {
            let made = create(scene, &[("Content-Encoding", encoding)], body.clone()).ok();
            assert_eq!(made["configurationName"], "Java");
        }
    });
}

#[test]
fn given_a_deflated_body_when_sent_then_it_is_read_with_and_without_its_header() {
    on_every_engine(|scene| {
        let body = scene.configuration_body("Deflated").to_string();
        let mut zlib = ZlibEncoder::new(Vec::new(), Compression::best());
        let mut bare = DeflateEncoder::new(Vec::new(), Compression::best());
        zlib.write_all(body.as_bytes()).unwrap();
        bare.write_all(body.as_bytes()).unwrap();
        for body in [zlib.finish().unwrap(), bare.finish().unwrap()] {
            let made = create(scene, &[("Content-Encoding", "deflate")], body.clone()).ok();
            assert_eq!(made["configurationName"], "Deflated");
            let cut = body[..body.len() - 6].to_vec();
            let refused = create(scene, &[("Content-Encoding", "deflate")], cut).refused(400, "INVALID_ARGUMENT");
            refused.says("not valid deflate");
        }
        let mut bomb = ZlibEncoder::new(Vec::new(), Compression::best());
        bomb.write_all(&vec![b' '; 50_000_000]).unwrap();
        let refused = create(scene, &[("Content-Encoding", "deflate")], bomb.finish().unwrap());
        refused.refused(400, "INVALID_ARGUMENT").says("longer than 1048576 bytes");
    });
}

#[test]
fn given_a_chunked_compressed_body_as_javas_client_sends_it_when_sent_then_it_is_read() {
    on_every_engine(|scene| {
        let body = packed(scene.configuration_body("Chunked").to_string().as_bytes());
        let mut chunked = Vec::new();
        for chunk in body.chunks(50) {
            chunked.extend_from_slice(format!("{:x}\r\n", chunk.len()).as_bytes());
            chunked.extend_from_slice(chunk);
            chunked.extend_from_slice(b"\r\n");
        }
        chunked.extend_from_slice(b"0\r\n\r\n");
        let token = format!("Bearer {}", scene.admin().token());
        let headers = [
            ("Authorization", token.as_bytes()),
            ("Content-Type", b"application/json; charset=UTF-8".as_slice()),
            ("Content-Encoding", b"gzip"),
            ("Transfer-Encoding", b"chunked"),
        ];
        let path = format!("/v1/customers/{}/configurations", scene.customer);
        let answer = scene.connect().request(b"POST", path.as_bytes(), &headers, &chunked).unwrap();
        assert_eq!(answer.ok()["configurationName"], "Chunked");
    });
}

#[test]
fn given_a_gzip_bomb_when_sent_then_the_unpacked_size_counts() {
    on_every_engine(|scene| {
        let before = scene.footprint();
        let bomb = packed(&vec![b' '; 50_000_000]);
        assert!(bomb.len() < 100_000, "a small body");
        let refused = create(scene, &[("Content-Encoding", "gzip")], bomb).refused(400, "INVALID_ARGUMENT");
        refused.says("longer than 1048576 bytes");
        assert_eq!(scene.footprint(), before);
    });
}

#[test]
fn given_an_encoding_that_is_unknown_or_broken_when_sent_then_400_says_so() {
    on_every_engine(|scene| {
        let good = packed(b"{}");
        for (encoding, body, says) in [
            // Deflate is read by now, and gzip is not it.
            ("deflate", good.clone(), "not valid deflate"),
            ("br", good.clone(), "only gzip"),
            ("gzip", b"{}".to_vec(), "not valid gzip"),
            ("gzip", good[..good.len() - 6].to_vec(), "not valid gzip"),
            ("gzip, gzip", packed(&good), "only gzip, deflate"),
        ] {
            create(scene, &[("Content-Encoding", encoding)], body).refused(400, "INVALID_ARGUMENT").says(says);
        }
        // Java announces gzip for an empty body too.
        create(scene, &[("Content-Encoding", "gzip")], Vec::new())
            .refused(400, "INVALID_ARGUMENT")
            .about("configurationName");
    });
}
