-- The stories of a day, chained by hash: a row that is altered afterwards no longer fits the head that was kept of it.

ALTER TABLE notice_event
    ADD KEY notice_event_by_time (at);

CREATE TABLE evidence_head (
    sealed_on   DATE      NOT NULL,                   -- the business date whose end it stands for
    notice_id   BIGINT    NOT NULL,
    head        CHAR(64)  NOT NULL,                   -- SHA-256 over the whole story up to then
    PRIMARY KEY (sealed_on, notice_id),
    KEY evidence_head_by_notice (notice_id, sealed_on)
) DEFAULT CHARSET = utf8mb4;

CREATE TABLE evidence_digest (
    sealed_on   DATE         NOT NULL PRIMARY KEY,
    notices     INT          NOT NULL,
    digest      CHAR(64)     NOT NULL,                -- SHA-256 over the digest of the day before and all heads of the day
    sealed_at   DATETIME(3)  NOT NULL
) DEFAULT CHARSET = utf8mb4;
