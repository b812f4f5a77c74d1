//! What a server answered, and what every answer must look like.

use serde_json::{Value, json};

/// An HTTP answer.
#[derive(Clone, Debug)]
pub struct Answer {
    pub status: u16,
    /// Names in lower case.
    pub headers: Vec<(String, String)>,
    pub body: Vec<u8>,
    /// Method and path of the request, for failures that explain themselves.
    pub asked: String,
}

/// An error in the API's envelope.
#[derive(Debug)]
pub struct Refusal {
    pub message: String,
    /// Google's custom error code, such as `INVALID_IMEI`.
    pub reason: Option<String>,
    /// The path of the field that is wrong.
    pub field: Option<String>,
    pub body: Value,
    #[allow(dead_code, reason = "failures print it")]
    asked: String,
}

impl Answer {
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body)
            .unwrap_or_else(|error| panic!("{}: not JSON ({error}): {:?}", self.asked, self.text()))
    }

    /// The JSON of an answer that must have gone well.
    #[track_caller]
    pub fn ok(&self) -> Value {
        assert_eq!(self.status, 200, "{} should be answered: {}", self.asked, self.text());
        assert_eq!(self.header("content-type"), Some("application/json; charset=UTF-8"), "{}", self.asked);
        self.json()
    }

    /// The error of an answer that must have this HTTP status and google.rpc code, in Google's envelope in both its
    /// shapes (zero-touch reference, section 2).
    #[track_caller]
    pub fn refused(&self, status: u16, code: &str) -> Refusal {
        let refusal = self.refusal();
        assert_eq!((self.status, refusal.body["error"]["status"].as_str()), (status, Some(code)), "{refusal:#?}");
        refusal
    }

    /// The error of an answer that must be one, whatever its code.
    #[track_caller]
    pub fn refusal(&self) -> Refusal {
        assert!(self.status >= 400, "{} should be refused, got {}: {}", self.asked, self.status, self.text());
        assert_eq!(self.header("content-type"), Some("application/json; charset=UTF-8"), "{}", self.asked);
        let body = self.json();
        let error = &body["error"];
        let message = error["message"].as_str().unwrap_or_default().to_owned();
        assert_eq!(error["code"], json!(self.status), "{}: the envelope repeats the status: {body}", self.asked);
        assert!(!message.is_empty(), "{}: an error has a message: {body}", self.asked);
        assert!(error["status"].is_string(), "{}: an error has a status: {body}", self.asked);
        let first = &error["errors"][0];
        assert_eq!(first["message"], json!(message), "{}: errors[0] has the same message: {body}", self.asked);
        assert_eq!(first["domain"], "global", "{}: {body}", self.asked);
        assert!(first["reason"].is_string(), "{}: errors[0] has a reason: {body}", self.asked);
        let details = error["details"].as_array().cloned().unwrap_or_default();
        for detail in &details {
            assert!(detail["@type"].is_string(), "{}: every detail has a type: {body}", self.asked);
        }
        let found = |pointer: &str| {
            details.iter().find_map(|detail| detail.pointer(pointer).and_then(Value::as_str)).map(str::to_owned)
        };
        Refusal {
            message,
            reason: found("/code"),
            field: found("/fieldViolations/0/field"),
            asked: self.asked.clone(),
            body: body.clone(),
        }
    }
}

impl Refusal {
    /// Checks the field's path, and that the sentence names the field without beginning with a path: some clients show no
    /// more than what comes before the first full stop.
    #[track_caller]
    pub fn about(&self, field: &str) -> &Self {
        assert_eq!(self.field.as_deref(), Some(field), "{self:#?}");
        let shown = self.message.split('.').next().unwrap_or_default();
        assert!(shown.split_whitespace().count() > 1, "before its first full stop it must say something: {self:#?}");
        let first = self.message.split_whitespace().next().unwrap_or_default();
        assert!(!first.ends_with(':') && !first.contains('.'), "the sentence comes first: {self:#?}");
        // A key of a map is somebody's own text.
        let leaf = match field.split_once(".entries.") {
            Some((_, key)) => key,
            None => field.rsplit('.').next().unwrap_or_default(),
        };
        assert!(self.message.contains(leaf), "it should name {leaf}: {self:#?}");
        self
    }

    /// Checks Google's custom error code.
    #[track_caller]
    pub fn because(&self, reason: &str) -> &Self {
        assert_eq!(self.reason.as_deref(), Some(reason), "{self:#?}");
        self
    }

    /// Checks that the message says something.
    #[track_caller]
    pub fn says(&self, text: &str) -> &Self {
        assert!(self.message.contains(text), "the message should contain {text:?}: {self:#?}");
        self
    }
}
