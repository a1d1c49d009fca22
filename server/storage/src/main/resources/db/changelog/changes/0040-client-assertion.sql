--liquibase formatted sql

--changeset footbridge:0040-client-assertion
--comment The assertions by which systems have authenticated to the authorization server for trials, until they expire: each is accepted once.
CREATE TABLE client_assertion (
    digest  bytea       PRIMARY KEY, -- SHA-256 of the client and the jti
    expires timestamptz NOT NULL
);
--rollback DROP TABLE client_assertion;
