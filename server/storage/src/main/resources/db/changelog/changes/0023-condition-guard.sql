--liquibase formatted sql

--changeset footbridge:0023-condition-guard
--comment Named for what it is: a guard of the condition of a conditional create or update.
ALTER TABLE claim RENAME TO condition_guard;
--rollback ALTER TABLE condition_guard RENAME TO claim;
