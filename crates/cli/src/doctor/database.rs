//! What the database says of itself.

use muster_server::admin::Facts;
use muster_server::is_wildcard;

use super::check::Check;

/// Keys for another address that are named one by one.
const NAMED_KEYS: usize = 3;

/// All checks of the database.
pub fn checks(facts: &Facts) -> Vec<Check> {
    vec![engine(facts), schema(facts), damages(facts), defaults(facts), orphans(facts), keys(facts)]
}

fn engine(facts: &Facts) -> Check {
    Check::ok("engine", format!("{} {}", facts.engine, facts.engine_version))
}

fn schema(facts: &Facts) -> Check {
    let found = format!("version {}", facts.schema);
    if facts.schema == facts.newest_schema {
        return Check::ok("schema", found);
    }
    let found = format!("{found}, this muster writes {}", facts.newest_schema);
    Check::fail("schema", found, "use the same version of muster as the server that runs")
}

fn damages(facts: &Facts) -> Check {
    const NAME: &str = "integrity";
    match facts.damages.as_deref() {
        None => Check::ok(NAME, "not checked: PostgreSQL has its own tools, such as pg_amcheck"),
        Some([]) => Check::ok(NAME, "quick_check found nothing"),
        Some([first, ..]) => Check::fail(
            NAME,
            format!("the database is damaged: {first}"),
            "stop the server, keep a copy of the files, and restore the newest backup",
        ),
    }
}

fn defaults(facts: &Facts) -> Check {
    const NAME: &str = "defaults";
    match facts.customers_with_several_defaults {
        0 => Check::ok(NAME, "no customer has more than one default configuration"),
        several => Check::fail(
            NAME,
            format!("{several} customers have more than one default configuration"),
            "patch isDefault of one of them to true: that clears the others",
        ),
    }
}

fn orphans(facts: &Facts) -> Check {
    const NAME: &str = "references";
    if facts.orphans.is_empty() {
        return Check::ok(NAME, "every reference leads somewhere");
    }
    let found: Vec<String> = facts.orphans.iter().map(|orphans| format!("{} {}", orphans.rows, orphans.what)).collect();
    Check::fail(NAME, found.join(", "), "this is a defect of muster: report it, with a backup if you can")
}

fn keys(facts: &Facts) -> Check {
    const NAME: &str = "keys";
    let Some(public_url) = &facts.public_url else {
        return Check::ok(NAME, "the server has not run yet, so it has no address");
    };
    if is_wildcard(public_url) {
        let advice = "start the server with --public-url, the address clients reach it at";
        return Check::warn(
            NAME,
            format!("{public_url}, the server's address, is none that clients can reach"),
            advice,
        );
    }
    let stray = &facts.keys_at_other_addresses;
    let Some(first) = stray.first() else {
        return Check::ok(NAME, format!("every live key names {public_url}"));
    };
    let named: Vec<&str> = stray.iter().take(NAMED_KEYS).map(|key| key.key_id.as_str()).collect();
    let more = stray.len().saturating_sub(NAMED_KEYS);
    let more = if more > 0 { format!(" and {more} more") } else { String::new() };
    Check::warn(
        NAME,
        format!(
            "{} live keys name another address than {public_url}, e.g. {} ({}): {}{more}",
            stray.len(),
            first.public_url,
            first.members.join(" "),
            named.join(", "),
        ),
        "make new keys and revoke these, or give serve the --public-url they name",
    )
}

#[cfg(test)]
mod tests {
    use muster_server::admin::{KeyAtOtherAddress, Orphans};

    use super::super::check::Status;
    use super::*;

    fn healthy() -> Facts {
        Facts {
            engine: "SQLite".to_owned(),
            engine_version: "3.54.0".to_owned(),
            damages: Some(Vec::new()),
            schema: 1,
            newest_schema: 1,
            customers_with_several_defaults: 0,
            orphans: Vec::new(),
            keys_at_other_addresses: Vec::new(),
            public_url: Some("https://muster.example.com".to_owned()),
            newest_event_at: None,
        }
    }

    fn worst(facts: &Facts) -> Vec<(String, Status)> {
        let bad = checks(facts).into_iter().filter(|check| check.status != Status::Ok);
        bad.map(|check| (check.name, check.status)).collect()
    }

    #[test]
    fn given_a_healthy_database_then_every_check_is_ok() {
        assert_eq!(worst(&healthy()), []);
    }

    #[test]
    fn each_kind_of_trouble_is_found_by_its_check() {
        let orphans = vec![Orphans { what: "keys of no service account".to_owned(), rows: 2 }];
        let stray = KeyAtOtherAddress {
            key_id: "k".to_owned(),
            members: vec!["customer:1".to_owned()],
            public_url: "http://old".to_owned(),
        };
        for (facts, name, status) in [
            (Facts { damages: Some(vec!["row missing".to_owned()]), ..healthy() }, "integrity", Status::Fail),
            (Facts { schema: 2, ..healthy() }, "schema", Status::Fail),
            (Facts { customers_with_several_defaults: 1, ..healthy() }, "defaults", Status::Fail),
            (Facts { orphans, ..healthy() }, "references", Status::Fail),
            (Facts { keys_at_other_addresses: vec![stray], ..healthy() }, "keys", Status::Warn),
            (Facts { public_url: Some("http://[::ffff:0.0.0.0]:80".to_owned()), ..healthy() }, "keys", Status::Warn),
            (Facts { public_url: Some("http://0x0".to_owned()), ..healthy() }, "keys", Status::Warn),
        ] {
            assert_eq!(worst(&facts), [(name.to_owned(), status)]);
        }
    }
}
