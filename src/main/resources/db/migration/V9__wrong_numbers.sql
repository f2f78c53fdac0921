-- What carriers said of numbers that nobody has, and which of them a person stands up for.

CREATE TABLE wrong_number (                          -- one row a notice that ended so; append-only
    notice_id    BIGINT      NOT NULL PRIMARY KEY,
    msisdn       VARCHAR(15) NOT NULL,
    link         VARCHAR(40) NOT NULL,
    code         VARCHAR(40) NOT NULL,               -- of the receipt, or the command_status of the refusal
    found_at     DATETIME(3) NOT NULL,
    told         BOOLEAN     NOT NULL DEFAULT FALSE, -- looked at for the repair list
    KEY wrong_number_by_msisdn (msisdn, found_at),
    KEY wrong_number_to_tell (told, found_at)
) DEFAULT CHARSET = utf8mb4;

CREATE TABLE number_vouch (                          -- a person says the number is right: what was found before no longer counts
    borrower_no  VARCHAR(12) NOT NULL,               -- for this borrower alone, whoever else has the number
    msisdn       VARCHAR(15) NOT NULL,
    vouched_at   DATETIME(3) NOT NULL,
    vouched_by   VARCHAR(60) NOT NULL,
    PRIMARY KEY (borrower_no, msisdn)
) DEFAULT CHARSET = utf8mb4;
