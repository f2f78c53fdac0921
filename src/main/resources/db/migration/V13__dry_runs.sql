-- What a night would bring, asked before it comes: figures alone, nothing that is ever sent.

CREATE TABLE dry_run (
    id             BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
    beside         BIGINT       NULL,                  -- the other of two that are compared
    business_date  DATE         NOT NULL,
    edition        CHAR(64)     NOT NULL,              -- of the contact rules
    version        VARCHAR(20)  NOT NULL,
    ladder         TEXT         NULL,                  -- null: the one that is configured
    asked_by       VARCHAR(60)  NOT NULL,
    asked_at       DATETIME(3)  NOT NULL,
    state          VARCHAR(8)   NOT NULL,              -- WAITING, RUNNING, DONE, FAILED
    message        VARCHAR(300) NULL,                  -- why it failed
    instalments    INT          NOT NULL,              -- read so far
    figures        MEDIUMTEXT   NULL,                  -- JSON, when it is done
    finished_at    DATETIME(3)  NULL
) DEFAULT CHARSET = utf8mb4;
