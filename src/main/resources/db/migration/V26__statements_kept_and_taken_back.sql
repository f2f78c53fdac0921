-- How long statements and remittances are kept.

CREATE TABLE remittance_gone (                          -- money and reversals that were removed when their time was over: never taken in anew
    identity       CHAR(64)      NOT NULL PRIMARY KEY,  -- a hash, of which no person can be told
    remittance_id  BIGINT        NOT NULL,              -- which it was
    KEY remittance_gone_by_remittance (remittance_id)
) DEFAULT CHARSET = utf8mb4;

ALTER TABLE statement_file
    ADD COLUMN stripped_at DATETIME(3) NULL;            -- when its copy and what of it is about no money were removed
