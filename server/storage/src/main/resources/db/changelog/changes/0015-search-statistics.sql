--liquibase formatted sql

--changeset footbridge:0015-search-statistics
--comment Analysing this table was half of what PostgreSQL did while resources were written: nobody asks how these columns are spread, and how common the tokens are changes slowly. Measured in ADR 0005.
ALTER TABLE search ALTER COLUMN tokens SET STATISTICS 500;
ALTER TABLE search ALTER COLUMN digest SET STATISTICS 0;
ALTER TABLE search ALTER COLUMN reference_parameters SET STATISTICS 0;
ALTER TABLE search ALTER COLUMN reference_targets SET STATISTICS 0;
ALTER TABLE search ALTER COLUMN parameters SET STATISTICS 0;
ALTER TABLE search ALTER COLUMN texts SET STATISTICS 0;
ALTER TABLE search SET (autovacuum_analyze_scale_factor = 0.05);
--rollback ALTER TABLE search ALTER COLUMN tokens SET STATISTICS 1000;
--rollback ALTER TABLE search ALTER COLUMN digest SET STATISTICS -1;
--rollback ALTER TABLE search ALTER COLUMN reference_parameters SET STATISTICS -1;
--rollback ALTER TABLE search ALTER COLUMN reference_targets SET STATISTICS -1;
--rollback ALTER TABLE search ALTER COLUMN parameters SET STATISTICS -1;
--rollback ALTER TABLE search ALTER COLUMN texts SET STATISTICS -1;
--rollback ALTER TABLE search SET (autovacuum_analyze_scale_factor = 0.02);
