//! The HTTP side of Muster. The whole wiring is in [`app`] (what there is), [`families`] (which APIs there are), each
//! family's own module (which method is which function) and [`http::router`] (which paths belong to no family).

pub mod admin;
mod answer;
mod app;
mod auth;
mod batch;
pub mod cors;
mod device;
mod discovery;
mod dispatch;
mod families;
mod family;
mod google;
mod http;
mod jobs;
mod limit;
mod oauth;
mod observe;
mod play_emm;
mod public_url;
mod quota;
mod server;
mod settings;
mod sign_in;
mod zero_touch;

pub use families::FAMILIES;
pub use family::Family;
pub use http::{MAX_CONNECTIONS, OpenFiles};
pub use public_url::{is_every_interface, is_wildcard};
pub use server::{ServeError, Server};
pub use settings::{DEFAULT_SETUP_RATE, DEFAULT_SIGN_IN_RATE, Settings};
