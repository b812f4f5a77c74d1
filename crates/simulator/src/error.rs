//! Why a simulated phone could not finish its set-up request.

use crate::screen::plain;

/// What went wrong between switching a phone on and the answer to its set-up request.
///
/// Texts that came from the server are stripped of control characters before they are stored here, so a
/// message can be printed to a terminal as it is.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BootError {
    /// The phone has no IMEI, MEID or serial number, so no server could recognise it.
    #[error("the phone has no hardware identifier: give it an IMEI, a MEID or a serial number")]
    NoIdentifier,
    /// The server's address is not an HTTP address.
    #[error("the server's address {server:?} must start with http:// or https://")]
    BadServer {
        /// The address as it was given.
        server: String,
    },
    /// The certificate authorities for `https://` could not be read.
    #[error("cannot set up TLS: {0}")]
    Trust(String),
    /// No answer: name not found, connection refused, certificate refused, time limit.
    #[error("cannot reach {server}: {problem}")]
    Unreachable {
        /// The address as it was given.
        server: String,
        /// What the HTTP client reported.
        problem: String,
    },
    /// The server answered with an error of the google.rpc form.
    #[error("the server refused the set-up request: {message} ({status}, HTTP {code}){}", retry_hint(.retry_after))]
    Refused {
        /// The HTTP status code, for instance 429.
        code: u16,
        /// The google.rpc code's name, for instance `RESOURCE_EXHAUSTED`.
        status: String,
        /// The message for the caller.
        message: String,
        /// The `Retry-After` header, in seconds, where the server sent one.
        retry_after: Option<u64>,
    },
    /// The server answered, but not as the device protocol says: most likely another server.
    #[error("{server} does not answer like a Muster server (HTTP {code}): {problem}")]
    Unreadable {
        /// The address as it was given.
        server: String,
        /// The HTTP status code.
        code: u16,
        /// What could not be understood.
        problem: String,
    },
}

fn retry_hint(retry_after: &Option<u64>) -> String {
    retry_after.map(|seconds| format!("; try again in {seconds} s")).unwrap_or_default()
}

/// The error envelope of every Google API: `{"error":{"code":400,"message":"…","status":"…"}}`
/// (zero-touch reference, section 2). Other members are for programs, not for a phone.
#[derive(serde::Deserialize)]
struct Envelope {
    error: EnvelopeError,
}

#[derive(serde::Deserialize)]
struct EnvelopeError {
    message: String,
    #[serde(default)]
    status: String,
}

impl BootError {
    /// Reads an answer that is not a success.
    pub(crate) fn from_answer(server: &str, code: u16, retry_after: Option<u64>, body: &[u8]) -> Self {
        match serde_json::from_slice::<Envelope>(body) {
            Ok(Envelope { error }) => Self::Refused {
                code,
                status: if error.status.is_empty() { "UNKNOWN".to_owned() } else { plain(&error.status) },
                message: plain(&error.message),
                retry_after,
            },
            Err(_) => Self::Unreadable {
                server: server.to_owned(),
                code,
                problem: "the error has no google.rpc envelope".to_owned(),
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn given_a_google_rpc_error_then_code_message_and_waiting_time_are_told() {
        let body = br#"{"error":{"code":429,"message":"too many set-up requests","status":"RESOURCE_EXHAUSTED"}}"#;
        let told = BootError::from_answer("http://h", 429, Some(30), body).to_string();
        assert!(told.contains("too many set-up requests (RESOURCE_EXHAUSTED, HTTP 429); try again in 30 s"), "{told}");
    }

    #[test]
    fn given_an_error_message_with_an_escape_sequence_then_it_is_not_told_raw() {
        let body = b"{\"error\":{\"message\":\"a\\u001b[2Jb\\u009b\",\"status\":\"X\\u0007\"}}";
        let told = BootError::from_answer("http://h", 400, None, body).to_string();
        assert!(!told.chars().any(char::is_control), "{told:?}");
    }

    #[test]
    fn given_an_error_page_of_another_server_then_it_is_called_unreadable() {
        let error = BootError::from_answer("http://h", 502, None, b"<html>Bad Gateway</html>");
        assert!(matches!(error, BootError::Unreadable { code: 502, .. }), "{error:?}");
    }
}
