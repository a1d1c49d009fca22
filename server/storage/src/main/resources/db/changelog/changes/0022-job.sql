--liquibase formatted sql

--changeset footbridge:0022-job
--comment Work in the background that a caller asked for, how far it has come, and its result.
CREATE TABLE job (
    id         uuid        PRIMARY KEY,               -- random, as it is part of the URL of the job's status
    kind       text        NOT NULL,                  -- the name of the handler that runs it
    owner      text        NOT NULL,                  -- the caller that asked for it
    state      text        NOT NULL DEFAULT 'queued', -- then running; in the end done, failed or cancelled
    parameters text        NOT NULL,                  -- JSON
    input      bytea       NOT NULL,                  -- packed; emptied when the job ends
    position   text        NOT NULL DEFAULT '',       -- where the job goes on after an interruption
    done       bigint      NOT NULL DEFAULT 0,
    total      bigint      NOT NULL DEFAULT 0,
    message    text        NOT NULL DEFAULT 'Waiting to be started.',
    status     integer     NOT NULL DEFAULT 0,        -- HTTP status of the result
    media_type text        NOT NULL DEFAULT '',
    result     bytea       NOT NULL DEFAULT '',       -- packed
    attempts   integer     NOT NULL DEFAULT 0,
    due        timestamptz NOT NULL DEFAULT now(),    -- not to be started before
    worker     text,                                  -- the server that runs it, until the lease ends
    lease      timestamptz,
    created    timestamptz NOT NULL DEFAULT now(),
    started    timestamptz,
    updated    timestamptz NOT NULL DEFAULT now(),
    finished   timestamptz
);
CREATE INDEX job_open ON job (due) WHERE state IN ('queued', 'running');
CREATE INDEX job_by_age ON job (created);
--rollback DROP TABLE job;

--changeset footbridge:0022-guide-job
--comment Installations that a client does not wait for are jobs like others.
DROP TABLE guide_job;
--rollback empty
