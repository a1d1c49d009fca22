--liquibase formatted sql

--changeset footbridge:0018-search-date-far
--comment What is hardly longer than a day is found by where it begins; only the rest has to be found by where it ends, too.
CREATE INDEX search_date_far ON search_date (key, high, pid) INCLUDE (low)
    WHERE key <> 0 AND low < high - 90000000000; -- 25 hours
DROP INDEX search_date_until;
--rollback DROP INDEX search_date_far;
--rollback CREATE INDEX search_date_until ON search_date (key, high, pid) INCLUDE (low) WHERE key <> 0;
