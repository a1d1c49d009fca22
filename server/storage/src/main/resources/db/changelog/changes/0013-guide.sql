--liquibase formatted sql

--changeset footbridge:0013-guide
--comment The FHIR packages that are installed, and the definitions that each brought.
CREATE TABLE guide (
    name      text        COLLATE "C" PRIMARY KEY,
    version   text        NOT NULL,
    digest    text        NOT NULL,      -- SHA-256 of the archive
    resources text[]      NOT NULL,      -- type/id of each
    installed timestamptz NOT NULL DEFAULT now()
);
--rollback DROP TABLE guide;

--changeset footbridge:0013-guide-job
--comment Installations that a client does not wait for, and what became of them.
CREATE TABLE guide_job (
    id      bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    state   text        NOT NULL DEFAULT 'running', -- then done or failed
    step    text        NOT NULL DEFAULT 'Waiting to be started.',
    done    integer     NOT NULL DEFAULT 0,
    total   integer     NOT NULL DEFAULT 0,
    answer  text        NOT NULL DEFAULT '',        -- Parameters or OperationOutcome, once it is over
    created timestamptz NOT NULL DEFAULT now(),
    updated timestamptz NOT NULL DEFAULT now()
);
--rollback DROP TABLE guide_job;
