//! `muster routes`.

use std::process::ExitCode;

use muster_server::FAMILIES;
use muster_wire::method::Method;

use crate::failure::Failure;
use crate::print::Form;
use crate::table::{Width, column, narrow, wide};

/// Arguments of `muster routes`.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  \
    muster routes\n  \
    muster routes claim\n  \
    muster routes 'customers.*.get'\n  \
    muster routes /v1/customers")]
pub struct RoutesArguments {
    #[command(flatten)]
    form: Form,
    #[command(flatten)]
    width: Width,
    /// Show only methods whose id or path has this in it; * stands for any text, ? for one character. Case does not matter
    #[arg(value_name = "PATTERN")]
    pattern: Option<String>,
}

#[derive(serde::Serialize)]
struct Route {
    id: &'static str,
    http: &'static str,
    path: String,
    /// Whether it does anything: a method that is described only answers 501.
    served: bool,
}

/// Prints the methods of all API families.
pub fn routes(arguments: &RoutesArguments) -> Result<ExitCode, Failure> {
    let pattern = arguments.pattern.as_deref().unwrap_or_default().to_lowercase();
    let routes: Vec<Route> = FAMILIES
        .iter()
        .flat_map(|family| {
            let unserved = family.unserved();
            family.api.methods.iter().map(move |method| route(method, !unserved.contains(&method.id)))
        })
        .filter(|route| fits(&pattern, &route.id.to_lowercase()) || fits(&pattern, &route.path.to_lowercase()))
        .collect();
    if routes.is_empty() {
        return Err(Failure::new(format!("no method's id or path has {pattern:?} in it")));
    }
    let row = |route: &Route| {
        let (served, briefly) = if route.served { ("", "") } else { ("501 UNIMPLEMENTED", "501") };
        // The family is told by the path.
        let short = route.id.split_once('.').map_or(route.id, |(_, method)| method);
        [route.http, &route.path, route.id, short, served, briefly].map(str::to_owned)
    };
    let columns = [column("HTTP"), column("PATH"), wide("METHOD"), narrow("METHOD"), wide("SERVED"), narrow("SERVED")];
    arguments.form.list(&routes, &columns, row, "there are no methods", arguments.width)?;
    Ok(ExitCode::SUCCESS)
}

fn route(method: &'static Method, served: bool) -> Route {
    Route { id: method.id, http: method.http.as_str(), path: format!("/{}", method.flat_path), served }
}

/// Whether `text` has the pattern in it.
fn fits(pattern: &str, text: &str) -> bool {
    let pattern: Vec<char> = format!("*{pattern}*").chars().collect();
    let text: Vec<char> = text.chars().collect();
    // Only the last star ever has to give way: it takes one character more until the rest fits.
    let (mut at, mut read, mut star) = (0, 0, None);
    while read < text.len() {
        match pattern.get(at) {
            Some('*') => {
                star = Some((at, read));
                at += 1;
            }
            Some(wanted) if *wanted == '?' || *wanted == text[read] => {
                at += 1;
                read += 1;
            }
            _ => match &mut star {
                Some((star_at, taken)) => {
                    *taken += 1;
                    (at, read) = (*star_at + 1, *taken);
                }
                None => return false,
            },
        }
    }
    pattern[at..].iter().all(|rest| *rest == '*')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pattern_is_found_anywhere_and_its_wildcards_stand_for_text() {
        for (pattern, text) in [
            ("", "abc"),
            ("b", "abc"),
            ("a*c", "abbbc"),
            ("a?c", "xabcx"),
            ("*", ""),
            ("b*b*d", "abcbcbd"),
            ("c", "abc"),
        ] {
            assert!(fits(pattern, text), "{pattern:?} should be found in {text:?}");
        }
        for (pattern, text) in [("d", "abc"), ("a?c", "ac"), ("b*a", "abc"), ("abcd", "abc"), ("??", "a")] {
            assert!(!fits(pattern, text), "{pattern:?} should not be found in {text:?}");
        }
    }
}
