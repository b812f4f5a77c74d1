//! Transactions over SQLite or PostgreSQL.
//!
//! [`Store::read`] and [`Store::write`] are async outside ([`Pending`]) and synchronous inside: the closure runs on a thread
//! that owns a database connection, inside one transaction, and its answer is returned only after the transaction ended.
//! What the caller is told was written is on disk. The crate knows nothing of devices: it carries statements, rows and the schema.
//!
//! The reasons for this shape are in the design, section 4; the SQL both engines take is described in `docs/sql.md`.

mod backup;
mod bells;
mod bulk;
mod column;
mod database_url;
mod error;
mod fault;
mod job;
mod migrate;
mod options;
mod owner;
mod pending;
mod postgres;
mod record;
mod row;
mod sqlite;
mod store;
mod tx;
mod value;

pub use backup::{BackupError, BackupSummary, FORMAT_VERSION as BACKUP_FORMAT_VERSION, check as check_backup};
pub use column::Column;
pub use database_url::DatabaseUrl;
pub use error::{StoreError, StoreErrorKind};
pub use fault::Fault;
pub use migrate::SCHEMA_VERSION;
pub use options::{Engine, Missing, Options};
pub use owner::ownership_advice;
pub use pending::Pending;
pub use record::{Record, Texts};
pub use row::Row;
pub use sqlite::{DatabaseFiles, DatabaseLock, is_same as is_same_place, is_sqlite, is_write_ahead_log};
pub use store::{QueueDepth, Store};
pub use tx::Tx;
pub use value::Param;
