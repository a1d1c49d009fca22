--liquibase formatted sql

--changeset footbridge:0012-search-date-pair
--comment A code beside a date: what has the code and lies in a range is one stretch of an index. No pair, no entry.
ALTER TABLE search_date
    ADD COLUMN pair   bigint,  -- key of both parameters and the code, one for what is near a point and one for the rest
    ADD COLUMN system bigint;  -- key of the code's system
CREATE INDEX search_date_pair ON search_date (pair, low, pid) INCLUDE (high, system) WHERE pair IS NOT NULL;
--rollback ALTER TABLE search_date DROP COLUMN pair, DROP COLUMN system;

--changeset footbridge:0012-search-number-pair
ALTER TABLE search_number
    ADD COLUMN pair   bigint,
    ADD COLUMN system bigint;
CREATE INDEX search_number_pair ON search_number (pair, low, pid) INCLUDE (high, system) WHERE pair IS NOT NULL;
--rollback ALTER TABLE search_number DROP COLUMN pair, DROP COLUMN system;

--changeset footbridge:0012-search-values-vacuum
--comment What was added lately is read from the index alone, too: counts read nothing else.
ALTER TABLE search_date SET (autovacuum_vacuum_insert_scale_factor = 0.05);
ALTER TABLE search_number SET (autovacuum_vacuum_insert_scale_factor = 0.05);
--rollback ALTER TABLE search_date RESET (autovacuum_vacuum_insert_scale_factor);
--rollback ALTER TABLE search_number RESET (autovacuum_vacuum_insert_scale_factor);
