//! Methods that clients can call and that answer 501 so far. The list only shrinks: a method that has a function must not
//! be on it, and the tests hold it against what the server answers.

use muster_core::{Code, Error};

use crate::family::{Route, custom};

/// The ids, one on a line.
const LIST: &str = include_str!("unimplemented.txt");

/// A route for every method on the list.
pub(super) fn routes() -> impl Iterator<Item = Route> {
    LIST.lines().map(|id| {
        let refuse = custom(|_, job| async move {
            Err(Error::new(Code::Unimplemented, format!("{} is not served yet", job.method.id)))
        });
        Route::new(id, refuse)
    })
}
