//! The rules of zero-touch enrolment: one module per noun. Every function runs inside one store transaction and takes
//! what it needs (time, chance, caller) from its [`Call`].

mod call;
mod caller;
mod context;
mod error;
mod page_token;
mod setting;
mod tenancy;
mod text;

pub mod bell;
pub mod company;
pub mod configuration;
pub mod device;
pub mod dpc;
pub mod event;
pub mod operation;
pub mod permission;
pub mod service_account;

pub use call::Call;
pub use caller::{Caller, Scope, ServiceAccount};
pub use context::{Chance, Clock, Context, IdSource, SystemChance, SystemClock};
pub use error::{Code, Detail, Error, Noun, Violation};
pub use page_token::Page;
pub use setting::Setting;
