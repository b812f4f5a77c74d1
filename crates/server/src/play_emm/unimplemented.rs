//! Methods that clients can call and that answer 501 so far. The list only shrinks: a method that has a function must not
//! be on it, and the tests hold it against what the server answers.

use crate::family::Route;

/// The ids, one on a line.
const LIST: &str = include_str!("unimplemented.txt");

/// A route for every method on the list.
pub(super) fn routes() -> impl Iterator<Item = Route> {
    LIST.lines().map(Route::unserved)
}
