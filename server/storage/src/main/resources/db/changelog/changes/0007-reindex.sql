--liquibase formatted sql

--changeset footbridge:0007-reindex
--comment What is indexed anew in the background, and how far that has come.
CREATE TABLE reindex (
    id      bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    cause   text        NOT NULL, -- parameters: there are new ones; index: made by another version; request: $reindex
    types   integer[],            -- null: all
    state   text        NOT NULL DEFAULT 'waiting', -- then running, then done
    type    integer     NOT NULL DEFAULT 0,  -- the position: what is not beyond this type and pid is done
    pid     bigint      NOT NULL DEFAULT 0,
    pid_max bigint      NOT NULL DEFAULT 0,  -- the last there was at the start: what came later is indexed already
    total   bigint      NOT NULL DEFAULT 0,
    done    bigint      NOT NULL DEFAULT 0,
    changed bigint      NOT NULL DEFAULT 0,
    failed  bigint      NOT NULL DEFAULT 0,
    created timestamptz NOT NULL DEFAULT now(),
    due     timestamptz NOT NULL,
    started timestamptz,
    updated timestamptz NOT NULL DEFAULT now(),
    worker  text,                 -- the server that works on it, until the lease ends
    lease   timestamptz
);
--rollback DROP TABLE reindex;

--changeset footbridge:0007-custom-parameter
--comment The custom search parameters in effect. The index of one is complete when its job is done.
CREATE TABLE custom_parameter (
    type       integer NOT NULL,
    code       text    NOT NULL,
    definition text    NOT NULL,
    job        bigint  NOT NULL REFERENCES reindex (id),
    PRIMARY KEY (type, code)
);
--rollback DROP TABLE custom_parameter;
