//! A phone: its hardware identifiers and what it does when it is switched on for the first time.

use crate::connection::{MAX_ANSWER_BYTES, agent};
use crate::{BootError, Setup};
use muster_wire::device::{DeviceIdentifier, SetupRequest, SetupResponse};
use std::io::Read;
use ureq::http::{Response, StatusCode, header};

/// Where a set-up request goes (`api/device.json`).
const SETUP_PATH: &str = "/device/v1/setup";

/// A simulated phone. Fields that its hardware does not have stay `None`; all it has is sent, and which of
/// them is matched first is the server's decision (zero-touch reference, section on identifiers).
///
/// Values are sent as given, so that a phone with a damaged identifier can be simulated too.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Phone {
    /// IMEI of the first SIM slot, 14 to 16 digits.
    pub imei: Option<String>,
    /// IMEI of the second SIM slot.
    pub imei2: Option<String>,
    /// MEID of the first radio, for phones on CDMA networks.
    pub meid: Option<String>,
    /// MEID of the second radio.
    pub meid2: Option<String>,
    /// The maker's serial number; recognised together with manufacturer and model.
    pub serial_number: Option<String>,
    /// The maker, as `ro.product.manufacturer` has it, for instance `Google`.
    pub manufacturer: Option<String>,
    /// The model, as `ro.product.model` has it, for instance `Pixel 9`.
    pub model: Option<String>,
    /// The set-up secret of the organisation, for servers that demand one.
    pub setup_secret: Option<String>,
}

impl Phone {
    /// Starts the phone as after a factory reset: asks the server at `server` (`http://HOST:PORT` or
    /// `https://HOST`, a path before the protocol's own is kept) who it belongs to.
    ///
    /// # Errors
    /// [`BootError`] for a phone without any identifier, a bad address, no or a senseless answer within the
    /// time limit, and whatever the server refuses.
    pub fn boot(&self, server: &str) -> Result<Setup, BootError> {
        if self.imei.is_none()
            && self.imei2.is_none()
            && self.meid.is_none()
            && self.meid2.is_none()
            && self.serial_number.is_none()
        {
            return Err(BootError::NoIdentifier);
        }
        let url = format!("{}{SETUP_PATH}", server.trim_end_matches('/'));
        let response = agent(server)?
            .post(url)
            .send_json(self.request())
            .map_err(|error| unreachable(server, &problem(&error)))?;
        answer(server, response)
    }

    fn request(&self) -> SetupRequest {
        SetupRequest {
            device_identifier: Some(DeviceIdentifier {
                imei: self.imei.clone(),
                imei2: self.imei2.clone(),
                meid: self.meid.clone(),
                meid2: self.meid2.clone(),
                serial_number: self.serial_number.clone(),
                manufacturer: self.manufacturer.clone(),
                model: self.model.clone(),
            }),
            setup_secret: self.setup_secret.clone(),
        }
    }
}

/// What the HTTP client reported, in words that help where something else than TLS answers an `https://` address.
fn problem(error: &ureq::Error) -> String {
    let tls = match error {
        ureq::Error::Rustls(error) => Some(error),
        ureq::Error::Io(error) => error.get_ref().and_then(|inner| inner.downcast_ref()),
        _ => None,
    };
    match tls {
        Some(rustls::Error::InvalidMessage(_)) => {
            "what answers there does not speak TLS; a Muster server itself never does: begin its own address with http://, or \
             give that of the proxy before it"
                .to_owned()
        }
        _ => error.to_string(),
    }
}

fn unreachable(server: &str, problem: &str) -> BootError {
    BootError::Unreachable { server: server.to_owned(), problem: problem.to_owned() }
}

fn answer(server: &str, mut response: Response<ureq::Body>) -> Result<Setup, BootError> {
    let status = response.status();
    let retry_after =
        response.headers().get(header::RETRY_AFTER).and_then(|value| value.to_str().ok()?.trim().parse().ok());
    let mut body = Vec::new();
    // One byte more than allowed is read, to tell a body that ends at the limit from one that goes on.
    let mut reader = response.body_mut().as_reader().take(MAX_ANSWER_BYTES + 1);
    reader.read_to_end(&mut body).map_err(|error| unreachable(server, &error.to_string()))?;
    let unreadable =
        |problem: String| BootError::Unreadable { server: server.to_owned(), code: status.as_u16(), problem };
    if body.len() as u64 > MAX_ANSWER_BYTES {
        return Err(unreadable(format!("the answer is larger than {MAX_ANSWER_BYTES} bytes")));
    }
    if status != StatusCode::OK {
        return Err(BootError::from_answer(server, status.as_u16(), retry_after, &body));
    }
    understood(&body).map_err(unreadable)
}

/// Whether an answer has that member at all: one that is left out reads as false.
#[derive(serde::Deserialize)]
struct Said {
    registered: Option<serde::de::IgnoredAny>,
}

/// Reads the answer's body. `registered` must be there: `{}` from some other server is no answer.
fn understood(body: &[u8]) -> Result<Setup, String> {
    let describe = |error: serde_json::Error| crate::screen::plain(&error.to_string());
    // From the text and never by way of values, so that the extras stay what they were byte for byte.
    let Said { registered: Some(_) } = serde_json::from_slice(body).map_err(describe)? else {
        return Err("the answer does not say whether the phone is `registered`".to_owned());
    };
    let answer: SetupResponse = serde_json::from_slice(body).map_err(describe)?;
    Setup::try_from(answer).map_err(str::to_owned)
}
