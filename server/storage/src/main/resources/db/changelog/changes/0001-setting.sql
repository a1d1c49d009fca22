--liquibase formatted sql

--changeset footbridge:0001-setting
--comment What belongs to this database and not to a server: the secret of its hashed keys.
CREATE TABLE setting (
    name  text PRIMARY KEY,
    value text NOT NULL
);
--rollback DROP TABLE setting;
