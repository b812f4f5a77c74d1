//! Methods that answer 501 so far. The list only shrinks: a method with a function cannot be on it.

use crate::families::methods;
use crate::support::{Prepared, on_every_engine};

/// The committed list, one id on a line.
pub const LIST: &str = include_str!("../../../src/play_emm/unimplemented.txt");

/// A request for a method that is made from its path alone.
fn request(id: &str) -> Prepared {
    let (family, method) =
        methods().find(|(_, method)| method.id == id).unwrap_or_else(|| panic!("{id} is on the list, but no method"));
    let required = method.parameters.iter().filter(|own| own.required && !method.flat_path.contains(own.name));
    let query: Vec<String> = required.map(|own| format!("{}=x", own.name)).collect();
    let path = format!("/{}?{}", method.flat_path.replace(['{', '}'], ""), query.join("&"));
    Prepared { id: method.id, family, method, path, body: None }
}

#[test]
fn given_a_method_of_the_list_when_called_then_501_names_it_in_the_envelope() {
    on_every_engine(|scene| {
        for id in LIST.lines() {
            let refused = request(id).send(&scene.emm()).refused(501, "UNIMPLEMENTED");
            refused.says(id);
        }
    });
}

#[test]
fn given_a_method_of_the_list_when_called_without_its_scope_then_401_or_403_as_for_any_other() {
    on_every_engine(|scene| {
        for id in LIST.lines() {
            request(id).send(&scene.anonymous()).refused(401, "UNAUTHENTICATED");
            request(id).send(&scene.reseller()).refused(403, "PERMISSION_DENIED");
        }
    });
}

#[test]
fn the_list_is_sorted_and_names_each_method_once() {
    let ids: Vec<&str> = LIST.lines().collect();
    assert!(ids.is_sorted_by(|one, other| one < other), "the list is sorted, each id once");
}
