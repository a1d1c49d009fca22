--liquibase formatted sql

--changeset footbridge:0006-token-text
--comment The texts behind token keys: codes, displays and URIs, for prefixes and for order. One row a key, never deleted.
CREATE TABLE token_text (
    key       bigint NOT NULL PRIMARY KEY,
    parameter bigint NOT NULL,           -- what texts are compared within: a parameter, or one of its modifiers
    text      text   COLLATE "C" NOT NULL
);
CREATE INDEX token_text_by_text ON token_text (parameter, text);
--rollback DROP TABLE token_text;
