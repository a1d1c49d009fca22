--liquibase formatted sql

--changeset footbridge:0020-resource-by-id
--comment A page sorted by _id is read in order, without sorting all resources of the type.
CREATE INDEX resource_by_id ON resource (type, id, pid);
--rollback DROP INDEX resource_by_id;
