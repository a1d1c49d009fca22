--liquibase formatted sql

--changeset footbridge:0031-subscription
--comment The subscriptions that are followed, and the events that they are to be told of.
CREATE TABLE subscription (
    id        text        PRIMARY KEY,              -- of the Subscription
    version   integer     NOT NULL,                 -- the version that a client wrote last
    status    text        NOT NULL,                 -- requested, active, error or off
    type      text        NOT NULL,                 -- of the resources that the criteria are about
    criteria  text        NOT NULL,                 -- a query; empty for all resources of the type
    ends      timestamptz,
    caller    text        NOT NULL,                 -- JSON; on whose behalf resources are sent
    since     xid8        NOT NULL DEFAULT pg_current_xact_id(), -- changes of later transactions are events
    latest    bigint      NOT NULL DEFAULT 0,       -- the number of the last event
    delivered bigint      NOT NULL DEFAULT 0,       -- the number of the last event that was delivered or set aside
    failures  integer     NOT NULL DEFAULT 0,       -- attempts that failed since the last success
    failing   timestamptz,                          -- since when
    error     text        NOT NULL DEFAULT '',
    updated   timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX subscription_by_type ON subscription (type);
CREATE TABLE subscription_event (
    subscription text        NOT NULL REFERENCES subscription (id) ON DELETE CASCADE,
    number       bigint      NOT NULL,              -- from 1, without gaps
    type         text        NOT NULL,
    id           text        NOT NULL,
    version      integer     NOT NULL,
    state        text        NOT NULL DEFAULT 'pending', -- then delivered, withheld or dead
    created      timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (subscription, number)
);
CREATE INDEX subscription_event_by_age ON subscription_event (created);
--rollback DROP TABLE subscription_event, subscription;
