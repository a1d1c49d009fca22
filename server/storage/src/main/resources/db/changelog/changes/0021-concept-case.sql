--liquibase formatted sql

--changeset footbridge:0021-concept-case
--comment Whether the case of letters matters in the codes of a code system: CodeSystem.caseSensitive.
ALTER TABLE code_system ADD COLUMN case_sensitive boolean NOT NULL DEFAULT true;
--rollback ALTER TABLE code_system DROP COLUMN case_sensitive;
