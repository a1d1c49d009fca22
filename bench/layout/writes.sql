-- One create and one update a layout, each a single statement. ":name" is bound by the bench.

--: a create
WITH r AS (INSERT INTO a.resource (pid, key, updated, txid, version, shard, type, id, body, tokens)
           VALUES (:pid, :key, :updated, txid_current(), 1, :shard, 1, :id, :body, :tokens)),
     d AS (INSERT INTO a.search_date (key, low, high, pid, shard)
           SELECT key, low, high, :pid, :shard FROM unnest(:dateKeys::bigint[], :lows::bigint[], :highs::bigint[]) u (key, low, high))
INSERT INTO a.search_number (key, low, high, pid, shard) VALUES (:numberKey, :number, :number, :pid, :shard)

--: b create
WITH r AS (INSERT INTO b.resource (pid, key, updated, txid, version, shard, type, id, body)
           VALUES (:pid, :key, :updated, txid_current(), 1, :shard, 1, :id, :body)),
     s AS (INSERT INTO b.search (pid, key, shard, type, tokens) VALUES (:pid, :key, :shard, 1, :tokens)),
     d AS (INSERT INTO b.search_date (key, low, high, pid, shard)
           SELECT key, low, high, :pid, :shard FROM unnest(:dateKeys::bigint[], :lows::bigint[], :highs::bigint[]) u (key, low, high))
INSERT INTO b.search_number (key, low, high, pid, shard) VALUES (:numberKey, :number, :number, :pid, :shard)

--: c create
WITH r AS (INSERT INTO c.resource (pid, key, updated, txid, version, shard, type, id, body)
           VALUES (:pid, :key, :updated, txid_current(), 1, :shard, 1, :id, :body)),
     t AS (INSERT INTO c.token (key, pid) SELECT unnest(:tokens::bigint[]), :pid),
     d AS (INSERT INTO c.search_date (key, low, high, pid, shard)
           SELECT key, low, high, :pid, :shard FROM unnest(:dateKeys::bigint[], :lows::bigint[], :highs::bigint[]) u (key, low, high))
INSERT INTO c.search_number (key, low, high, pid, shard) VALUES (:numberKey, :number, :number, :pid, :shard)

--: a update body
WITH old AS MATERIALIZED (SELECT * FROM a.resource WHERE key = :key FOR UPDATE),
     h AS (INSERT INTO a.resource_history (pid, version, key, updated, txid, shard, type, id, body)
           SELECT pid, version, key, updated, txid, shard, type, id, body FROM old)
UPDATE a.resource r SET version = old.version + 1, updated = :updated, txid = txid_current(), body = :body
FROM old WHERE r.pid = old.pid

--: b update body
WITH old AS MATERIALIZED (SELECT * FROM b.resource WHERE key = :key FOR UPDATE),
     h AS (INSERT INTO b.resource_history (pid, version, key, updated, txid, shard, type, id, body)
           SELECT pid, version, key, updated, txid, shard, type, id, body FROM old)
UPDATE b.resource r SET version = old.version + 1, updated = :updated, txid = txid_current(), body = :body
FROM old WHERE r.pid = old.pid

--: c update body
WITH old AS MATERIALIZED (SELECT * FROM c.resource WHERE key = :key FOR UPDATE),
     h AS (INSERT INTO c.resource_history (pid, version, key, updated, txid, shard, type, id, body)
           SELECT pid, version, key, updated, txid, shard, type, id, body FROM old)
UPDATE c.resource r SET version = old.version + 1, updated = :updated, txid = txid_current(), body = :body
FROM old WHERE r.pid = old.pid

--: a update key
WITH old AS MATERIALIZED (SELECT * FROM a.resource WHERE key = :key FOR UPDATE),
     h AS (INSERT INTO a.resource_history (pid, version, key, updated, txid, shard, type, id, body)
           SELECT pid, version, key, updated, txid, shard, type, id, body FROM old)
UPDATE a.resource r
SET version = old.version + 1, updated = :updated, txid = txid_current(), body = :body, tokens = :tokens
FROM old WHERE r.pid = old.pid

--: b update key
WITH old AS MATERIALIZED (SELECT * FROM b.resource WHERE key = :key FOR UPDATE),
     h AS (INSERT INTO b.resource_history (pid, version, key, updated, txid, shard, type, id, body)
           SELECT pid, version, key, updated, txid, shard, type, id, body FROM old),
     s AS (UPDATE b.search s SET tokens = :tokens FROM old WHERE s.pid = old.pid)
UPDATE b.resource r SET version = old.version + 1, updated = :updated, txid = txid_current(), body = :body
FROM old WHERE r.pid = old.pid

--: c update key
WITH old AS MATERIALIZED (SELECT * FROM c.resource WHERE key = :key FOR UPDATE),
     h AS (INSERT INTO c.resource_history (pid, version, key, updated, txid, shard, type, id, body)
           SELECT pid, version, key, updated, txid, shard, type, id, body FROM old),
     x AS (DELETE FROM c.token t USING old WHERE t.key = :oldStatus AND t.pid = old.pid),
     y AS (INSERT INTO c.token (key, pid) SELECT :newStatus, pid FROM old)
UPDATE c.resource r SET version = old.version + 1, updated = :updated, txid = txid_current(), body = :body
FROM old WHERE r.pid = old.pid
