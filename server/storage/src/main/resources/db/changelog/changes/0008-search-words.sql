--liquibase formatted sql

--changeset footbridge:0008-search-words
--comment The words of resources that have any, as stems of English, without their places in the text.
CREATE TABLE search_words (
    pid       bigint   NOT NULL,
    shard     smallint NOT NULL,
    narrative tsvector,                  -- of text.div
    content   tsvector                   -- of all texts, if the server was set to index them
);
CREATE INDEX search_words_by_pid ON search_words (pid);
CREATE INDEX search_words_by_narrative ON search_words USING gin (narrative)
    WITH (fastupdate = on, gin_pending_list_limit = 256);
CREATE INDEX search_words_by_content ON search_words USING gin (content)
    WITH (fastupdate = on, gin_pending_list_limit = 256);
ALTER TABLE search_words SET (autovacuum_vacuum_scale_factor = 0.02, autovacuum_analyze_scale_factor = 0.02);
--rollback DROP TABLE search_words;
