-- Three ways to keep the tokens, codes and references a resource can be found by, all as hashed keys:
--   a  an array in the row of the resource           (wide, one table)
--   b  an array in a narrow row beside the resource  (wide, split)
--   c  one row a key                                 (narrow)
-- Dates and numbers are the same in all three.
DROP SCHEMA IF EXISTS a CASCADE;
DROP SCHEMA IF EXISTS b CASCADE;
DROP SCHEMA IF EXISTS c CASCADE;
CREATE SCHEMA a;
CREATE SCHEMA b;
CREATE SCHEMA c;

CREATE TABLE b.resource (
    pid     bigint   PRIMARY KEY,
    key     bigint   NOT NULL UNIQUE,
    updated bigint   NOT NULL,
    txid    bigint   NOT NULL,
    version integer  NOT NULL,
    shard   smallint NOT NULL,
    type    smallint NOT NULL,
    id      text     COLLATE "C" NOT NULL,
    body    bytea    NOT NULL
);
CREATE TABLE a.resource (LIKE b.resource INCLUDING INDEXES, tokens bigint[] NOT NULL);
CREATE TABLE c.resource (LIKE b.resource INCLUDING INDEXES);

CREATE TABLE b.search (
    pid    bigint   PRIMARY KEY,
    key    bigint   NOT NULL,
    shard  smallint NOT NULL,
    type   smallint NOT NULL,
    tokens bigint[] NOT NULL
);
CREATE TABLE c.token (key bigint, pid bigint, PRIMARY KEY (key, pid));

CREATE INDEX token_gin ON a.resource USING gin (tokens);
CREATE INDEX token_gin ON b.search USING gin (tokens);

DO $$
DECLARE layout text;
BEGIN
    FOREACH layout IN ARRAY ARRAY['a', 'b', 'c'] LOOP
        EXECUTE format($ddl$
            CREATE INDEX resource_by_time ON %1$s.resource (type, updated, pid);
            CREATE TABLE %1$s.resource_history (
                pid bigint, version integer, key bigint, updated bigint, txid bigint, shard smallint, type smallint,
                id text COLLATE "C", body bytea, PRIMARY KEY (key, version)
            );
            CREATE TABLE %1$s.search_date (
                key bigint NOT NULL, low bigint NOT NULL, high bigint NOT NULL, pid bigint NOT NULL, shard smallint NOT NULL
            );
            CREATE INDEX search_date_by_low ON %1$s.search_date (key, low, pid);
            CREATE INDEX search_date_by_high ON %1$s.search_date (key, high, pid);
            CREATE INDEX search_date_by_pid ON %1$s.search_date (pid);
            CREATE TABLE %1$s.search_number (
                key bigint NOT NULL, low numeric NOT NULL, high numeric NOT NULL, pid bigint NOT NULL, shard smallint NOT NULL
            );
            CREATE INDEX search_number_by_low ON %1$s.search_number (key, low, pid);
            CREATE INDEX search_number_by_pid ON %1$s.search_number (pid);
        $ddl$, layout);
    END LOOP;
END $$;
