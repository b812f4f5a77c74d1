//! What transactions ring for, on every node ([`muster_store::Tx::ring`]).

/// Rung when an operation is ready to be processed.
pub const OPERATIONS: &str = "operations";

/// Rung when what a token may do has changed: a key was revoked, or a user's part or terms are others.
pub const ACCESS: &str = "access";
