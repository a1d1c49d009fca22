--liquibase formatted sql

--changeset footbridge:0025-change-cursor
--comment The positions of the consumers of the change feed: what is up to a position has been handled.
CREATE TABLE change_cursor (
    name    text        PRIMARY KEY,
    txid    xid8        NOT NULL,
    pid     bigint      NOT NULL,
    version integer     NOT NULL,
    updated timestamptz NOT NULL DEFAULT now()
);
--rollback DROP TABLE change_cursor;
