--liquibase formatted sql

--changeset footbridge:0011-code-system
--comment The code systems that are too large for a resource: one row a load.
CREATE TABLE code_system (
    id         integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    url        text        NOT NULL,
    version    text        NOT NULL,                   -- '' if it has none
    name       text        NOT NULL,
    state      text        NOT NULL DEFAULT 'loading', -- then current, then replaced
    properties jsonb       NOT NULL,                   -- the FHIR type of each property, by its code
    concepts   bigint      NOT NULL DEFAULT 0,
    begun      timestamptz NOT NULL DEFAULT now(),
    changed    timestamptz NOT NULL DEFAULT now()      -- when the state was last changed, or concepts were added
);
CREATE UNIQUE INDEX code_system_current ON code_system (url, version) WHERE state = 'current';
CREATE UNIQUE INDEX code_system_loading ON code_system (url, version) WHERE state = 'loading';
--rollback DROP TABLE code_system;

--changeset footbridge:0011-concept
--comment Their concepts: each load is a partition of its own, filled and indexed before it is attached, and dropped whole.
CREATE TABLE concept (
    system       integer   NOT NULL,
    number       integer   NOT NULL,      -- in its system; what the hierarchy is made of
    rank         smallint  NOT NULL,      -- the length of the display: what was looked for is often the shortest
    active       boolean   NOT NULL,
    code         text      COLLATE "C" NOT NULL,
    display      text      NOT NULL,      -- '' if it has none
    definition   text,
    parents      integer[] NOT NULL,
    ancestors    integer[] NOT NULL,      -- without itself
    sets         text[]    NOT NULL,      -- the codes of the reference sets it is a member of
    properties   jsonb     NOT NULL,      -- texts by the code of the property
    designations jsonb     NOT NULL,
    words        tsvector  NOT NULL       -- of display and designations, as TextWords has them
) PARTITION BY LIST (system);
CREATE UNIQUE INDEX concept_by_code ON concept (system, code);
CREATE UNIQUE INDEX concept_by_number ON concept (system, number);
CREATE INDEX concept_by_rank ON concept (rank, code);
CREATE INDEX concept_by_ancestor ON concept USING gin (ancestors) WITH (fastupdate = off);
CREATE INDEX concept_by_set ON concept USING gin (sets) WITH (fastupdate = off);
CREATE INDEX concept_by_property ON concept USING gin (properties jsonb_path_ops) WITH (fastupdate = off);
CREATE INDEX concept_by_word ON concept USING gin (words) WITH (fastupdate = off);
--rollback DROP TABLE concept;
