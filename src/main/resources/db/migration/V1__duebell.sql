-- The gateway's own database (MySQL 8 / MariaDB 10.6+).
-- Money is integer fen. DATETIME is UTC unless the column says otherwise; DATE is a business date in Asia/Shanghai.

-- ---------------------------------------------------------------------------------------------
-- loanbook: the snapshot. Each table has a twin "_next" that a refresh fills; all are renamed at once.
-- ---------------------------------------------------------------------------------------------
CREATE TABLE book_borrower (
    borrower_no      VARCHAR(12)  NOT NULL PRIMARY KEY,
    name             VARCHAR(60)  NOT NULL,
    language         VARCHAR(5)   NOT NULL,
    home_address     VARCHAR(200) NULL,
    current_address  VARCHAR(200) NULL,
    village_no       VARCHAR(9)   NOT NULL,
    village          VARCHAR(60)  NOT NULL,
    township         VARCHAR(60)  NOT NULL,
    branch_no        VARCHAR(4)   NOT NULL,
    manager_no       VARCHAR(6)   NOT NULL,
    manager          VARCHAR(60)  NOT NULL,
    manager_mobile   VARCHAR(20)  NOT NULL,
    KEY book_borrower_by_name (name),
    KEY book_borrower_by_manager (manager_no, borrower_no)
) DEFAULT CHARSET = utf8mb4;

CREATE TABLE book_phone (
    borrower_no  VARCHAR(12) NOT NULL,
    typed        VARCHAR(20) NOT NULL,           -- as the clerk typed it
    kind         VARCHAR(8)  NOT NULL,           -- MOBILE, LANDLINE, FOREIGN, WRONG
    msisdn       VARCHAR(15) NULL,               -- E.164 digits without plus, for a MOBILE only
    holder       VARCHAR(8)  NOT NULL,           -- SELF, SPOUSE, RELATIVE, OTHER
    preferred    BOOLEAN     NOT NULL,
    updated_on   DATE        NOT NULL,
    PRIMARY KEY (borrower_no, typed),
    KEY book_phone_by_msisdn (msisdn)
) DEFAULT CHARSET = utf8mb4;

CREATE TABLE book_loan (
    loan_no                VARCHAR(16) NOT NULL PRIMARY KEY,
    borrower_no            VARCHAR(12) NOT NULL,
    product                VARCHAR(40) NOT NULL,
    principal_amount_fen   BIGINT      NOT NULL,
    principal_balance_fen  BIGINT      NOT NULL,
    annual_rate            DECIMAL(7, 4) NOT NULL,
    penalty_factor         DECIMAL(4, 2) NOT NULL,
    value_date             DATE        NOT NULL,
    maturity_date          DATE        NOT NULL,
    interest_cycle         VARCHAR(12) NOT NULL,
    repay_account          VARCHAR(23) NOT NULL,
    status                 VARCHAR(12) NOT NULL,
    KEY book_loan_by_borrower (borrower_no)
) DEFAULT CHARSET = utf8mb4;

CREATE TABLE book_instalment (
    borrower_no    VARCHAR(12) NOT NULL,
    loan_no        VARCHAR(16) NOT NULL,
    due_date       DATE        NOT NULL,
    principal_fen  BIGINT      NOT NULL,          -- open, not due in all
    interest_fen   BIGINT      NOT NULL,
    penalty_fen    BIGINT      NOT NULL,
    product        VARCHAR(40) NOT NULL,
    maturity_date  DATE        NOT NULL,
    repay_account  VARCHAR(23) NOT NULL,
    status         VARCHAR(12) NOT NULL,
    PRIMARY KEY (borrower_no, loan_no, due_date),
    KEY book_instalment_by_loan (loan_no, due_date)
) DEFAULT CHARSET = utf8mb4;

CREATE TABLE book_borrower_next LIKE book_borrower;
CREATE TABLE book_phone_next LIKE book_phone;
CREATE TABLE book_loan_next LIKE book_loan;
CREATE TABLE book_instalment_next LIKE book_instalment;

CREATE TABLE book_snapshot (                       -- one row per refresh that was swapped in
    id           BIGINT      NOT NULL AUTO_INCREMENT PRIMARY KEY,
    as_of_date   DATE        NOT NULL,             -- the book was complete up to this date
    loaded_at    DATETIME(3) NOT NULL,
    borrowers    INT         NOT NULL,
    phones       INT         NOT NULL,
    loans        INT         NOT NULL,
    instalments  INT         NOT NULL,
    quarantined  INT         NOT NULL,
    millis       BIGINT      NOT NULL
) DEFAULT CHARSET = utf8mb4;

CREATE TABLE book_quarantine (                     -- rows of the views that could not be taken, with the reason
    id           BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
    snapshot_at  DATETIME(3)  NOT NULL,
    source       VARCHAR(32)  NOT NULL,            -- the view
    row_key      VARCHAR(64)  NOT NULL,
    reason       VARCHAR(200) NOT NULL
) DEFAULT CHARSET = utf8mb4;

CREATE TABLE instalment_move (                     -- 展期: an instalment that was told and then moved keeps its first due date as subject
    loan_no           VARCHAR(16) NOT NULL,
    due_date          DATE        NOT NULL,        -- where it stands now
    subject_due_date  DATE        NOT NULL,        -- where it stood when it was first told
    noticed_at        DATETIME(3) NOT NULL,
    PRIMARY KEY (loan_no, due_date)
) DEFAULT CHARSET = utf8mb4;

-- ---------------------------------------------------------------------------------------------
-- compliance
-- ---------------------------------------------------------------------------------------------
CREATE TABLE contact_hold (                        -- append-only; a lifting is written beside it, never over it
    id           BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
    kind         VARCHAR(16)  NOT NULL,            -- OPT_OUT, WRONG_PERSON, MANUAL
    borrower_no  VARCHAR(12)  NULL,                -- whom it protects; null: whoever has the number
    msisdn       VARCHAR(15)  NULL,                -- which number; null: all numbers of the borrower
    channel      VARCHAR(8)   NULL,                -- null: every channel
    until        DATETIME(3)  NULL,                -- null: until lifted
    source       VARCHAR(40)  NOT NULL,            -- sms, console, carrier, ...
    evidence     VARCHAR(200) NOT NULL,
    placed_at    DATETIME(3)  NOT NULL,
    placed_by    VARCHAR(60)  NOT NULL,
    lifted_at    DATETIME(3)  NULL,
    lifted_by    VARCHAR(60)  NULL,
    lift_reason  VARCHAR(200) NULL,
    KEY contact_hold_by_borrower (borrower_no, lifted_at),
    KEY contact_hold_by_msisdn (msisdn, lifted_at)
) DEFAULT CHARSET = utf8mb4;

CREATE TABLE contact_count (                       -- caps: taken by a conditional update in the transaction that writes SENDING
    borrower_no   VARCHAR(12) NOT NULL,
    contact_date  DATE        NOT NULL,
    channel       VARCHAR(8)  NOT NULL,
    taken         INT         NOT NULL,
    PRIMARY KEY (borrower_no, contact_date, channel)
) DEFAULT CHARSET = utf8mb4;

CREATE TABLE sending_switch (                      -- one row: Stop all sending
    id          TINYINT      NOT NULL PRIMARY KEY,
    stopped     BOOLEAN      NOT NULL,
    changed_at  DATETIME(3)  NOT NULL,
    changed_by  VARCHAR(60)  NOT NULL,
    reason      VARCHAR(200) NOT NULL
) DEFAULT CHARSET = utf8mb4;
INSERT INTO sending_switch (id, stopped, changed_at, changed_by, reason)
VALUES (1, FALSE, UTC_TIMESTAMP(3), 'installation', 'new database');

-- ---------------------------------------------------------------------------------------------
-- dispatch: the outbox
-- ---------------------------------------------------------------------------------------------
CREATE TABLE notice (
    id             BIGINT       NOT NULL PRIMARY KEY,   -- time-sorted (TSID)
    version        INT          NOT NULL,               -- counts the transitions; the event of a transition has the same number
    state          VARCHAR(12)  NOT NULL,
    reason         VARCHAR(200) NULL,                   -- why it is in that state, for a person
    rule_id        VARCHAR(40)  NULL,                   -- the rule that held, denied or allowed it last
    rule_version   VARCHAR(20)  NULL,
    kind           VARCHAR(16)  NOT NULL,               -- INTEREST, MATURITY, OVERDUE, later RECEIPT, ANSWER ...
    channel        VARCHAR(8)   NOT NULL,
    business_date  DATE         NOT NULL,
    stage          VARCHAR(20)  NOT NULL,               -- the stage that speaks (the most urgent of its items)
    borrower_no    VARCHAR(12)  NOT NULL,
    borrower_name  VARCHAR(60)  NOT NULL,
    msisdn         VARCHAR(15)  NULL,                   -- null where there is none to tell: FAILED from the start
    manager_no     VARCHAR(6)   NOT NULL,
    branch_no      VARCHAR(4)   NOT NULL,
    village_no     VARCHAR(9)   NOT NULL,
    village        VARCHAR(60)  NOT NULL,
    amount_fen     BIGINT       NOT NULL,               -- the sum it names
    template_id    VARCHAR(60)  NOT NULL,
    template_hash  CHAR(64)     NULL,                   -- the template's stored version
    text_hash      CHAR(64)     NULL,                   -- the text as sent, signature included
    parts          INT          NOT NULL,
    not_before     DATETIME(3)  NOT NULL,
    not_after      DATETIME(3)  NOT NULL,
    link           VARCHAR(40)  NULL,                   -- where its first part went
    reference      INT          NULL,                   -- 16-bit concatenation reference
    tries          INT          NOT NULL DEFAULT 0,
    counted_on     DATE         NULL,                   -- the day whose cap it has taken
    node           VARCHAR(40)  NULL,                   -- who claimed it or sends it
    claimed_until  DATETIME(3)  NULL,                   -- by the database's time
    created_at     DATETIME(3)  NOT NULL,
    changed_at     DATETIME(3)  NOT NULL,
    KEY notice_claim (state, channel, not_before, id),
    KEY notice_by_day (business_date, state),
    KEY notice_by_manager (manager_no, business_date, id),
    KEY notice_by_borrower (borrower_no, id),
    KEY notice_by_msisdn (msisdn, id)
) DEFAULT CHARSET = utf8mb4;

CREATE TABLE notice_item (                          -- what it speaks of; the unique key is "never twice"
    subject_kind   VARCHAR(16) NOT NULL,            -- INSTALMENT, PROMISE, REMITTANCE, INBOUND
    subject        VARCHAR(40) NOT NULL,            -- loan number and first due date, or the other room's id
    occasion       VARCHAR(40) NOT NULL,            -- the stage, the campaign, the posting
    channel        VARCHAR(8)  NOT NULL,
    notice_id      BIGINT      NOT NULL,
    loan_no        VARCHAR(16) NULL,
    due_date       DATE        NULL,
    principal_fen  BIGINT      NOT NULL DEFAULT 0,
    interest_fen   BIGINT      NOT NULL DEFAULT 0,
    penalty_fen    BIGINT      NOT NULL DEFAULT 0,
    PRIMARY KEY (subject_kind, subject, occasion, channel),
    KEY notice_item_by_notice (notice_id),
    KEY notice_item_by_loan (loan_no, due_date)
) DEFAULT CHARSET = utf8mb4;

CREATE TABLE notice_text (                          -- what was sent, by content: evidence, never changed
    text_hash   CHAR(64)    NOT NULL PRIMARY KEY,   -- SHA-256 of the UTF-8 text
    body        TEXT        NOT NULL,
    created_at  DATETIME(3) NOT NULL
) DEFAULT CHARSET = utf8mb4;

CREATE TABLE notice_part (
    notice_id      BIGINT       NOT NULL,
    part_no        INT          NOT NULL,           -- from 1
    state          VARCHAR(12)  NOT NULL,           -- SENDING, ACCEPTED, REFUSED, IN_DOUBT
    link           VARCHAR(40)  NOT NULL,
    message_id     VARCHAR(65)  NULL,               -- the carrier's, in the link's normal form
    code           VARCHAR(40)  NULL,               -- command_status of a refusal, cause of a doubt
    answered_at    DATETIME(3)  NULL,
    receipt_state  VARCHAR(16)  NULL,
    receipt_code   VARCHAR(40)  NULL,
    receipt_at     DATETIME(3)  NULL,
    PRIMARY KEY (notice_id, part_no),
    KEY notice_part_by_message (link, message_id)
) DEFAULT CHARSET = utf8mb4;

CREATE TABLE notice_event (                         -- append-only: the story of a notice
    notice_id   BIGINT       NOT NULL,
    version     INT          NOT NULL,
    at          DATETIME(3)  NOT NULL,
    from_state  VARCHAR(12)  NULL,
    to_state    VARCHAR(12)  NOT NULL,
    actor       VARCHAR(60)  NOT NULL,              -- plan, node xyz, carrier, a person's login
    reason      VARCHAR(200) NOT NULL,
    rule_id     VARCHAR(40)  NULL,
    rule_version VARCHAR(20) NULL,
    PRIMARY KEY (notice_id, version)
) DEFAULT CHARSET = utf8mb4;

CREATE TABLE receipt (                              -- as the carrier sent them; committed before they are acknowledged
    id           BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
    link         VARCHAR(40)  NOT NULL,
    message_id   VARCHAR(65)  NOT NULL,
    state        VARCHAR(16)  NOT NULL,
    code         VARCHAR(40)  NULL,
    msisdn       VARCHAR(15)  NULL,
    done_at      VARCHAR(20)  NULL,                 -- as the carrier wrote it
    received_at  DATETIME(3)  NOT NULL,
    stored_at    DATETIME(3)  NOT NULL,             -- by the database's time
    notice_id    BIGINT       NULL,                 -- once joined
    look_at      DATETIME(3)  NULL,                 -- when to look for its part again; null: joined or given up
    KEY receipt_to_join (look_at, id),
    KEY receipt_by_message (link, message_id),
    KEY receipt_by_notice (notice_id)
) DEFAULT CHARSET = utf8mb4;

CREATE TABLE concat_reference (                     -- the last 16-bit reference used toward one handset
    msisdn      VARCHAR(15) NOT NULL PRIMARY KEY,
    last_used   INT         NOT NULL
) DEFAULT CHARSET = utf8mb4;

CREATE TABLE node (                                 -- who runs; leases go by the database's time
    node        VARCHAR(40) NOT NULL PRIMARY KEY,
    started_at  DATETIME(3) NOT NULL,
    seen_at     DATETIME(3) NOT NULL,
    ended_at    DATETIME(3) NULL,                   -- a clean stop, or when it was found dead
    routes_hash CHAR(64)    NULL
) DEFAULT CHARSET = utf8mb4;

CREATE TABLE link_report (                          -- what each node says of each link, for the Links page
    node        VARCHAR(40)  NOT NULL,
    link        VARCHAR(40)  NOT NULL,
    state       VARCHAR(12)  NOT NULL,
    window_size INT          NOT NULL,
    in_flight   INT          NOT NULL,
    rate        DOUBLE       NOT NULL,              -- parts a second over the last reports
    licensed    DOUBLE       NOT NULL,              -- parts a second
    accepted    BIGINT       NOT NULL,
    refused     BIGINT       NOT NULL,
    in_doubt    BIGINT       NOT NULL,
    last_error  VARCHAR(200) NULL,
    error_at    DATETIME(3)  NULL,
    reported_at DATETIME(3)  NOT NULL,
    PRIMARY KEY (node, link)
) DEFAULT CHARSET = utf8mb4;

-- ---------------------------------------------------------------------------------------------
-- notice: planning and text
-- ---------------------------------------------------------------------------------------------
CREATE TABLE planning_run (                         -- one row per business date: each date runs once
    business_date  DATE         NOT NULL PRIMARY KEY,
    state          VARCHAR(12)  NOT NULL,           -- WAITING, RUNNING, DONE, CAUGHT_UP, NEEDS_PERSON
    node           VARCHAR(40)  NOT NULL,
    lease_until    DATETIME(3)  NOT NULL,           -- by the database's time; a dead node's run is taken over
    covers_from    DATE         NOT NULL,           -- the first missed date this run caught up
    message        VARCHAR(300) NULL,               -- what it waits for, or why a person is asked
    released_by    VARCHAR(60)  NULL,               -- who let an unusual list pass
    started_at     DATETIME(3)  NOT NULL,
    finished_at    DATETIME(3)  NULL,
    instalments    INT          NOT NULL DEFAULT 0, -- read from the snapshot
    selected       INT          NOT NULL DEFAULT 0, -- items that a stage named
    notices        INT          NOT NULL DEFAULT 0, -- planned
    known          INT          NOT NULL DEFAULT 0, -- items that had been told already
    repairs        INT          NOT NULL DEFAULT 0
) DEFAULT CHARSET = utf8mb4;

CREATE TABLE template_version (
    template_hash  CHAR(64)     NOT NULL PRIMARY KEY,  -- SHA-256 of the file
    template_id    VARCHAR(60)  NOT NULL,
    language       VARCHAR(5)   NOT NULL,
    version        VARCHAR(20)  NOT NULL,
    class          VARCHAR(12)  NOT NULL,              -- SERVICE, COMMERCIAL
    registered_no  VARCHAR(40)  NULL,
    content        TEXT         NOT NULL,
    stored_at      DATETIME(3)  NOT NULL,
    KEY template_version_by_id (template_id, language)
) DEFAULT CHARSET = utf8mb4;

CREATE TABLE repair_item (                           -- phones and data that a person has to mend
    id           BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
    borrower_no  VARCHAR(12)  NOT NULL,
    manager_no   VARCHAR(6)   NOT NULL,
    kind         VARCHAR(8)   NOT NULL,              -- PHONE, DATA
    code         VARCHAR(40)  NOT NULL,              -- no-phone, landline, foreign, wrong, not-own, zero-amount, too-long, dead-number
    detail       VARCHAR(200) NOT NULL,
    first_seen   DATE         NOT NULL,
    last_seen    DATE         NOT NULL,
    notice_id    BIGINT       NULL,                  -- the last notice it kept from leaving
    mended_at    DATETIME(3)  NULL,
    mended_by    VARCHAR(60)  NULL,
    UNIQUE KEY repair_item_once (borrower_no, kind, code),
    KEY repair_item_by_manager (manager_no, mended_at)
) DEFAULT CHARSET = utf8mb4;

-- ---------------------------------------------------------------------------------------------
-- inbox
-- ---------------------------------------------------------------------------------------------
CREATE TABLE inbound_message (
    id            BIGINT        NOT NULL AUTO_INCREMENT PRIMARY KEY,
    link          VARCHAR(40)   NOT NULL,
    sender        VARCHAR(21)   NOT NULL,
    destination   VARCHAR(21)   NOT NULL,
    body          VARCHAR(2000) NOT NULL,
    fingerprint   CHAR(64)      NOT NULL,            -- the carrier's redelivery makes no second message
    received_at   DATETIME(3)   NOT NULL,
    intent        VARCHAR(16)   NULL,                -- null: nobody has looked at it yet
    handled_at    DATETIME(3)   NULL,
    UNIQUE KEY inbound_message_once (fingerprint),
    KEY inbound_message_to_handle (handled_at, id),
    KEY inbound_message_by_sender (sender, id)
) DEFAULT CHARSET = utf8mb4;

-- ---------------------------------------------------------------------------------------------
-- console
-- ---------------------------------------------------------------------------------------------
CREATE TABLE console_user (
    username       VARCHAR(60)  NOT NULL PRIMARY KEY,
    display_name   VARCHAR(60)  NOT NULL,
    password_hash  VARCHAR(200) NOT NULL,
    role           VARCHAR(16)  NOT NULL,            -- MANAGER, SUPERVISOR, AUDITOR, ADMINISTRATOR
    manager_no     VARCHAR(6)   NULL,                -- a MANAGER sees this manager's borrowers alone
    branch_no      VARCHAR(4)   NULL,                -- a SUPERVISOR sees this branch; null: all
    active         BOOLEAN      NOT NULL DEFAULT TRUE,
    created_at     DATETIME(3)  NOT NULL
) DEFAULT CHARSET = utf8mb4;

CREATE TABLE audit_log (                             -- who did what in the console or by a command; append-only
    id        BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
    at        DATETIME(3)  NOT NULL,
    actor     VARCHAR(60)  NOT NULL,
    action    VARCHAR(40)  NOT NULL,
    subject   VARCHAR(80)  NULL,
    detail    VARCHAR(300) NULL
) DEFAULT CHARSET = utf8mb4;

-- A database of the demo is never opened outside it, another never by it.
CREATE TABLE database_stamp (
    id    TINYINT     NOT NULL PRIMARY KEY,
    kind  VARCHAR(10) NOT NULL                       -- DEMO, TEST, REAL
) DEFAULT CHARSET = utf8mb4;
