//! A family that has nothing in common with Google's, served by the same dispatch: its own envelope, admission by key,
//! open pages, images, answers without a body, paths with a trailing slash; and all of it within a batch.

use std::sync::Arc;

use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use muster_core::{Caller, Code, Context, Error};
use muster_store::{Options, Store};
use muster_wire::method::{Api, HttpMethod, Method, Segment};
use muster_wire::rule::{Checked, FieldRule, Rule};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use tempfile::TempDir;
use tower::ServiceExt;

use crate::answer::{NoContent, Page, Png, Reply, Success};
use crate::app::App;
use crate::dispatch::Request as Call;
use crate::families::FAMILIES;
use crate::family::{Admission, CommonParameters, Family, NoBody, Route, read, write};
use crate::http::router;
use crate::settings::Settings;

const fn method(id: &'static str, http: HttpMethod, path: &'static [Segment], flat_path: &'static str) -> Method {
    Method {
        id,
        http,
        path,
        verb: None,
        template: flat_path,
        flat_path,
        parameters: &[],
        captures: &[],
        request: None,
        response: Some("Sample"),
        scopes: &[],
        legacy: false,
    }
}

const SAMPLE: &[Segment] = &[Segment::Literal("v1"), Segment::Literal("samples"), Segment::Wildcard];
const IMAGE: &[Segment] =
    &[Segment::Literal("v1"), Segment::Literal("samples"), Segment::Wildcard, Segment::Literal("image")];
const PAGE: &[Segment] =
    &[Segment::Literal("v1"), Segment::Literal("samples"), Segment::Wildcard, Segment::Literal("page")];

static METHODS: &[Method] = &[
    method("sample.samples.get", HttpMethod::Get, SAMPLE, "v1/samples/{id}"),
    method("sample.samples.delete", HttpMethod::Delete, SAMPLE, "v1/samples/{id}"),
    method("sample.samples.update", HttpMethod::Put, SAMPLE, "v1/samples/{id}"),
    method("sample.samples.image", HttpMethod::Get, IMAGE, "v1/samples/{id}/image"),
    method("sample.samples.page", HttpMethod::Get, PAGE, "v1/samples/{id}/page"),
];

static API: Api =
    Api::new("sample", "v1", METHODS, r#"{"schemas": {"Sample": {"properties": {"id": {"type": "string"}}}}}"#);

/// The bytes every PNG begins with.
const PNG_SIGNATURE: &[u8] = b"\x89PNG\r\n\x1a\n";

static SAMPLES: Family = Family {
    name: "sample",
    api: &API,
    prefixes: &["v1/samples"],
    routes: || {
        let key = Admission::Key(|_, key| {
            Box::pin(async move {
                if key == "right" { Ok(Arc::new(Caller::Anybody)) } else { Err(Error::forbidden("no such key")) }
            })
        });
        vec![
            Route::new("sample.samples.get", read(get)).admitting(key),
            Route::new("sample.samples.delete", write(delete)).admitting(key),
            Route::new("sample.samples.update", write(update)).admitting(key),
            Route::new("sample.samples.image", read(image)).admitting(Admission::Open),
            Route::new("sample.samples.page", read(page)).admitting(Admission::Open),
        ]
    },
    common_parameters: CommonParameters::None,
    batch_paths: &["batch/sample/v1"],
    holds: &[],
    discovery: None,
    quota: None,
    trailing_slash: true,
    success: Success::Enveloped(|data| json!({"status": true, "data": data})),
    failure: |error| {
        let status = if error.code == Code::PermissionDenied { StatusCode::FORBIDDEN } else { StatusCode::BAD_REQUEST };
        let body = json!({"status": false, "error": {"code": 4002, "message": error.message}});
        Reply::json(status, body.to_string().into_bytes())
    },
};

fn get(_: &mut Call<'_, '_>, _: &NoBody) -> Result<Value, Error> {
    Ok(json!({"id": "7"}))
}

fn delete(_: &mut Call<'_, '_>, _: &NoBody) -> Result<NoContent, Error> {
    Ok(NoContent)
}

#[derive(Serialize, Deserialize)]
struct Sample {
    name: Option<String>,
}

impl Checked for Sample {
    const RULES: &'static [FieldRule] =
        &[FieldRule { name: "name", rule: Rule { required: true, max_chars: Some(3), ..Rule::NONE }, below: None }];
}

fn update(_: &mut Call<'_, '_>, sample: &Sample) -> Result<Value, Error> {
    Ok(json!({"name": sample.name}))
}

fn image(_: &mut Call<'_, '_>, _: &NoBody) -> Result<Png, Error> {
    Ok(Png(PNG_SIGNATURE.to_vec()))
}

fn page(_: &mut Call<'_, '_>, _: &NoBody) -> Result<Page, Error> {
    Ok(Page("<title>Sample</title>".to_owned()))
}

/// A server with the sample family beside all others.
struct Served {
    app: Arc<App>,
    _directory: TempDir,
}

/// Status, content type and body.
type Answered = (StatusCode, String, Vec<u8>);

impl Served {
    fn new() -> Self {
        let directory = tempfile::tempdir().expect("a directory");
        let store = Store::open(&Options::sqlite(directory.path().join("muster.db"))).expect("a store");
        let families: Vec<&'static Family> = [&SAMPLES].into_iter().chain(FAMILIES.iter().copied()).collect();
        let app = App::with(
            &families,
            Arc::new(store),
            Context::system(),
            Settings::default(),
            "https://muster.example.com".to_owned(),
        );
        Self { app: Arc::new(app), _directory: directory }
    }

    async fn send(&self, http: &str, path: &str, headers: &[(&str, &str)], body: &str) -> Answered {
        let mut request = Request::builder().method(http).uri(path);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let request = request.body(Body::from(body.to_owned())).expect("a request");
        let response = router(Arc::clone(&self.app)).oneshot(request).await.expect("an answer");
        let kind = response.headers().get(header::CONTENT_TYPE).map(|kind| kind.to_str().unwrap_or("").to_owned());
        let status = response.status();
        let body = axum::body::to_bytes(response.into_body(), usize::MAX).await.expect("a body");
        (status, kind.unwrap_or_default(), body.to_vec())
    }
}

const KEY: (&str, &str) = ("Authorization", "Bearer right");

fn json_of(answered: &Answered) -> Value {
    serde_json::from_slice(&answered.2).unwrap_or_else(|_| panic!("no JSON: {answered:?}"))
}

#[tokio::test]
async fn given_a_family_with_an_envelope_then_answers_and_errors_are_in_it() {
    let served = Served::new();
    let answered = served.send("GET", "/v1/samples/7", &[KEY], "").await;
    assert_eq!((answered.0, json_of(&answered)), (StatusCode::OK, json!({"status": true, "data": {"id": "7"}})));
    let refused = served.send("GET", "/v1/samples/7", &[("Authorization", "Bearer wrong")], "").await;
    assert_eq!(refused.0, StatusCode::FORBIDDEN);
    assert_eq!(json_of(&refused)["error"]["code"], 4002, "{refused:?}");
    let unknown = served.send("GET", "/v1/samples", &[KEY], "").await;
    assert_eq!(json_of(&unknown)["status"], false, "an unknown path below its prefix is the family's: {unknown:?}");
}

#[tokio::test]
async fn given_a_body_that_breaks_a_rule_of_its_description_then_no_handler_sees_it() {
    let served = Served::new();
    for (body, status, message) in [
        (r#"{"name": "abc"}"#, StatusCode::OK, Value::Null),
        (r#"{"name": "abcd"}"#, StatusCode::BAD_REQUEST, json!("name must have at most 3 characters")),
        ("{}", StatusCode::BAD_REQUEST, json!("name is required")),
        ("", StatusCode::BAD_REQUEST, json!("name is required")),
    ] {
        let answered = served.send("PUT", "/v1/samples/7", &[KEY], body).await;
        assert_eq!((answered.0, &json_of(&answered)["error"]["message"]), (status, &message), "{body}: {answered:?}");
    }
}

#[tokio::test]
async fn given_a_family_with_keys_of_its_own_when_a_call_is_overridden_then_its_key_is_not_read_as_an_access_token() {
    let served = Served::new();
    let meant = ("X-HTTP-Method-Override", "GET");
    let answered = served.send("POST", "/v1/samples/7", &[KEY, meant], "").await;
    assert_eq!(answered.0, StatusCode::OK, "{answered:?}");
    let refused = served.send("POST", "/v1/samples/7", &[KEY, meant], "fields=id").await;
    assert_eq!(refused.0, StatusCode::BAD_REQUEST, "the form is read: {refused:?}");
    let stranger = served.send("POST", "/v1/samples/7", &[("Authorization", "Bearer wrong"), meant], "").await;
    assert_eq!(stranger.0, StatusCode::FORBIDDEN, "{stranger:?}");
}

#[tokio::test]
async fn given_a_family_that_allows_a_trailing_slash_then_it_means_nothing_and_with_others_it_still_does() {
    let served = Served::new();
    assert_eq!(served.send("GET", "/v1/samples/7/", &[KEY], "").await.0, StatusCode::OK);
    assert_eq!(served.send("GET", "/v1/samples/7//", &[KEY], "").await.0, StatusCode::BAD_REQUEST);
    assert_eq!(served.send("GET", "/v1/customers/", &[KEY], "").await.0, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn given_a_family_without_googles_parameters_then_none_of_them_is_taken() {
    let served = Served::new();
    for query in ["fields=id", "prettyPrint=false", "alt=json", "key=1", "$.xgafv=2"] {
        let refused = served.send("GET", &format!("/v1/samples/7?{query}"), &[KEY], "").await;
        assert_eq!(refused.0, StatusCode::BAD_REQUEST, "{query}: {refused:?}");
    }
    let mask = ("X-Goog-FieldMask", "nonsense");
    let answered = served.send("GET", "/v1/samples/7", &[KEY, mask], "").await;
    assert_eq!((answered.0, &json_of(&answered)["data"]), (StatusCode::OK, &json!({"id": "7"})), "a header of others");
}

#[tokio::test]
async fn given_an_image_a_page_and_nothing_then_each_has_its_status_and_type() {
    let served = Served::new();
    let image = served.send("GET", "/v1/samples/7/image", &[("Accept-Encoding", "gzip")], "").await;
    assert_eq!((image.0, image.1.as_str(), image.2.as_slice()), (StatusCode::OK, "image/png", PNG_SIGNATURE));
    let page = served.send("GET", "/v1/samples/7/page", &[], "").await;
    assert_eq!((page.0, page.1.as_str()), (StatusCode::OK, "text/html; charset=utf-8"));
    let nothing = served.send("DELETE", "/v1/samples/7", &[KEY], "").await;
    assert_eq!(nothing, (StatusCode::NO_CONTENT, String::new(), Vec::new()));
}

#[tokio::test]
async fn given_a_batch_then_every_form_of_answer_is_a_part_of_it() {
    let served = Served::new();
    let calls = ["GET /v1/samples/7", "DELETE /v1/samples/7", "GET /v1/samples/7/page", "GET /v1/samples"];
    // The key goes with each call: what stands in the batch's own header is an access token.
    let (name, value) = KEY;
    let parts = calls.map(|call| {
        format!("--b\r\nContent-Type: application/http\r\n\r\n{call} HTTP/1.1\r\n{name}: {value}\r\n\r\n\r\n")
    });
    let body = format!("{}--b--\r\n", parts.concat());
    let kind = ("Content-Type", "multipart/mixed; boundary=b");
    let (status, _, body) = served.send("POST", "/batch/sample/v1", &[kind], &body).await;
    let text = String::from_utf8_lossy(&body);
    assert_eq!(status, StatusCode::OK, "{text}");
    let lines: Vec<&str> = text.lines().filter(|line| line.starts_with("HTTP/1.1 ")).collect();
    assert_eq!(lines, ["HTTP/1.1 200 OK", "HTTP/1.1 204 No Content", "HTTP/1.1 200 OK", "HTTP/1.1 400 Bad Request"]);
    assert!(text.contains("\r\nContent-Type: text/html; charset=utf-8\r\n"), "{text}");
    assert!(text.contains("\r\nContent-Length: 0\r\n\r\n\r\n"), "nothing has no body: {text}");
    let refused = served.send("POST", "/batch/sample/v1", &[], "").await;
    assert_eq!(json_of(&refused)["status"], false, "the batch's own errors are the family's: {refused:?}");
}
