//! Reading events: the audit of one organisation, or of all.

use muster_store::{Column as _, Param, Record, Tx, record};

use crate::context::IdSource;
use crate::error::{Error, Violation};
use crate::event::Kind;
use crate::id::{EventId, OrganisationId};
use crate::page_token::Page;
use crate::tenancy::Tenant;

/// Events one page may have.
pub const MAX_PAGE: i64 = 1000;

record! {
    /// An event as it is stored.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Recorded in "event" key (id) {
        /// Its id. Ids rise within a node; between nodes they follow the clocks, and the commits may come in another order.
        pub id: EventId,
        /// Whose audit log it belongs to.
        pub tenant_id: Tenant,
        /// When the call came in, in milliseconds since 1970.
        pub at: i64,
        /// Who made the change.
        pub caller: String,
        /// What happened: a [`Kind`] by name, which may be one of a newer Muster.
        pub kind: String,
        /// What it happened to, e.g. `devices/1`.
        pub subject: String,
        /// A JSON object.
        pub detail: Option<String>,
    }
}

/// Which end of the events comes first.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Order {
    /// The newest.
    #[default]
    NewestFirst,
    /// The oldest.
    OldestFirst,
}

/// Whose events are wanted. There is no default: whoever means everybody's says so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Whose {
    /// Those of one audit log.
    Of(Tenant),
    /// Those of all: for the operator alone.
    Everybodys,
}

/// Which events are wanted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Query {
    /// Whose.
    pub whose: Whose,
    /// Only those of this kind.
    pub kind: Option<Kind>,
    /// Only those about this, in its text form.
    pub subject: Option<String>,
    /// Only those of calls that came in at this time or later, in milliseconds since 1970.
    pub since: Option<i64>,
    /// In which order.
    pub order: Order,
}

/// A page of events.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// The events, in the order that was asked for.
    pub events: Vec<Recorded>,
    /// Key of the next page, if there is one: opaque, and of no use for another query.
    pub next: Option<String>,
}

/// A page of events, from 1 to [`MAX_PAGE`] of them, behind the page whose `next` is `after`.
///
/// A page that follows another shows what was committed by then; an event with a lower id that was committed later is on no
/// further page. That is good enough for people who look, not for whoever must not miss one: see [`super::delivery`].
///
/// # Errors
/// INVALID_ARGUMENT for a limit outside its range, or a key of another query.
pub fn list(tx: &mut Tx<'_>, query: &Query, after: Option<&str>, limit: i64) -> Result<Listed, Error> {
    if !(1..=MAX_PAGE).contains(&limit) {
        return Err(Error::invalid("limit", Violation::OutOfRange { least: 1, most: MAX_PAGE }));
    }
    let parts = query.parts();
    let page = Page::of(&parts.each_ref().map(String::as_str), limit, after)?;
    let (sql, params) = query.statement(&page);
    let mut events = tx.all(&sql, &params, Recorded::read)?;
    let next = page.finish(&mut events, |event| event.id);
    Ok(Listed { events, next })
}

impl Query {
    /// All events of somebody, the newest first.
    pub fn of(whose: Whose) -> Self {
        Self { whose, kind: None, subject: None, since: None, order: Order::NewestFirst }
    }

    /// The one audit log, if it is one.
    fn tenant(&self) -> Option<&Tenant> {
        match &self.whose {
            Whose::Of(tenant) => Some(tenant),
            Whose::Everybodys => None,
        }
    }

    /// All that must be the same for the next page.
    fn parts(&self) -> [String; 6] {
        let number = |number: Option<i64>| number.map(|number| number.to_string()).unwrap_or_default();
        [
            "events".to_owned(),
            number(self.tenant().map(|tenant| tenant.organisation().map_or(0, OrganisationId::get))),
            self.kind.map(Kind::as_str).unwrap_or_default().to_owned(),
            self.subject.clone().unwrap_or_default(),
            number(self.since),
            format!("{:?}", self.order),
        ]
    }

    /// The conditions are put together instead of being switched off by NULL, so that the engine can choose its index.
    fn statement<'q>(&'q self, page: &Page<EventId>) -> (String, Vec<Param<'q>>) {
        let newest = self.order == Order::NewestFirst;
        // The first page begins before every id, whichever end that is.
        let from = page.after.map_or(if newest { i64::MAX } else { i64::MIN }, EventId::get);
        let mut sql =
            format!("SELECT {} FROM event WHERE id {} ?1", Recorded::select(""), if newest { "<" } else { ">" });
        let mut params = vec![Param::Int(from), Param::Int(page.fetch())];
        let filters = [
            ("tenant_id =", self.tenant().map(Tenant::param)),
            ("kind =", self.kind.map(|kind| Param::Text(kind.as_str()))),
            ("subject =", self.subject.as_deref().map(Param::Text)),
            ("id >=", self.since.map(|since| Param::Int(IdSource::first_at(since)))),
        ];
        for (condition, param) in filters {
            if let Some(param) = param {
                params.push(param);
                sql.push_str(&format!(" AND {condition} ?{}", params.len()));
            }
        }
        sql.push_str(if newest { " ORDER BY id DESC LIMIT ?2" } else { " ORDER BY id LIMIT ?2" });
        (sql, params)
    }
}

#[cfg(test)]
mod tests {
    use muster_store::{Options, Store};

    use super::*;

    /// How SQLite would read the first page of the query.
    fn plan(store: &Store, query: Query) -> String {
        store
            .read("plan", move |tx| {
                let page = Page::of(&[], 100, None)?;
                let (sql, params) = query.statement(&page);
                let steps =
                    tx.all(&format!("EXPLAIN QUERY PLAN {sql}"), &params, |row| Ok::<_, Error>(row.string(3)?))?;
                Ok::<_, Error>(steps.join("; "))
            })
            .wait()
            .unwrap()
    }

    #[test]
    fn a_page_is_one_range_of_an_index_with_every_filter_and_in_both_orders() {
        let directory = tempfile::tempdir().unwrap();
        let store = Store::open(&Options::sqlite(directory.path().join("muster.db"))).unwrap();
        for order in [Order::NewestFirst, Order::OldestFirst] {
            for since in [None, Some(1_772_323_200_000)] {
                for kind in [None, Some(Kind::DeviceClaimed)] {
                    for subject in [None, Some("devices/1".to_owned())] {
                        let all = Query { whose: Whose::Everybodys, kind, subject, since, order };
                        let one = Query { whose: Whose::Of(OrganisationId::new(1).into()), ..all.clone() };
                        let told = plan(&store, one);
                        assert!(told.contains("SEARCH event USING INDEX event_by_tenant (tenant_id=?"), "{told}");
                        assert!(!told.contains("TEMP B-TREE"), "nothing is sorted: {told}");
                        let told = plan(&store, all);
                        assert!(told.contains("SEARCH event USING INTEGER PRIMARY KEY"), "{told}");
                        assert!(!told.contains("TEMP B-TREE"), "nothing is sorted: {told}");
                    }
                }
            }
        }
    }

    #[test]
    fn what_is_written_is_read_back_column_by_column() {
        let written = Recorded {
            id: EventId::new(1),
            tenant_id: Tenant::from(OrganisationId::new(2)),
            at: 3,
            caller: "caller".to_owned(),
            kind: "kind".to_owned(),
            subject: "subject".to_owned(),
            detail: Some("{}".to_owned()),
        };
        let changed = Recorded {
            id: written.id,
            tenant_id: Tenant::OPERATOR,
            at: 13,
            caller: "other caller".to_owned(),
            kind: "other kind".to_owned(),
            subject: "other subject".to_owned(),
            detail: None,
        };
        crate::round_trip::round_trip(&written, &changed);
    }
}
