--liquibase formatted sql

--changeset footbridge:0010-claim
--comment Which transaction last wrote what a condition asks for: of two that create a match, one learns of the other.
CREATE TABLE claim (
    key  bigint      PRIMARY KEY,        -- keyed hash of the condition
    txid xid8        NOT NULL,
    made timestamptz NOT NULL DEFAULT now()
);
--rollback DROP TABLE claim;

--changeset footbridge:0010-answer
--comment What was answered to requests that carry a key of their own, so that a repetition gets the same and does nothing.
CREATE TABLE answer (
    key     text        COLLATE "C" PRIMARY KEY,
    request bytea       NOT NULL,        -- digest of method, URL and body
    status  smallint    NOT NULL,        -- 0 while the request is running, which nobody else ever sees
    headers text[]      NOT NULL,        -- names and values in turn
    body    bytea       NOT NULL,
    made    timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX answer_by_age ON answer (made);
--rollback DROP TABLE answer;

--changeset footbridge:0010-feed
--comment Versions in the order of the transactions that wrote them: readers of changes go on where they were.
CREATE INDEX resource_by_transaction ON resource (txid, pid);
CREATE INDEX resource_history_by_transaction ON resource_history (txid, pid, version);
--rollback DROP INDEX resource_by_transaction, resource_history_by_transaction;
