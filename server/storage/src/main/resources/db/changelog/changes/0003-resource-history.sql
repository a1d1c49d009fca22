--liquibase formatted sql

--changeset footbridge:0003-resource-history
--comment Versions that are no longer current. Only ever inserted into, by the update or deletion that replaced them.
CREATE TABLE resource_history (
    pid     bigint   NOT NULL,
    updated bigint   NOT NULL,
    until   bigint   NOT NULL,           -- when the next version took its place
    txid    xid8     NOT NULL,
    version integer  NOT NULL,
    shard   smallint NOT NULL,
    type    smallint NOT NULL,
    action  "char"   NOT NULL,
    id      text     COLLATE "C" NOT NULL,
    body    bytea    NOT NULL,
    PRIMARY KEY (pid, version, shard)
);
CREATE INDEX resource_history_by_time ON resource_history (type, updated, pid, version);
ALTER TABLE resource_history ALTER COLUMN body SET STORAGE EXTERNAL;
--rollback DROP TABLE resource_history;
