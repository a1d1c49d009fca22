--liquibase formatted sql

--changeset footbridge:0016-token-pending
--comment Every search by a token reads the pending list of its index, which writes fill. Half as long, it costs searches between writes half as much, and writes a little more log. Measured in ADR 0001.
ALTER INDEX search_by_token SET (gin_pending_list_limit = 128);
--rollback ALTER INDEX search_by_token SET (gin_pending_list_limit = 256);
