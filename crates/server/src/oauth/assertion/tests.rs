#![allow(clippy::unwrap_used)]
use base64::Engine;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use jsonwebtoken::{Algorithm, EncodingKey};
use serde_json::{Value, json};

use super::*;

/// A private RSA key (PKCS #1) made for these tests only; it opens nothing.
const TEST_ONLY_PRIVATE_KEY: &str = "MIIEowIBAAKCAQEA55S42T0s6Ai23JbnqlIZtla0xcVLaM1aJVl/NiqQy9Plbgb+J7QHEI718S0mGUONrWRBauQuw/bIa5q2\
     9tBy1JDLM/XEIOpZaSKbZGHHOcTl+vQI8FChGOxjaot+JE0/wgyyI9wVPqlcTq4oCCiHGm7onDyS/RJeUX7ydiUgcevclGoh\
     U8x2UtTFG3u4M6v/YOmqmooA1GKzivVIoDrPBsNgeIjQufmZFM+NFViJmj7ti7B+LlxFMgr0Ou2MVvhstlXvkIpCDyolSj0k\
     3qkNZCeBoqWFN56/SNY03BJCIMyc/rd2QaRRSC4OyIkgGLqHiqZYgypWFoFtnQu+W055IwIDAQABAoIBACT+s7b0mGdq+Pdt\
     Xg3t9rCT0mYjugPAhm2gCfv3udDuBWFZ2aEzF8vT4sNIAKWZjpkMAo1WbYgdtO/HtAHi0+1UQjoHQXE2rtjmT+et3RtD8q9v\
     67ukTdAC93DOXvTiqFRSHeUvo+8yNA5XsQp4mvikjiFjZeHq3MltG8O286NvCis6IYKY9ln6ozMMGWlm4+sB/Rh7/o4aF4Hi\
     C3nhSHivh3TAdLnekKyZfIbUSMZP5Dj/pEJYfbAON6fqt2HnN/yIVrkK8QiHy53cD5RwK0Zv2jS4gnxILCu5+KXdqsIvzrXg\
     QLzXBzguAjI28qjxBFyIlpsXIGaf+H0mS6MpDgkCgYEA+FEan8w2lNUuz6j2VMSBqPKNWnVSHl9xhwqzC7/myvQG+q48PvSB\
     5wNajaSpgF7CMdCi9HjLT7csuBjk0D89mMcFz1v00cvaokZKn/JaNH1Ykp1CSdRjnYNJVn0j+RYSQeKEeLlzUWoVqF+JbCSG\
     ca0D7/bwJy4jFRh5oEr1ZPkCgYEA7r8OAWuNTKcuI8RhBGCMRa8ZeJbxN6hJo2+hT3+Qu9rjOVFDklaIto0VEdIB2jV3zi6w\
     im5Om46BX5Kje+dAU36hXHuAsGz03VyX+ZuihEhuA8dryP5/R97OQZz4Ud9lvgnTDNxySOmq8Zwct+GUNgGzylOtKBqYlm1l\
     Q/crgfsCgYBW+MEkevgbBNfSb9FnOzRWoi2UI0dR0AgJTlwLn3kMWJAhOOls+2KMMQaEWcnsZkQKApMwoSZEk1mcWUu7DItc\
     eUi1qfWDjazT7V6xysaBX+2n3GCdT0BcqOEE4+u3kF1wqg/P4NRdDZTsVhnhwKE+K2UXpRvT/TrYZqwi0l5EsQKBgQCqLPDU\
     vk73hmry/7WPoyoZOZhURnMmEwR6RMWcnvcRkBJK9svNcXT9ek68Zw7+9QGyq8EWy02ov8kj0KhLVyiY2zg1barrFp7rcma5\
     euA6nk4cz3bay9z546ztQ/AUm8Iv1VzkW/XyVuyMT5SA1YAJhukanM5eOabuAogeC/6tJQKBgCNCHiWY6ZrQeJLd6+UTFkB3\
     ybHn6szCkIOPqph4GCDLJknwxK8imgD9rzDtMRIATDcRjhEHjk3UwgqiCIeQTw8YSXZtu3PxB8kOR3ZvS/EdoynyORFyLGX/\
     l38QkU/nPVia+/zowoHTkbmyVxQRfLVEVM2JX8cJROiBygdS3xao";

/// Its public key as SubjectPublicKeyInfo.
const PUBLIC_KEY: &str = "MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEA55S42T0s6Ai23JbnqlIZtla0xcVLaM1aJVl/NiqQy9Plbgb+J7QH\
     EI718S0mGUONrWRBauQuw/bIa5q29tBy1JDLM/XEIOpZaSKbZGHHOcTl+vQI8FChGOxjaot+JE0/wgyyI9wVPqlcTq4oCCiH\
     Gm7onDyS/RJeUX7ydiUgcevclGohU8x2UtTFG3u4M6v/YOmqmooA1GKzivVIoDrPBsNgeIjQufmZFM+NFViJmj7ti7B+LlxF\
     Mgr0Ou2MVvhstlXvkIpCDyolSj0k3qkNZCeBoqWFN56/SNY03BJCIMyc/rd2QaRRSC4OyIkgGLqHiqZYgypWFoFtnQu+W055\
     IwIDAQAB";

/// The same public key in the PKCS #1 form.
const PUBLIC_KEY_PKCS1: &str = "MIIBCgKCAQEA55S42T0s6Ai23JbnqlIZtla0xcVLaM1aJVl/NiqQy9Plbgb+J7QHEI718S0mGUONrWRBauQuw/bIa5q29tBy\
     1JDLM/XEIOpZaSKbZGHHOcTl+vQI8FChGOxjaot+JE0/wgyyI9wVPqlcTq4oCCiHGm7onDyS/RJeUX7ydiUgcevclGohU8x2\
     UtTFG3u4M6v/YOmqmooA1GKzivVIoDrPBsNgeIjQufmZFM+NFViJmj7ti7B+LlxFMgr0Ou2MVvhstlXvkIpCDyolSj0k3qkN\
     ZCeBoqWFN56/SNY03BJCIMyc/rd2QaRRSC4OyIkgGLqHiqZYgypWFoFtnQu+W055IwIDAQAB";

const NOW: i64 = 1_800_000_000;
const ISSUER: &str = "emm@demo.iam.example";
const AUDIENCE: &str = "https://oauth2.googleapis.com/token";

fn public_key() -> Vec<u8> {
    STANDARD.decode(PUBLIC_KEY).unwrap()
}

fn claims() -> Value {
    json!({"iss": ISSUER, "aud": AUDIENCE, "scope": "a b", "iat": NOW - 10, "exp": NOW + 3590})
}

/// The claims with `name` replaced, or removed when `value` is null.
fn claims_with(name: &str, value: Value) -> Value {
    let mut claims = claims();
    let object = claims.as_object_mut().unwrap();
    if value.is_null() {
        object.remove(name);
    } else {
        object.insert(name.to_owned(), value);
    }
    claims
}

fn sign(header: &Value, claims: &Value) -> String {
    let key = EncodingKey::from_rsa_der(&STANDARD.decode(TEST_ONLY_PRIVATE_KEY).unwrap());
    let part = |value: &Value| URL_SAFE_NO_PAD.encode(value.to_string());
    let message = format!("{}.{}", part(header), part(claims));
    let signature = jsonwebtoken::crypto::sign(message.as_bytes(), &key, Algorithm::RS256).unwrap();
    format!("{message}.{signature}")
}

fn token(claims: &Value) -> String {
    sign(&json!({"alg": "RS256", "typ": "JWT", "kid": "k1"}), claims)
}

fn verified(token: &str) -> Result<Assertion, AssertionError> {
    verify(token, &public_key(), NOW, &|audience| audience == AUDIENCE)
}

#[test]
fn a_token_signed_by_its_issuer_within_its_hour_is_accepted() {
    let expected = Assertion {
        issuer: ISSUER.to_owned(),
        scope: Some("a b".to_owned()),
        audience: AUDIENCE.to_owned(),
        expires_at_seconds: NOW + 3590,
        issued_at_seconds: NOW - 10,
        key_id: Some("k1".to_owned()),
    };
    assert_eq!(verified(&token(&claims())), Ok(expected));
}

#[test]
fn issuer_and_key_id_can_be_read_before_the_key_is_known() {
    let expected = Unverified { issuer: ISSUER.to_owned(), key_id: Some("k1".to_owned()) };
    assert_eq!(peek(&token(&claims())), Ok(expected));
    let without_kid = sign(&json!({"alg": "RS256"}), &claims());
    assert_eq!(peek(&without_kid).unwrap().key_id, None);
    assert_eq!(verified(&without_kid).unwrap().key_id, None);
}

#[test]
fn the_public_key_may_be_der_or_pem_in_both_structures() {
    let token = token(&claims());
    let pem =
        |kind: &str, body: &str| format!("-----BEGIN {kind}-----\r\n{body}\r\n-----END {kind}-----\r\n").into_bytes();
    for key in [
        public_key(),
        STANDARD.decode(PUBLIC_KEY_PKCS1).unwrap(),
        pem("PUBLIC KEY", PUBLIC_KEY),
        pem("RSA PUBLIC KEY", PUBLIC_KEY_PKCS1),
    ] {
        assert!(verify(&token, &key, NOW, &|_| true).is_ok(), "key {}", String::from_utf8_lossy(&key));
    }
}

#[test]
fn a_key_that_is_no_rsa_key_verifies_nothing() {
    let token = token(&claims());
    assert_eq!(verify(&token, b"garbage", NOW, &|_| true), Err(AssertionError::Signature));
    assert_eq!(verify(&token, b"", NOW, &|_| true), Err(AssertionError::Signature));
    assert_eq!(verify(&token, b"-----BEGIN PUBLIC KEY-----\n*\n", NOW, &|_| true), Err(AssertionError::UnusableKey));
}

#[test]
fn a_changed_claim_header_or_signature_is_noticed() {
    let genuine = token(&claims());
    let other = token(&claims_with("iss", json!("other@demo.iam.example")));
    let parts: Vec<_> = genuine.split('.').collect();
    let forged = other.split('.').nth(1).unwrap();
    for changed in [
        format!("{}.{forged}.{}", parts[0], parts[2]),
        format!("{}.{}.", parts[0], parts[1]),
        format!("{}.{}.AAAA", parts[0], parts[1]),
        format!("{}.{}.*", parts[0], parts[1]),
    ] {
        assert_eq!(verified(&changed), Err(AssertionError::Signature), "token {changed}");
    }
}

#[test]
fn only_rs256_is_accepted() {
    for algorithm in ["none", "HS256", "RS512", "PS256", "ES256", "rs256"] {
        let token = sign(&json!({"alg": algorithm}), &claims());
        assert_eq!(peek(&token), Err(AssertionError::Algorithm), "alg {algorithm}");
        assert_eq!(verified(&token), Err(AssertionError::Algorithm), "alg {algorithm}");
    }
    let critical = sign(&json!({"alg": "RS256", "crit": ["x"], "x": 1}), &claims());
    assert_eq!(verified(&critical), Err(AssertionError::CriticalExtension));
}

#[test]
fn times_are_judged_by_the_given_clock_with_five_minutes_of_tolerance_for_start_expiry_and_lifetime() {
    for (issued, expires, expected) in [
        (NOW + 300, NOW + 3900, None),
        (NOW + 301, NOW + 3600, Some(AssertionError::NotYetValid)),
        (NOW - 3899, NOW - 299, None),
        (NOW - 3900, NOW - 300, Some(AssertionError::Expired)),
        (NOW - 60, NOW + 3600, None),
        (NOW - 300, NOW + 3600, None),
        (NOW - 301, NOW + 3600, Some(AssertionError::Lifetime)),
        (NOW - 10, i64::MAX, Some(AssertionError::Lifetime)),
        (i64::MIN, NOW + 10, Some(AssertionError::Lifetime)),
        (NOW, i64::MIN, Some(AssertionError::Expired)),
    ] {
        let token = token(&json!({"iss": ISSUER, "aud": AUDIENCE, "iat": issued, "exp": expires}));
        assert_eq!(verified(&token).err(), expected, "iat {issued}, exp {expires}");
    }
}

#[test]
fn clocks_that_are_wrong_by_so_much_pass_or_fail() {
    // The published table, fast and slow; each also with `iat` dated back by a minute, as PHP's library has it.
    for (wrong_by, passes) in [(0, true), (90, true), (390, false), (-90, true)] {
        for dated_back in [0, 60] {
            let theirs = NOW + wrong_by;
            let times = json!({"iat": theirs - dated_back, "exp": theirs + 3600});
            let claims = json!({"iss": ISSUER, "aud": AUDIENCE, "iat": times["iat"], "exp": times["exp"]});
            assert_eq!(verified(&token(&claims)).is_ok(), passes, "wrong by {wrong_by}, dated back by {dated_back}");
        }
    }
}

#[test]
fn a_start_in_the_future_is_honoured_and_fractions_of_seconds_are_dropped() {
    assert_eq!(verified(&token(&claims_with("nbf", json!(NOW + 301)))), Err(AssertionError::NotYetValid));
    assert_eq!(verified(&token(&claims_with("exp", json!(1_800_000_100.75)))).unwrap().expires_at_seconds, NOW + 100);
    assert_eq!(verified(&token(&claims_with("exp", json!(1e300)))), Err(AssertionError::Lifetime));
}

#[test]
fn every_required_claim_is_named_when_it_is_missing() {
    for claim in ["iss", "iat", "exp"] {
        let token = token(&claims_with(claim, Value::Null));
        assert_eq!(verified(&token), Err(AssertionError::MissingClaim(claim)), "without {claim}");
    }
    let mut neither = claims_with("aud", Value::Null);
    neither["scope"] = json!(" ");
    assert_eq!(verified(&token(&neither)), Err(AssertionError::MissingClaim("aud")));
}

#[test]
fn another_audience_is_refused() {
    let token = token(&claims_with("aud", json!("https://elsewhere.example/token")));
    assert_eq!(verified(&token), Err(AssertionError::Audience));
}

#[test]
fn a_token_with_scopes_instead_of_an_audience_is_asked_for_as_the_empty_audience() {
    let token = token(&claims_with("aud", Value::Null));
    assert_eq!(verified(&token), Err(AssertionError::Audience));
    let accepted = verify(&token, &public_key(), NOW, &str::is_empty).unwrap();
    assert_eq!((accepted.audience.as_str(), accepted.scope.as_deref()), ("", Some("a b")));
}

#[test]
fn acting_for_another_subject_is_refused() {
    assert!(verified(&token(&claims_with("sub", json!(ISSUER)))).is_ok());
    let delegated = token(&claims_with("sub", json!("admin@example.com")));
    assert_eq!(verified(&delegated), Err(AssertionError::Delegation));
}

#[test]
fn a_claim_of_the_wrong_json_type_is_named() {
    for (claim, value) in [
        ("iss", json!(["a"])),
        ("iss", json!(7)),
        ("sub", json!({})),
        ("aud", json!(7)),
        ("aud", json!([AUDIENCE, 7])),
        ("scope", json!(["a", "b"])),
        ("iat", json!("1800000000")),
        ("exp", json!(true)),
        ("nbf", json!("now")),
    ] {
        let refused = verified(&token(&claims_with(claim, value.clone()))).unwrap_err();
        assert!(
            matches!(refused, AssertionError::ClaimType(named, _) if named == claim),
            "{claim}: {value}: {refused}"
        );
        assert!(refused.to_string().contains(&format!("the claim {claim} must be a ")), "{refused}");
        assert_eq!(refused.oauth_code(), "invalid_request");
    }
    for (field, header) in [("alg", json!({"alg": 1})), ("kid", json!({"alg": "RS256", "kid": 1}))] {
        assert_eq!(peek(&sign(&header, &claims())), Err(AssertionError::HeaderType(field)));
    }
}

#[test]
fn one_of_several_audiences_has_to_be_ours() {
    let several = claims_with("aud", json!(["https://elsewhere.example/", "", AUDIENCE]));
    assert_eq!(verified(&token(&several)).unwrap().audience, AUDIENCE);
    let others = claims_with("aud", json!(["https://elsewhere.example/"]));
    assert_eq!(verified(&token(&others)), Err(AssertionError::Audience));
    let mut nobody = claims_with("aud", json!([]));
    nobody["scope"] = Value::Null;
    assert_eq!(verified(&token(&nobody)), Err(AssertionError::MissingClaim("aud")));
}

#[test]
fn what_is_no_jwt_is_an_invalid_request_and_never_a_panic() {
    let header = URL_SAFE_NO_PAD.encode(r#"{"alg":"RS256"}"#);
    let list = URL_SAFE_NO_PAD.encode(r#"{"iss":["a"]}"#);
    let control = URL_SAFE_NO_PAD.encode(r#"{"iss":"a\u0000b"}"#);
    for garbage in [
        String::new(),
        "...".to_owned(),
        "a.b".to_owned(),
        "ééé.é.é".to_owned(),
        format!("{header}..x"),
        format!("{header}.e30.e30.x"),
        format!("{header}.{list}.x"),
        format!("{header}.{control}.x"),
        "A".repeat(MAX_TOKEN_BYTES + 1),
    ] {
        let refused = peek(&garbage).unwrap_err();
        assert_eq!(refused.oauth_code(), "invalid_request", "token {garbage:?}: {refused}");
        assert_eq!(verified(&garbage), Err(refused));
    }
}

#[test]
fn refusals_of_a_jwt_are_an_invalid_grant_with_a_sentence() {
    let expired = verify(&token(&claims()), &public_key(), NOW + 4000, &|_| true).unwrap_err();
    assert_eq!((expired.oauth_code(), expired), ("invalid_grant", AssertionError::Expired));
    assert_eq!(expired.to_string(), "Invalid JWT: it has expired; check the client's clock.");
}
