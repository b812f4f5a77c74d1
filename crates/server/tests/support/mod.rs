//! A whole server in this process, with a database, companies and keys: everything an HTTP test needs.
//!
//! Every test runs on SQLite, and on PostgreSQL when `MUSTER_TEST_POSTGRES` names a server; with `CI=true` it must.

mod answer;
mod clock;
mod credentials;
#[path = "../../../store/tests/support/mod.rs"]
pub mod databases;
mod device;
mod prepared;
mod raw;
mod running;
mod sample;
mod scene;
mod tenant;
mod trap;

pub use answer::{Answer, Refusal};
pub use clock::TestClock;
pub use credentials::{Account, CUSTOMER_SCOPE, ENTERPRISE_SCOPE, RESELLER_SCOPE, sign, sign_with_other_key, unsigned};
pub use databases::Database;
pub use device::{imei, imei_identifier, wifi_identifier};
pub use prepared::{Asked, Module, Prepared, Tested, ask, claim_body, tell};
pub use raw::Connection;
pub use running::Running;
pub use sample::{Sample, with_ids};
pub use scene::{Client, Scene, id, on_every_engine, on_every_engine_with, settings};
pub use tenant::Tenant;
pub use trap::{TestChance, Trap};
