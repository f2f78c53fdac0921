-- Doubts: when a part left, what a person's resend put aside, and what a restore lost.

ALTER TABLE notice_part
    ADD COLUMN sent_at DATETIME(3) NULL AFTER code;     -- committed with it, before the first byte leaves

ALTER TABLE notice
    ADD COLUMN tellable_from DATETIME(3) NULL;          -- when it could have been told first, also by a run that was lost

CREATE TABLE notice_part_earlier (                      -- parts of a try that a person's resend put aside: evidence
    id             BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
    notice_id      BIGINT       NOT NULL,
    part_no        INT          NOT NULL,
    state          VARCHAR(12)  NOT NULL,
    link           VARCHAR(40)  NOT NULL,
    message_id     VARCHAR(65)  NULL,
    code           VARCHAR(40)  NULL,
    sent_at        DATETIME(3)  NULL,
    answered_at    DATETIME(3)  NULL,
    receipt_state  VARCHAR(16)  NULL,
    receipt_code   VARCHAR(40)  NULL,
    receipt_at     DATETIME(3)  NULL,
    put_aside_at   DATETIME(3)  NOT NULL,
    KEY notice_part_earlier_by_notice (notice_id, part_no),
    KEY notice_part_earlier_by_message (link, message_id)
) DEFAULT CHARSET = utf8mb4;

CREATE TABLE lost_span (                                -- what a restored database knows nothing of; one row a recovery
    id            BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
    lost_since    DATETIME(3)  NOT NULL,
    lost_until    DATETIME(3)  NOT NULL,
    recovered_at  DATETIME(3)  NOT NULL,                -- by the database's time
    recovered_by  VARCHAR(60)  NOT NULL
) DEFAULT CHARSET = utf8mb4;

CREATE TABLE database_identity (                        -- tells this database from another; a backup carries it along
    id        TINYINT   NOT NULL PRIMARY KEY,
    identity  CHAR(36)  NOT NULL
) DEFAULT CHARSET = utf8mb4;
INSERT INTO database_identity (id, identity) VALUES (1, UUID());
