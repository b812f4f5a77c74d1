//! Events: what is written, read, delivered and removed.

mod deliveries;
mod detail;
mod list;
mod nodes;
mod prune;

use muster_core::event::delivery::{self, Consumer, Delivery, Lease};
use muster_core::event::{Event, Kind, Subject};
use muster_core::{DeviceId, Error, EventId, OrganisationId, Tenant};

use crate::support::World;

/// Wants everything.
const ALL: Consumer = Consumer { name: "all", wants: |_| true };

/// Wants claims.
const CLAIMS: Consumer = Consumer { name: "claims", wants: |kind| kind == Kind::DeviceClaimed };

static BOTH: [Consumer; 2] = [ALL, CLAIMS];
static ONE: [Consumer; 1] = [ALL];

/// How long the leases of these tests stand.
const LEASE_MILLIS: i64 = 30_000;

impl World {
    /// Events of later calls are delivered to these.
    fn deliver_to(&mut self, consumers: &'static [Consumer]) {
        self.context = self.context.clone().with_consumers(consumers);
    }

    /// Writes an event about a device into the log of an organisation, or of the operator for 0.
    fn happen(&self, tenant_id: i64, kind: Kind, device_id: i64) {
        let subject = Subject::Device(DeviceId::new(device_id));
        self.write(move |call| call.record(tenant(tenant_id), Event::new(kind, subject))).unwrap();
    }

    fn take(&self, consumer: Consumer, limit: usize) -> (Lease, Vec<Delivery>) {
        self.write(move |call| delivery::take(call, &consumer, limit, LEASE_MILLIS)).unwrap()
    }

    fn is_waiting(&self, consumer: Consumer) -> bool {
        let now = self.context.now();
        self.read(move |tx| delivery::is_waiting(tx, &consumer, now)).unwrap()
    }

    fn done(&self, lease: Lease, deliveries: &[Delivery]) -> Result<u64, Error> {
        let ids: Vec<EventId> = deliveries.iter().map(|delivery| delivery.event.id).collect();
        self.write(move |call| delivery::done(call, lease, &ids))
    }

    fn again(&self, lease: Lease, event_id: EventId, due: i64) -> bool {
        self.write(move |call| delivery::again(call, lease, event_id, due)).unwrap()
    }

    fn dead_letters(&self, consumer: Consumer) -> Vec<EventId> {
        let letters = self.read(move |tx| delivery::dead_letters(tx, &consumer, None, 10)).unwrap();
        letters.into_iter().map(|letter| letter.event_id).collect()
    }
}

/// The audit log with this number.
fn tenant(number: i64) -> Tenant {
    OrganisationId::given(Some(number)).map_or(Tenant::OPERATOR, Tenant::from)
}

/// What the deliveries are about.
fn subjects(deliveries: &[Delivery]) -> Vec<&str> {
    deliveries.iter().map(|delivery| delivery.event.subject.as_str()).collect()
}
