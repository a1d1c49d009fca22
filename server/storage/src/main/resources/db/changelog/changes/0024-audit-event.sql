--liquibase formatted sql

--changeset footbridge:0024-audit-event
--comment The audit log: one row for each access, allowed or denied. Rows are only inserted; old ones go by whole partitions.
CREATE SEQUENCE audit_event_id;
CREATE TABLE audit_event (
    recorded    bigint   NOT NULL,                                    -- µs since 1970
    id          bigint   NOT NULL DEFAULT nextval('audit_event_id'),
    txid        xid8     NOT NULL DEFAULT pg_current_xact_id(),       -- says which seal covers the row
    people      integer  NOT NULL,                                    -- patients whose data it was about
    interaction smallint NOT NULL,
    outcome     smallint NOT NULL,                                    -- 0 success, 1 denied, 2 failed, 3 fault
    keys        bigint[] NOT NULL,                                    -- of patients, user, client, resource: what it is found by
    body        bytea    NOT NULL,                                    -- the encoded record; all else follows from it
    PRIMARY KEY (recorded, id)
) PARTITION BY RANGE (recorded);
-- for rows of times that have no partition of their own
CREATE TABLE audit_event_other PARTITION OF audit_event DEFAULT;
CREATE INDEX audit_event_keys ON audit_event USING gin (keys);
CREATE INDEX audit_event_txid ON audit_event (txid);
CREATE INDEX audit_event_denied ON audit_event (recorded, id) WHERE outcome = 1;
CREATE INDEX audit_event_people ON audit_event (recorded, id) WHERE people >= 10;
--rollback DROP TABLE audit_event; DROP SEQUENCE audit_event_id;
