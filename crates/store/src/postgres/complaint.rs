//! What is wrong with a database URL, in words that help and that show nothing of a password.

use std::error::Error as _;

use tokio_postgres::Config;

use crate::database_url::DatabaseUrl;

/// What a URL must look like, where nothing better can be said.
const FORM: &str = "the database URL is not postgres://user:password@host:port/name?option=value with options that are known \
                    here; in a password write %40 for @, %3A for :, %2F for /, %3F for ?, %23 for # and %25 for %";

/// Options that URLs of other programs have, and what to write instead.
const FOREIGN: [(&str, &str); 5] = [
    ("schema", "write options=-csearch_path%3DNAME"),
    ("currentSchema", "write options=-csearch_path%3DNAME"),
    ("ssl", "write sslmode=require, or better sslmode=verify-full"),
    ("pgbouncer", "leave it out, and set pool_mode=session in PgBouncer"),
    ("connection_limit", "leave it out; docs/operations.md says how many connections there are"),
];

/// Longest name of an option that is shown.
const MAX_NAME_CHARS: usize = 40;

/// Says that a second @ stands before host and database: the client would take the first for the end of the password, and
/// look for a host that has the rest of it in its name.
pub(super) fn of_second_at(url: &DatabaseUrl) -> Option<&'static str> {
    let (_, address) = url.reveal().split_once("://")?;
    let (_, after) = address.split('?').next()?.split_once('@')?;
    let authority = after.split('/').next()?;
    authority.contains('@').then_some(
        "the database URL has more than one @ before its host: in user and password write %40 for @, %2F for / and %3A for :",
    )
}

/// Says why the client does not take the URL, of which `rest` was given to it.
pub(super) fn of_form(url: &DatabaseUrl, rest: &str) -> String {
    of_option(url, rest).unwrap_or_else(|| FORM.to_owned())
}

/// Says which option is wrong, if one is and it is certain that it is no part of a password.
fn of_option(url: &DatabaseUrl, rest: &str) -> Option<String> {
    let (before, query) = rest.rsplit_once('?')?;
    let (_, address) = before.split_once("://")?;
    // A URL whose host was forgotten may have a password behind its colon, and one without a database may be a password from
    // there to its end.
    let has_database = url.place()?.contains('/');
    if !has_database || (!address.contains('@') && address.contains(':')) {
        return None;
    }
    let (option, error) = query.split('&').find_map(|option| {
        let error = format!("postgres://host/?{option}").parse::<Config>().err()?;
        Some((option, error))
    })?;
    let name = option.split_once('=')?.0;
    let ordinary = |c: char| c.is_ascii_alphanumeric() || "_-.".contains(c);
    if name.is_empty() || name.len() > MAX_NAME_CHARS || !name.chars().all(ordinary) {
        return None;
    }
    if !error.source().is_some_and(|cause| cause.to_string().starts_with("unknown option")) {
        return Some(format!("the option {name} of the database URL has a value that cannot be used"));
    }
    let advice = FOREIGN.iter().find(|(foreign, _)| *foreign == name).map_or("leave it out", |(_, advice)| advice);
    Some(format!("the database URL has the option {name}, which is not known here: {advice}"))
}

#[cfg(test)]
mod tests {
    use super::super::Server;
    use super::*;

    fn complaint(url: &str) -> String {
        let url = DatabaseUrl::parse(url).expect("its scheme is right");
        Server::new(&url).err().map_or_else(String::new, |error| error.message)
    }

    #[test]
    fn an_option_of_another_program_is_named_with_what_to_write_instead() {
        for (query, says) in [
            ("pgbouncer=true", "option pgbouncer, which is not known here: leave it out, and set pool_mode=session"),
            ("schema=public", "option schema, which is not known here: write options=-csearch_path%3DNAME"),
            ("connection_limit=5", "option connection_limit"),
            ("ssl=true", "write sslmode=require"),
            (
                "connect_timeout=5&sslmode=disable&pool_timeout=0",
                "option pool_timeout, which is not known here: leave it out",
            ),
            ("connect_timeout=soon", "option connect_timeout of the database URL has a value that cannot be used"),
        ] {
            for address in ["muster:s%40crt@db.example.com:5432/muster", "db.example.com/muster"] {
                let said = complaint(&format!("postgres://{address}?{query}"));
                assert!(said.contains(says), "{address}?{query}: {said}");
                assert!(!said.contains("%40 for @"), "passwords are not the matter: {said}");
            }
        }
    }

    #[test]
    fn what_may_be_part_of_a_password_is_not_named() {
        for url in [
            "postgres://muster:pass?secret=1",
            "postgres://muster:5432?secret=1",
            "postgres://muster:and@127.0.0.1?secret=1",
            "postgres://muster:p@ss?secret=1@db.example.com/muster",
            "postgres://muster:pass@db.example.com/muster?secret",
            "postgres://muster@db.example.com/muster?se%20cret=1",
        ] {
            let said = complaint(url);
            assert!(said.contains("%40 for @") && !said.contains("cret"), "{url}: {said}");
        }
    }

    #[test]
    fn a_second_at_is_a_matter_of_the_password() {
        for url in
            ["postgres://muster:sec@ret@db.example.com/muster", "postgres://muster@srv:secret@db.example.com/muster"]
        {
            let said = complaint(url);
            assert!(said.contains("more than one @") && said.contains("%40 for @"), "{url}: {said}");
            assert!(!said.contains("ret"), "{said}");
        }
        for url in [
            "postgres://muster:sec%40ret@db.example.com/muster",
            "postgres://muster@db.example.com/at@home",
            "postgres://db.example.com/muster?user=a@b.example",
        ] {
            assert_eq!(complaint(url), "", "{url}");
        }
    }
}
