-- Receipts that don't come are asked for, where the carrier answers such questions.

ALTER TABLE notice_part
    ADD COLUMN carrier_id VARCHAR(65) NULL AFTER message_id;    -- message_id as the carrier wrote it, where it may be asked by it

CREATE TABLE receipt_walk (                          -- how far the notices without receipt have been walked, in rounds
    link           VARCHAR(40) NOT NULL PRIMARY KEY,
    begun_at       DATETIME(3) NOT NULL,             -- this round, by business time
    begun_before   DATETIME(3) NOT NULL,             -- the round before
    urgent         BOOLEAN     NOT NULL,             -- the notice that was looked at last
    not_before     DATETIME(3) NOT NULL,
    notice_id      BIGINT      NOT NULL,
    rests_until    DATETIME(3) NOT NULL              -- no step before, by business time
) DEFAULT CHARSET = utf8mb4;
