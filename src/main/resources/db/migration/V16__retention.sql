-- When a loan was paid off, as far as the gateway told of it: what is kept about it goes so many years later.

CREATE TABLE loan_closed (
    loan_no    VARCHAR(16) NOT NULL PRIMARY KEY,
    closed_on  DATE        NOT NULL                  -- the first business date on which the loan system had it settled, or had it no more
) DEFAULT CHARSET = utf8mb4;

ALTER TABLE contact_tally
    ADD KEY contact_tally_by_day (contact_date);

CREATE TABLE purged_text (                           -- texts of notices that were removed tonight, to be removed unless another has them
    text_hash  CHAR(64)    NOT NULL PRIMARY KEY
) DEFAULT CHARSET = utf8mb4;
