--liquibase formatted sql

--changeset footbridge:0044-postcode
--comment The postcodes of the United Kingdom, which an operator loads from open data, each with its position.
CREATE TABLE postcode (
    code      text             PRIMARY KEY, -- in capital letters, without a space
    latitude  double precision NOT NULL CHECK (latitude BETWEEN -90 AND 90),
    longitude double precision NOT NULL CHECK (longitude BETWEEN -180 AND 180)
);
--rollback DROP TABLE postcode;
