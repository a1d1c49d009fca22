--liquibase formatted sql

--changeset footbridge:0005-search-date
--comment Dates and times as half-open ranges of microseconds; an open end is the least or the greatest bigint.
CREATE TABLE search_date (
    pid   bigint   NOT NULL,
    key   bigint   NOT NULL,
    low   bigint   NOT NULL,
    high  bigint   NOT NULL,
    shard smallint NOT NULL
);
CREATE INDEX search_date_by_low ON search_date (key, low, pid);
CREATE INDEX search_date_by_high ON search_date (key, high, pid);
CREATE INDEX search_date_by_pid ON search_date (pid);
--rollback DROP TABLE search_date;

--changeset footbridge:0005-search-number
--comment Numbers, quantities and ranges, both ends included; numeric, so that no digit is lost.
CREATE TABLE search_number (
    pid   bigint   NOT NULL,
    key   bigint   NOT NULL,
    shard smallint NOT NULL,
    low   numeric  NOT NULL,
    high  numeric  NOT NULL,
    qualifiers bigint[] NOT NULL -- keys of the unit, and of the code in a composite: a query names those it wants
);
CREATE INDEX search_number_by_low ON search_number (key, low, pid);
CREATE INDEX search_number_by_pid ON search_number (pid);
--rollback DROP TABLE search_number;

--changeset footbridge:0005-search-string
--comment Strings without case and accents, in byte order so that a prefix is a range; the value itself for :exact.
CREATE TABLE search_string (
    pid    bigint   NOT NULL,
    key    bigint   NOT NULL,
    shard  smallint NOT NULL,
    normal text     COLLATE "C" NOT NULL,
    value  text     COLLATE "C" NOT NULL
);
CREATE INDEX search_string_by_normal ON search_string (key, normal, pid);
CREATE INDEX search_string_by_pid ON search_string (pid);
--rollback DROP TABLE search_string;

--changeset footbridge:0005-search-values-vacuum
ALTER TABLE search_date SET (autovacuum_vacuum_scale_factor = 0.02, autovacuum_analyze_scale_factor = 0.02);
ALTER TABLE search_number SET (autovacuum_vacuum_scale_factor = 0.02, autovacuum_analyze_scale_factor = 0.02);
ALTER TABLE search_string SET (autovacuum_vacuum_scale_factor = 0.02, autovacuum_analyze_scale_factor = 0.02);
--rollback ALTER TABLE search_date RESET (autovacuum_vacuum_scale_factor, autovacuum_analyze_scale_factor);
