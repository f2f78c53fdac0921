-- Contact rules as versions that a second person approves, and what counts against their caps.

CREATE TABLE rule_set (                              -- each version whole; never changed, never deleted
    hash          CHAR(64)     NOT NULL PRIMARY KEY,  -- of its text
    version       VARCHAR(20)  NOT NULL,
    content       MEDIUMTEXT   NOT NULL,              -- YAML, as it was proposed
    proposed_by   VARCHAR(60)  NOT NULL,
    proposed_at   DATETIME(3)  NOT NULL,
    reason        VARCHAR(200) NOT NULL,
    approved_by   VARCHAR(60)  NULL,
    approved_at   DATETIME(3)  NULL,
    effective     DATETIME(3)  NULL,                  -- from when it is in force, until another one is
    refused_by    VARCHAR(60)  NULL,
    refused_at    DATETIME(3)  NULL,
    UNIQUE KEY rule_set_once (version),
    KEY rule_set_in_force (effective)
) DEFAULT CHARSET = utf8mb4;

CREATE TABLE contact_tally (                         -- how often, for the caps: one row a day; taken in the transaction that writes SENDING
    whom          VARCHAR(18)  NOT NULL,              -- B and the borrower's number, or N and the phone's digits
    contact_date  DATE         NOT NULL,
    what          VARCHAR(16)  NOT NULL,              -- SMS, ROBOT_TRIED, ROBOT_CONNECTED, CALL_TRIED, CALL_CONNECTED
    taken         INT          NOT NULL,
    PRIMARY KEY (whom, contact_date, what)
) DEFAULT CHARSET = utf8mb4;

INSERT INTO contact_tally (whom, contact_date, what, taken)
SELECT CONCAT('B', borrower_no), contact_date, channel, taken
FROM contact_count;

INSERT INTO contact_tally (whom, contact_date, what, taken)
SELECT CONCAT('N', msisdn), counted_on, 'SMS', COUNT(*)
FROM notice
WHERE counted_on IS NOT NULL
  AND msisdn IS NOT NULL
GROUP BY msisdn, counted_on;

DROP TABLE contact_count;

ALTER TABLE notice_event
    ADD COLUMN inputs VARCHAR(200) NULL;             -- what the rule was asked about
