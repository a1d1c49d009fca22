--liquibase formatted sql

--changeset footbridge:0017-search-date-key
--comment What is there once more for the sake of a pair is found by that only, and has key 0: two indexes do without it.
CREATE INDEX search_date_by_low ON search_date (key, low, pid) INCLUDE (high) WHERE key <> 0;
DROP INDEX search_date_from;
ALTER INDEX search_date_by_low RENAME TO search_date_from;
CREATE INDEX search_date_by_high ON search_date (key, high, pid) INCLUDE (low) WHERE key <> 0;
DROP INDEX search_date_until;
ALTER INDEX search_date_by_high RENAME TO search_date_until;
--rollback DROP INDEX search_date_from, search_date_until;
--rollback CREATE INDEX search_date_from ON search_date (key, low, pid) INCLUDE (high);
--rollback CREATE INDEX search_date_until ON search_date (key, high, pid) INCLUDE (low);
