//! The method whose path is most like an unknown one, for the message of the 404.

use std::collections::HashMap;

use super::{HttpMethod, Method, Segment};

/// Longer paths are not compared: they are no misspelling of a method, and comparing takes time.
const MAX_BYTES: usize = 256;
/// Paths of more segments are not compared, for the same reason.
const MAX_SEGMENTS: usize = 16;
/// What a missing id costs, in letters: about a short word.
const ID_COST: usize = 3;
/// What calling with another HTTP method costs, so that it decides only between equals.
const HTTP_COST: usize = 1;
/// A path is like a method's if less than a third of its letters differ.
const LIKE_DIVISOR: usize = 3;

pub(super) fn nearest(methods: &'static [Method], http: Option<HttpMethod>, path: &str) -> Option<&'static Method> {
    if path.len() > MAX_BYTES {
        return None;
    }
    // A verb counts as a segment of its own: writing `/` for `:` is the likeliest slip.
    let segments: Vec<&str> = path.split(['/', ':']).filter(|segment| !segment.is_empty()).collect();
    if segments.len() > MAX_SEGMENTS {
        return None;
    }
    // Methods are made of a few words: each is compared with each segment once.
    let mut known = HashMap::new();
    let mut cost = |method: &Method| {
        distance(&segments, method, &mut known) + if Some(method.http) == http { 0 } else { HTTP_COST }
    };
    let (cost, method) = methods.iter().map(|method| (cost(method), method)).min_by_key(|(cost, _)| *cost)?;
    let letters: usize = segments.iter().map(|segment| segment.len()).sum();
    (cost < letters.div_ceil(LIKE_DIVISOR)).then_some(method)
}

/// Costs of changing one word into another.
type Known<'p> = HashMap<(&'p str, &'static str), usize>;

/// The least cost of making the segments a path of the method by changing, adding and dropping segments.
fn distance<'p>(segments: &[&'p str], method: &Method, known: &mut Known<'p>) -> usize {
    let open = method.path.last() == Some(&Segment::Rest);
    let compared = if open { segments.len().min(method.path.len()) } else { segments.len() };
    let wanted: Vec<Segment> = method.path.iter().copied().chain(method.verb.map(Segment::Literal)).collect();
    let change = |have: &&'p str, wanted: &Segment| match *wanted {
        Segment::Literal(word) => {
            *known.entry((have, word)).or_insert_with(|| edit_distance(have.as_bytes(), word.as_bytes()))
        }
        Segment::Wildcard => have.bytes().filter(|byte| !byte.is_ascii_digit()).count(),
        Segment::Rest => 0,
    };
    let add = |wanted: &Segment| match wanted {
        Segment::Literal(word) => word.len(),
        Segment::Wildcard | Segment::Rest => ID_COST,
    };
    alignment(&segments[..compared], &wanted, change, |have| have.len(), add)
}

/// How many letters must be changed, added or dropped to make one word of another.
pub(crate) fn edit_distance(have: &[u8], wanted: &[u8]) -> usize {
    alignment(have, wanted, |have, wanted| usize::from(have != wanted), |_| 1, |_| 1)
}

/// The least cost of turning `have` into `wanted`: one row of the usual table, written over by the next.
fn alignment<H, W>(
    have: &[H],
    wanted: &[W],
    mut change: impl FnMut(&H, &W) -> usize,
    drop: impl Fn(&H) -> usize,
    add: impl Fn(&W) -> usize,
) -> usize {
    let mut row = Vec::with_capacity(wanted.len() + 1);
    row.push(0);
    for item in wanted {
        row.push(row[row.len() - 1] + add(item));
    }
    for item in have {
        let mut diagonal = row[0];
        row[0] += drop(item);
        for (index, want) in wanted.iter().enumerate() {
            let changed = diagonal + change(item, want);
            let dropped = row[index + 1] + drop(item);
            let added = row[index] + add(want);
            diagonal = row[index + 1];
            row[index + 1] = changed.min(dropped).min(added);
        }
    }
    row[wanted.len()]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::zero_touch::METHODS;

    fn nearest_id(http: HttpMethod, path: &str) -> Option<&'static str> {
        nearest(METHODS, Some(http), path).map(|method| method.id.trim_start_matches("androiddeviceprovisioning."))
    }

    #[test]
    fn given_a_misspelt_path_when_compared_then_the_meant_method_is_nearest() {
        for (http, path, id) in [
            (HttpMethod::Get, "v1/custmers", "customers.list"),
            (HttpMethod::Get, "v1/customer/1/device/2", "customers.devices.get"),
            (HttpMethod::Post, "v1/partners/1/devices:claimasync", "partners.devices.claimAsync"),
            (HttpMethod::Post, "v1/customers/1/devices/applyConfiguration", "customers.devices.applyConfiguration"),
            (HttpMethod::Get, "v2/customers/12345/dpcs", "customers.dpcs.list"),
            (HttpMethod::Get, "v1/customers/1/dpcs/", "customers.dpcs.list"),
            (HttpMethod::Get, "v1/operation/apibatchoperation/5", "operations.get"),
            (HttpMethod::Get, "customers/1/configurations", "customers.configurations.list"),
        ] {
            assert_eq!(nearest_id(http, path), Some(id), "{http} {path}");
        }
    }

    #[test]
    fn given_a_path_like_no_method_when_compared_then_there_is_no_nearest() {
        for path in ["", "favicon.ico", "wp-admin/install.php", "a/b/c"] {
            assert_eq!(nearest_id(HttpMethod::Get, path), None, "{path:?}");
        }
        assert_eq!(nearest_id(HttpMethod::Get, &"v1/customers/".repeat(1000)), None, "too long to be compared");
    }

    #[test]
    fn given_two_words_when_compared_then_the_distance_counts_changed_letters() {
        assert_eq!(edit_distance(b"devices", b"devices"), 0);
        assert_eq!(edit_distance(b"device", b"devices"), 1);
        assert_eq!(edit_distance(b"", b"abc"), 3);
        assert_eq!(edit_distance(b"kitten", b"sitting"), 3);
    }
}
