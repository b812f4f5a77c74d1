//! The HTTP side of Muster. The whole wiring is in [`app`] (what there is), [`http::router`] (which paths go where) and
//! [`zero_touch`] (which method is which function).

pub mod admin;
mod app;
mod auth;
mod batch;
mod device;
mod discovery;
mod dispatch;
mod http;
mod jobs;
mod oauth;
mod observe;
mod quota;
mod server;
mod settings;
mod wire;
mod zero_touch;

pub use http::{MAX_CONNECTIONS, OpenFiles};
pub use server::{ServeError, Server};
pub use settings::{DEFAULT_SETUP_RATE, Settings};
