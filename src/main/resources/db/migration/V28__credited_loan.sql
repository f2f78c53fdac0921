CREATE TABLE credited_loan (                             -- a loan that was ever credited: locked by whoever credits it, so that they take turns
    loan_no VARCHAR(16) NOT NULL PRIMARY KEY
) DEFAULT CHARSET = utf8mb4;
