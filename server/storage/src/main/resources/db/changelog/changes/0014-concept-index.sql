--liquibase formatted sql

--changeset footbridge:0014-concept-by-parent
--comment What is next below a concept: of a general one, hundreds of thousands are below.
CREATE INDEX concept_by_parent ON concept USING gin (parents) WITH (fastupdate = off);
--rollback DROP INDEX concept_by_parent;

--changeset footbridge:0014-concept-short splitStatements:false
--comment The shortest names have an index of their words to themselves: who types a few letters is shown these.
ALTER TABLE code_system ADD COLUMN short_rank smallint NOT NULL DEFAULT 0; -- of the longest of them; 0 if there are none
DO $$
DECLARE
    load record;
    short smallint;
BEGIN
    FOR load IN SELECT id FROM code_system WHERE state <> 'loading' AND concepts >= 20000 LOOP
        EXECUTE format('SELECT coalesce(max(rank), 0) FROM (SELECT rank, sum(count(*)) OVER (ORDER BY rank) AS names'
            ' FROM concept_%1$s GROUP BY rank) r WHERE names <= (SELECT count(*) FROM concept_%1$s) / 32', load.id)
            INTO short;
        IF short > 0 THEN
            EXECUTE format('CREATE INDEX ON concept_%s USING gin (words) WITH (fastupdate = off) WHERE rank <= %s',
                load.id, short);
            UPDATE code_system SET short_rank = short WHERE id = load.id;
        END IF;
    END LOOP;
END $$;
--rollback ALTER TABLE code_system DROP COLUMN short_rank;
