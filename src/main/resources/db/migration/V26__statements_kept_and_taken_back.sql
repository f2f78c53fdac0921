-- How long statements and remittances are kept, how far a file that is being taken back has come, and lists and counts by
-- indexes alone.

CREATE TABLE remittance_gone (                          -- money and reversals that were removed when their time was over: never taken in anew
    identity       CHAR(64)      NOT NULL PRIMARY KEY,  -- a hash, of which no person can be told
    remittance_id  BIGINT        NOT NULL,              -- which it was
    KEY remittance_gone_by_remittance (remittance_id)
) DEFAULT CHARSET = utf8mb4;

ALTER TABLE statement_file
    MODIFY COLUMN state VARCHAR(12) NOT NULL,           -- WAITING, READING, DONE, FAILED, TAKING_BACK, TAKEN_BACK
    ADD COLUMN back_line BIGINT NOT NULL DEFAULT 0,     -- TAKING_BACK: the line of the last remittance that was taken back
    ADD COLUMN back_id BIGINT NOT NULL DEFAULT 0,       -- that remittance
    ADD COLUMN back_place INT NOT NULL DEFAULT 0,       -- up to this place what its reversals took back stands again
    ADD COLUMN back_count INT NOT NULL DEFAULT 0,       -- how many of its remittances were taken back, or are another file's by now
    ADD COLUMN stripped_at DATETIME(3) NULL;            -- when its copy and what of it is about no money were removed

ALTER TABLE remittance
    DROP KEY remittance_queue,                          -- the counts are read from it alone
    ADD KEY remittance_queue (state, booked_on, id, reversal_waits, manager_no, branch_no, amount_fen, file_id),
    ADD KEY remittance_by_waiting (reversal_waits, state, booked_on, id);

ALTER TABLE advice
    ADD KEY advice_open (booked_on, difference, told_at, look_at);
