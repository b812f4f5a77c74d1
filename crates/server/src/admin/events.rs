//! What happened.

use muster_core::event::{self, Kind, Order, Query, Recorded, Whose};
use muster_core::organisation::{self, Kind as OrganisationKind};
use muster_core::{Error, Violation};

use super::operator::Operator;
use super::request::{Company, EventsWanted};
use super::response::{EventRow, EventsPage, Response};
use super::time::rfc3339;

pub(super) fn list(operator: &Operator<'_>, wanted: EventsWanted) -> Result<Response, Error> {
    let unknown = || Error::invalid("kind", Violation::Unknown).rule("is not a kind of event");
    let kind = wanted.kind.as_deref().map(|name| Kind::from_name(name).ok_or_else(unknown)).transpose()?;
    let order = if wanted.oldest_first { Order::OldestFirst } else { Order::NewestFirst };
    // Before the events are read, so that one which is committed meanwhile is not taken for one that was seen.
    let read_at = operator.context.now();
    operator.read("events.list", move |tx| {
        if let Some(member) = wanted.tenant {
            let (noun, kind) = match member.company {
                Company::Reseller => ("reseller", OrganisationKind::Reseller),
                Company::Customer => ("customer", OrganisationKind::Customer),
            };
            organisation::require_kind(tx, noun, member.id, kind)?;
        }
        let query = Query {
            whose: wanted.tenant.map_or(Whose::Everybodys, |member| Whose::Of(member.id.into())),
            kind,
            subject: wanted.subject.clone(),
            since: wanted.since,
            order,
        };
        let listed = event::list(tx, &query, wanted.after.as_deref(), wanted.limit)?;
        let rows = listed.events.into_iter().map(row).collect();
        Ok(Response::Events(EventsPage { rows, next: listed.next, read_at }))
    })
}

fn row(event: Recorded) -> EventRow {
    EventRow {
        id: event.id.to_string(),
        at: rfc3339(event.at),
        tenant_id: event.tenant_id.organisation().map(|id| id.to_string()),
        caller: event.caller,
        kind: event.kind,
        subject: event.subject,
        detail: event.detail.and_then(|detail| serde_json::from_str(&detail).ok()),
    }
}
