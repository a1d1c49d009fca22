-- A page of 20, newest first, of what has one key or two. "walk" goes down from the newest and may come back short;
-- "index" takes all that match and sorts; "plain" leaves the choice to the planner. ":name" is bound by the bench.

--: a walk
SELECT pid, body FROM (SELECT pid, tokens, body FROM a.resource WHERE type = 1 AND pid < :before
                       ORDER BY pid DESC LIMIT 5000) w WHERE w.tokens @> :keys LIMIT 20

--: b walk
SELECT r.pid, r.body
FROM (SELECT pid FROM (SELECT pid, tokens FROM b.search WHERE type = 1 AND pid < :before
                       ORDER BY pid DESC LIMIT 5000) w WHERE w.tokens @> :keys LIMIT 20) p
JOIN b.resource r ON r.pid = p.pid ORDER BY p.pid DESC

--: c walk 1
SELECT r.pid, r.body
FROM (SELECT pid FROM c.token WHERE key = :key1 AND pid < :before ORDER BY pid DESC LIMIT 20) p
JOIN c.resource r ON r.pid = p.pid ORDER BY p.pid DESC

--: c walk 2
SELECT r.pid, r.body
FROM (SELECT pid FROM (SELECT pid FROM c.token WHERE key = :key1 AND pid < :before ORDER BY pid DESC LIMIT 5000) t
      WHERE EXISTS (SELECT 1 FROM c.token u WHERE u.key = :key2 AND u.pid = t.pid OFFSET 0) LIMIT 20) p
JOIN c.resource r ON r.pid = p.pid ORDER BY p.pid DESC

--: a index
WITH m AS MATERIALIZED (SELECT pid FROM a.resource WHERE tokens @> :keys)
SELECT r.pid, r.body FROM (SELECT pid FROM m ORDER BY pid DESC LIMIT 20) p
JOIN a.resource r ON r.pid = p.pid ORDER BY p.pid DESC

--: b index
WITH m AS MATERIALIZED (SELECT pid FROM b.search WHERE tokens @> :keys)
SELECT r.pid, r.body FROM (SELECT pid FROM m ORDER BY pid DESC LIMIT 20) p
JOIN b.resource r ON r.pid = p.pid ORDER BY p.pid DESC

--: c index 1
WITH m AS MATERIALIZED (SELECT pid FROM c.token WHERE key = :key1)
SELECT r.pid, r.body FROM (SELECT pid FROM m ORDER BY pid DESC LIMIT 20) p
JOIN c.resource r ON r.pid = p.pid ORDER BY p.pid DESC

--: c index 2
WITH m AS MATERIALIZED (SELECT pid FROM c.token WHERE key = :key1 INTERSECT SELECT pid FROM c.token WHERE key = :key2)
SELECT r.pid, r.body FROM (SELECT pid FROM m ORDER BY pid DESC LIMIT 20) p
JOIN c.resource r ON r.pid = p.pid ORDER BY p.pid DESC

--: a plain
SELECT pid, body FROM a.resource WHERE type = 1 AND tokens @> :keys ORDER BY pid DESC LIMIT 20

--: b plain
SELECT r.pid, r.body FROM b.search s JOIN b.resource r ON r.pid = s.pid
WHERE s.type = 1 AND s.tokens @> :keys ORDER BY s.pid DESC LIMIT 20

--: c plain 1
SELECT r.pid, r.body FROM c.token t JOIN c.resource r ON r.pid = t.pid
WHERE t.key = :key1 ORDER BY t.pid DESC LIMIT 20

--: c plain 2
SELECT r.pid, r.body FROM c.token t JOIN c.token u ON u.pid = t.pid JOIN c.resource r ON r.pid = t.pid
WHERE t.key = :key1 AND u.key = :key2 ORDER BY t.pid DESC LIMIT 20

--: a count
SELECT count(*) FROM a.resource WHERE tokens @> :keys

--: b count
SELECT count(*) FROM b.search WHERE tokens @> :keys

--: c count
SELECT count(*) FROM c.token t JOIN c.token u ON u.pid = t.pid WHERE t.key = :key1 AND u.key = :key2

--: a dates
WITH m AS MATERIALIZED (SELECT pid FROM a.resource WHERE tokens @> :keys)
SELECT r.pid, r.body
FROM (SELECT d.pid, d.low FROM m CROSS JOIN LATERAL (SELECT * FROM a.search_date d WHERE d.pid = m.pid OFFSET 0) d
      WHERE d.key = :dateKey AND d.low >= :from AND d.high < :to ORDER BY d.low DESC LIMIT 20) p
JOIN a.resource r ON r.pid = p.pid ORDER BY p.low DESC

--: b dates
WITH m AS MATERIALIZED (SELECT pid FROM b.search WHERE tokens @> :keys)
SELECT r.pid, r.body
FROM (SELECT d.pid, d.low FROM m CROSS JOIN LATERAL (SELECT * FROM b.search_date d WHERE d.pid = m.pid OFFSET 0) d
      WHERE d.key = :dateKey AND d.low >= :from AND d.high < :to ORDER BY d.low DESC LIMIT 20) p
JOIN b.resource r ON r.pid = p.pid ORDER BY p.low DESC

--: c dates
WITH m AS MATERIALIZED (SELECT pid FROM c.token WHERE key = :key1)
SELECT r.pid, r.body
FROM (SELECT d.pid, d.low FROM m CROSS JOIN LATERAL (SELECT * FROM c.search_date d WHERE d.pid = m.pid OFFSET 0) d
      WHERE d.key = :dateKey AND d.low >= :from AND d.high < :to ORDER BY d.low DESC LIMIT 20) p
JOIN c.resource r ON r.pid = p.pid ORDER BY p.low DESC

--: a read
SELECT pid, version, updated, body FROM a.resource WHERE key = :key

--: b read
SELECT pid, version, updated, body FROM b.resource WHERE key = :key

--: c read
SELECT pid, version, updated, body FROM c.resource WHERE key = :key
