--liquibase formatted sql

--changeset footbridge:0026-reindex-job
--comment Reindexing is a kind of job. What has not ended is carried over, with its position.
ALTER TABLE reindex ADD COLUMN job uuid NOT NULL DEFAULT gen_random_uuid();
INSERT INTO job (id, kind, owner, state, parameters, input, position, done, total, due, created, started, updated)
    SELECT job, 'reindex', 'system', 'queued', jsonb_build_object('cause', cause, 'types', coalesce(types, '{}'))::text, '',
        CASE WHEN type = 0 THEN '' ELSE concat_ws(' ', type, pid, pid_max, changed, failed) END,
        done, total, due, created, started, updated
    FROM reindex WHERE state <> 'done';
ALTER TABLE custom_parameter ADD COLUMN reindex_job uuid;
UPDATE custom_parameter p SET reindex_job = r.job FROM reindex r WHERE r.id = p.job;
ALTER TABLE custom_parameter DROP COLUMN job;
ALTER TABLE custom_parameter RENAME COLUMN reindex_job TO job;
ALTER TABLE custom_parameter ALTER COLUMN job SET NOT NULL;
DROP TABLE reindex;
--rollback empty
