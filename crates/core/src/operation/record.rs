//! An operation as it is stored.

use muster_store::{Param, record};

use crate::id::{OperationId, ResellerId};
use crate::operation::Kind;
use crate::text_column::text_column;

/// How far an operation is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum State {
    /// Its items are still being received and nobody has been told of it; or it is being removed and nobody is told any more.
    Receiving,
    /// Received, not begun.
    Pending,
    /// At least one chunk is done.
    Running,
    /// All chunks are done.
    Processed,
}

impl State {
    fn as_str(self) -> &'static str {
        match self {
            State::Receiving => "receiving",
            State::Pending => "pending",
            State::Running => "running",
            State::Processed => "processed",
        }
    }

    fn from_name(name: &str) -> Option<Self> {
        [State::Receiving, State::Pending, State::Running, State::Processed]
            .into_iter()
            .find(|state| state.as_str() == name)
    }
}

text_column!(State, "a stored operation is in an unknown state");
text_column!(Kind, "a stored operation is of an unknown kind");

impl From<State> for Param<'_> {
    fn from(state: State) -> Self {
        Param::Text(state.as_str())
    }
}

record! {
    /// An operation.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub(super) struct Operation in "operation" key (id) {
        /// Its id.
        pub id: OperationId,
        /// Whose it is.
        pub partner_id: ResellerId,
        /// What it does with its items.
        pub kind: Kind,
        /// How far it is.
        pub state: State,
        /// Items it has.
        pub devices_count: i64,
        /// Items that are done.
        pub processed_count: i64,
        /// Items that went well.
        pub success_count: i64,
        /// When it came in, in milliseconds since 1970.
        pub created_at: i64,
        /// Until when a node has it for itself, in milliseconds since 1970; 0: nobody does.
        pub lease_until: i64,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::round_trip::round_trip;

    #[test]
    fn what_is_written_is_read_back_column_by_column() {
        let operation = |n: i64, kind, state| Operation {
            id: OperationId::new(1),
            partner_id: ResellerId::new(n),
            kind,
            state,
            devices_count: n + 1,
            processed_count: n + 2,
            success_count: n + 3,
            created_at: n + 4,
            lease_until: n + 5,
        };
        let first = operation(10, Kind::Claim, State::Pending);
        round_trip(&first, &operation(20, Kind::UpdateMetadata, State::Running));
    }
}
