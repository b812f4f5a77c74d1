//! `muster event list`.

use std::process::ExitCode;

use clap::builder::PossibleValuesParser;
use muster_core::event::Subject;
use muster_server::admin::{EventKind, EventRow, EventsPage, EventsWanted, MAX_EVENTS_PAGE, Member, Request, Response};

use super::follow;
use super::row::{COLUMNS, Lines, cells};
use super::since::since;
use crate::administration::{Administration, Missing, unexpected};
use crate::failure::Failure;
use crate::key::member;
use crate::limit::limit;
use crate::place::Place;
use crate::print::Form;
use crate::table::Width;

/// Arguments of `muster event list`.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  \
    muster event list --for customer:456 --limit 20\n  \
    muster event list --subject devices/789 --since 2026-11-01\n  \
    muster event list --kind device.claimed --follow --json\n\n\
    With --follow the newest events come first to last, and new ones as they are committed, until it is ended; with --json \
    each is a line of its own. None is lost: on PostgreSQL a transaction may commit later than one that began after it, so \
    the last minutes are read again each time.")]
pub struct ListArguments {
    /// Only the audit log of this reseller or customer
    #[arg(long = "for", value_name = "reseller:ID|customer:ID", value_parser = member)]
    tenant: Option<Member>,
    /// Only events of this kind
    #[arg(long, value_name = "KIND", hide_possible_values = true,
          value_parser = PossibleValuesParser::new(EventKind::ALL.iter().map(|kind| kind.as_str())))]
    kind: Option<String>,
    /// Only events about this: devices/789, companies/456 (a reseller or customer), customers/456/configurations/1,
    /// keys/0123abcd, dpcs/1, operations/apibatchoperation/1
    #[arg(long, value_name = "SUBJECT", value_parser = subject)]
    subject: Option<String>,
    /// Only events of this time or later: 2026-11-25T08:30:00Z, or 2026-11-25
    #[arg(long, value_name = "TIME", value_parser = since, allow_hyphen_values = true)]
    since: Option<i64>,
    /// Events to list at most
    #[arg(long, value_name = "N", default_value_t = 100, value_parser = limit)]
    limit: u64,
    /// The oldest first instead of the newest
    #[arg(long)]
    oldest_first: bool,
    /// Only events behind the list that ended with this
    #[arg(long, value_name = "KEY")]
    after: Option<String>,
    /// Go on with what happens from now on
    #[arg(long, conflicts_with_all = ["oldest_first", "after"])]
    follow: bool,
    #[command(flatten)]
    width: Width,
}

fn subject(text: &str) -> Result<String, String> {
    let (kind, id) = text.split_once('/').unwrap_or((text, ""));
    if Subject::KINDS.contains(&kind) && !id.is_empty() {
        return Ok(text.to_owned());
    }
    Err(format!("must be one of {}, a slash and an id, such as devices/789", Subject::KINDS.join(", ")))
}

impl ListArguments {
    fn wanted(&self) -> EventsWanted {
        EventsWanted {
            tenant: self.tenant,
            kind: self.kind.clone(),
            subject: self.subject.clone(),
            since: self.since,
            oldest_first: self.oldest_first,
            after: self.after.clone(),
            limit: MAX_EVENTS_PAGE,
        }
    }
}

/// Lists events.
pub fn list(place: &Place, form: Form, arguments: &ListArguments) -> Result<ExitCode, Failure> {
    let mut administration = Administration::open(place, Missing::Refuse)?;
    let limit = usize::try_from(arguments.limit).unwrap_or(usize::MAX);
    if arguments.follow {
        return follow::follow(
            &mut administration,
            form,
            arguments.wanted(),
            limit,
            Lines::for_terminal(arguments.width),
        );
    }
    let listed = some(&mut administration, arguments.wanted(), limit)?;
    form.list(&listed.rows, &COLUMNS, cells, "no events", arguments.width)?;
    if let Some(next) = listed.next {
        let told = format!("more may follow: --after {next}");
        // Beside the JSON, which is the events alone.
        if form.json { eprintln!("{told}") } else { crate::print::line(told)? }
    }
    Ok(ExitCode::SUCCESS)
}

/// Up to `limit` events, page by page. They were read when the first page was.
pub fn some(administration: &mut Administration, wanted: EventsWanted, limit: usize) -> Result<EventsPage, Failure> {
    let mut wanted = wanted;
    let (mut rows, mut read_at): (Vec<EventRow>, _) = (Vec::new(), None);
    loop {
        wanted.limit = i64::try_from(limit - rows.len()).unwrap_or(i64::MAX).min(MAX_EVENTS_PAGE);
        let page = page(administration, &wanted)?;
        rows.extend(page.rows);
        let read_at = *read_at.get_or_insert(page.read_at);
        if page.next.is_none() || rows.len() >= limit {
            return Ok(EventsPage { rows, next: page.next, read_at });
        }
        wanted.after = page.next;
    }
}

fn page(administration: &mut Administration, wanted: &EventsWanted) -> Result<EventsPage, Failure> {
    match administration.call_patiently(&Request::EventsList(wanted.clone()))? {
        Response::Events(page) => Ok(page),
        _ => Err(unexpected()),
    }
}
