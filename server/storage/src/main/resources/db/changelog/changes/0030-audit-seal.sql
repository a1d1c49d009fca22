--liquibase formatted sql

--changeset footbridge:0030-audit-seal
--comment What makes the audit log tamper-evident: seals in a hash chain, and nodes of the Merkle tree of all records.
CREATE TABLE audit_seal (
    number    bigint  PRIMARY KEY,   -- from 1, without gaps
    first     bigint  NOT NULL,      -- the number of the first of its records in the log, from 0
    count     integer NOT NULL,
    sealed    bigint  NOT NULL,      -- µs since 1970
    oldest    bigint  NOT NULL,      -- recorded of the oldest of its records
    newest    bigint  NOT NULL,
    positions bytea   NOT NULL,      -- 16 bytes for each record: recorded and id
    leaves    bytea   NOT NULL,      -- the SHA-256 hash of each record
    root      bytea   NOT NULL,      -- of the Merkle tree of all records up to here
    frontier  bytea   NOT NULL,      -- its complete subtrees, from which it grows
    previous  bytea   NOT NULL,      -- the chain hash of the seal before
    note      text    NOT NULL       -- the signed checkpoint
);
ALTER TABLE audit_seal ALTER COLUMN leaves SET STORAGE EXTERNAL; -- hashes cannot be compressed
CREATE UNIQUE INDEX audit_seal_first ON audit_seal (first);
CREATE INDEX audit_seal_newest ON audit_seal (newest);
CREATE TABLE audit_node (
    block bigint PRIMARY KEY,        -- the complete subtree of the records 1024 * block to 1024 * block + 1023
    hash  bytea  NOT NULL
);
--rollback DROP TABLE audit_seal; DROP TABLE audit_node;
