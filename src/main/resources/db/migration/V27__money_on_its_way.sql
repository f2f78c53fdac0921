-- What credited remittances bring that the loan system has yet to book: no notice speaks as if it were still owed.

CREATE TABLE money_on_way (
    share_id       BIGINT       NOT NULL PRIMARY KEY,   -- of the remittance
    remittance_id  BIGINT       NOT NULL,
    borrower_no    VARCHAR(12)  NOT NULL,
    loan_no        VARCHAR(16)  NOT NULL,
    principal_fen  BIGINT       NOT NULL,
    interest_fen   BIGINT       NOT NULL,
    penalty_fen    BIGINT       NOT NULL,
    credited_at    DATETIME(3)  NOT NULL,
    until          DATETIME(3)  NOT NULL,               -- from then on the loan system's word counts alone
    undone         BOOLEAN      NOT NULL DEFAULT FALSE, -- kept, so that a late news of the credit does not bring it back
    KEY money_on_way_by_loan (loan_no, undone, until)
) DEFAULT CHARSET = utf8mb4;

CREATE TABLE instalment_covered (                       -- instalments that this money pays whole
    loan_no        VARCHAR(16)  NOT NULL,
    due_date       DATE         NOT NULL,
    PRIMARY KEY (loan_no, due_date)
) DEFAULT CHARSET = utf8mb4;
