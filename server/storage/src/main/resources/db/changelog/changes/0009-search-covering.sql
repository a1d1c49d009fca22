--liquibase formatted sql

--changeset footbridge:0009-search-date-covering
--comment Both ends of a range are in each index, so that a look-up or a range reads no row: half the work of a count.
CREATE INDEX search_date_of_pid ON search_date (pid, key) INCLUDE (low, high);
DROP INDEX search_date_by_pid;
CREATE INDEX search_date_from ON search_date (key, low, pid) INCLUDE (high);
DROP INDEX search_date_by_low;
CREATE INDEX search_date_until ON search_date (key, high, pid) INCLUDE (low);
DROP INDEX search_date_by_high;
--rollback CREATE INDEX search_date_by_pid ON search_date (pid);
--rollback CREATE INDEX search_date_by_low ON search_date (key, low, pid);
--rollback CREATE INDEX search_date_by_high ON search_date (key, high, pid);
--rollback DROP INDEX search_date_of_pid, search_date_from, search_date_until;

--changeset footbridge:0009-search-number-covering
CREATE INDEX search_number_of_pid ON search_number (pid, key) INCLUDE (low, high);
DROP INDEX search_number_by_pid;
CREATE INDEX search_number_from ON search_number (key, low, pid) INCLUDE (high);
DROP INDEX search_number_by_low;
--rollback CREATE INDEX search_number_by_pid ON search_number (pid);
--rollback CREATE INDEX search_number_by_low ON search_number (key, low, pid);
--rollback DROP INDEX search_number_of_pid, search_number_from;
