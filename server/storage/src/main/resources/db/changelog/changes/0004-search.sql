--liquibase formatted sql

--changeset footbridge:0004-search
--comment One narrow row a current resource: every token, code, reference and uri it can be found by, as keyed hashes.
CREATE TABLE search (
    pid                  bigint   NOT NULL,
    key                  bigint   NOT NULL,  -- as in resource: the target that references hash to
    digest               bigint   NOT NULL,  -- of the rows in search_date, search_number and search_string
    shard                smallint NOT NULL,
    type                 smallint NOT NULL,
    tokens               bigint[] NOT NULL,
    reference_parameters bigint[] NOT NULL,  -- beside reference_targets: which parameter points to which key
    reference_targets    bigint[] NOT NULL,
    parameters           integer[] NOT NULL, -- those that have any value at all, for :missing; not worth an index
    texts                text     COLLATE "C" NOT NULL, -- identifiers and telephone numbers, to sort by; see Texts
    PRIMARY KEY (type, pid, shard)
);
-- New keys wait in a short list and go into the index together: a quarter less work a write. Longer lists save more,
-- but every search reads the list, and one write in some hundred empties it.
CREATE INDEX search_by_token ON search USING gin (tokens) WITH (fastupdate = on, gin_pending_list_limit = 256);
--rollback DROP TABLE search;

--changeset footbridge:0004-search-statistics
--comment The common keys and how common they are: the server reads them to choose between walking and probing.
ALTER TABLE search ALTER COLUMN tokens SET STATISTICS 1000;
ALTER TABLE search SET (autovacuum_vacuum_scale_factor = 0.02, autovacuum_analyze_scale_factor = 0.02);
--rollback ALTER TABLE search ALTER COLUMN tokens SET STATISTICS -1;
