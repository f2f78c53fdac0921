CREATE TABLE api_token (
    id            BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
    name          VARCHAR(60)  NOT NULL,
    token_hash    CHAR(64)     NOT NULL,               -- SHA-256; the token itself is shown once and not kept
    scopes        VARCHAR(200) NOT NULL,               -- separated by blanks
    manager_no    VARCHAR(6)   NULL,                   -- whose borrowers it reaches; null: anybody's
    branch_no     VARCHAR(4)   NULL,
    created_by    VARCHAR(60)  NOT NULL,
    created_at    DATETIME(3)  NOT NULL,               -- by the system clock, as are the others
    expires_at    DATETIME(3)  NULL,
    revoked_at    DATETIME(3)  NULL,
    revoked_by    VARCHAR(60)  NULL,
    last_used_at  DATETIME(3)  NULL,                   -- to the minute
    UNIQUE KEY api_token_once (token_hash)
) DEFAULT CHARSET = utf8mb4;

CREATE TABLE api_request (                             -- what was made under an Idempotency-Key, for a day
    token_id      BIGINT       NOT NULL,
    idem_key      VARCHAR(80)  NOT NULL,
    request_hash  CHAR(64)     NOT NULL,
    status        INT          NULL,                   -- null: it is being worked on
    location      VARCHAR(200) NULL,
    body          MEDIUMTEXT   NULL,
    asked_at      DATETIME(3)  NOT NULL,               -- by the database's time
    PRIMARY KEY (token_id, idem_key),
    KEY api_request_by_age (asked_at)
) DEFAULT CHARSET = utf8mb4;
