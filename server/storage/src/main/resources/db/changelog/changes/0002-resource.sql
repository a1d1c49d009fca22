--liquibase formatted sql

--changeset footbridge:0002-resource
--comment One row a resource: its current version, or the mark of its deletion.
CREATE SEQUENCE resource_pid;

CREATE TABLE resource (
    pid     bigint   NOT NULL,           -- in order of creation; never changes
    key     bigint   NOT NULL,           -- keyed hash of type/id
    updated bigint   NOT NULL,           -- microseconds since 1970
    txid    xid8     NOT NULL DEFAULT pg_current_xact_id(), -- what wrote this version: pages see a snapshot by it
    version integer  NOT NULL,
    shard   smallint NOT NULL,           -- low 12 bits of key: the distribution column of every table
    type    smallint NOT NULL,
    action  "char"   NOT NULL,           -- C created by POST, P by PUT, U updated, D deleted, R restored
    id      text     COLLATE "C" NOT NULL,
    body    bytea    NOT NULL,           -- packed JSON; empty if deleted
    UNIQUE (key, shard)
);
CREATE INDEX resource_by_pid ON resource (pid);
CREATE INDEX resource_by_time ON resource (type, updated, pid);
-- What was updated or deleted since a transaction: later pages of a search show what was there before.
CREATE INDEX resource_changed ON resource (type, txid) WHERE version > 1;
--rollback DROP TABLE resource; DROP SEQUENCE resource_pid;

--changeset footbridge:0002-resource-body
--comment The server packs bodies; PostgreSQL compresses nothing in rows below 2 kB and need not try above.
ALTER TABLE resource ALTER COLUMN body SET STORAGE EXTERNAL;
--rollback ALTER TABLE resource ALTER COLUMN body SET STORAGE EXTENDED;

--changeset footbridge:0002-resource-vacuum
--comment Twenty per cent of millions is too late: plans and the visibility map go stale long before.
ALTER TABLE resource SET (autovacuum_vacuum_scale_factor = 0.02, autovacuum_analyze_scale_factor = 0.02);
--rollback ALTER TABLE resource RESET (autovacuum_vacuum_scale_factor, autovacuum_analyze_scale_factor);
