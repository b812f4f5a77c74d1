-- Events that can be read by tenant and delivered (docs/decisions/0009-events-are-delivered.md).

CREATE INDEX event_by_tenant ON event (tenant_id, id);

-- What a consumer has not dealt with yet: written with the event, deleted by the consumer under its lease. A delivery that
-- is due at the end of time (9223372036854775807) is given up on. The event comes first in the key, so that pruning finds
-- out with one look whether anybody still waits for it.
CREATE TABLE delivery (
    event_id {INT} NOT NULL,
    consumer {TEXT} NOT NULL,
    due {INT} NOT NULL,
    lease_until {INT} NOT NULL,
    attempts {INT} NOT NULL,
    PRIMARY KEY (event_id, consumer)
) {CLUSTERED};
CREATE INDEX delivery_by_due ON delivery (consumer, due, event_id);
