-- Replies as conversations, what they leave to do, and promises to pay.

ALTER TABLE inbound_message
    MODIFY intent VARCHAR(200) NULL,                    -- joined by +
    ADD COLUMN tries INT NOT NULL DEFAULT 0,            -- how often acting on it broke off
    ADD KEY inbound_message_completes (completes);

ALTER TABLE contact_hold
    ADD KEY contact_hold_by_evidence (evidence);

CREATE TABLE conversation (                             -- one number and one borrower
    id             BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
    version        INT          NOT NULL DEFAULT 0,
    sender         VARCHAR(21)  NOT NULL,               -- E.164 digits where it is a telephone number
    borrower_no    VARCHAR(12)  NOT NULL DEFAULT '',    -- '': nobody knows whose it is
    borrower_name  VARCHAR(60)  NULL,
    manager_no     VARCHAR(6)   NULL,
    branch_no      VARCHAR(4)   NULL,
    state          VARCHAR(4)   NOT NULL,               -- OPEN, DONE
    unread         INT          NOT NULL DEFAULT 0,     -- entries for a person that nobody has looked at
    assigned_to    VARCHAR(60)  NULL,
    snoozed_until  DATETIME(3)  NULL,
    due_at         DATETIME(3)  NULL,                   -- of the first unread entry
    last_entry     BIGINT       NULL,
    last_at        DATETIME(3)  NOT NULL,
    created_at     DATETIME(3)  NOT NULL,
    UNIQUE KEY conversation_once (sender, borrower_no),
    KEY conversation_due (state, due_at, id),
    KEY conversation_last (state, last_at, id),
    KEY conversation_by_manager (manager_no, state, last_at),
    KEY conversation_by_borrower (borrower_no)
) DEFAULT CHARSET = utf8mb4;

CREATE TABLE conversation_entry (
    id               BIGINT        NOT NULL AUTO_INCREMENT PRIMARY KEY,
    conversation_id  BIGINT        NOT NULL,
    direction        VARCHAR(3)    NOT NULL,            -- IN, OUT
    at               DATETIME(3)   NOT NULL,
    inbound_id       BIGINT        NULL,                -- of one that came in: acted on once
    notice_id        BIGINT        NULL,                -- IN: the notice it answers; OUT: the notice it is
    notice_percent   INT           NULL,                -- how surely it answers that notice
    author           VARCHAR(60)   NULL,                -- of one that went out
    occasion         VARCHAR(40)   NULL,                -- of one that went out: the kind of answer
    text_hash        CHAR(64)      NULL,                -- of one that came in, made plain: the same again is a machine's
    intents          VARCHAR(200)  NULL,                -- joined by +
    told_day         VARCHAR(30)   NULL,
    told_fen         BIGINT        NULL,
    flags            VARCHAR(60)   NULL,
    percent          INT           NULL,                -- confidence
    handling         VARCHAR(6)    NULL,                -- ACT, PERSON
    reasons          VARCHAR(1000) NULL,
    deeds            VARCHAR(300)  NULL,                -- what was done, joined by blanks
    wants_person     BOOLEAN       NOT NULL DEFAULT FALSE,
    due_at           DATETIME(3)   NULL,
    looked_at        DATETIME(3)   NULL,
    looked_by        VARCHAR(60)   NULL,
    looked_after     BIGINT        NULL,                -- milliseconds of office hours from its coming to the first look
    completed_by     BIGINT        NULL,                -- the entry with more of its parts
    settled          VARCHAR(200)  NULL,                -- what a person confirmed or corrected it to
    settled_by       VARCHAR(60)   NULL,
    settled_at       DATETIME(3)   NULL,
    UNIQUE KEY conversation_entry_once (inbound_id),
    KEY conversation_entry_of (conversation_id, id),
    KEY conversation_entry_by_time (at),
    KEY conversation_entry_by_notice (notice_id)
) DEFAULT CHARSET = utf8mb4;

CREATE TABLE inbox_task (
    id               BIGINT        NOT NULL AUTO_INCREMENT PRIMARY KEY,
    kind             VARCHAR(16)   NOT NULL,
    conversation_id  BIGINT        NULL,
    entry_id         BIGINT        NULL,
    promise_id       BIGINT        NULL,
    borrower_no      VARCHAR(12)   NULL,
    borrower_name    VARCHAR(60)   NULL,
    manager_no       VARCHAR(6)    NULL,
    branch_no        VARCHAR(4)    NULL,
    detail           VARCHAR(200)  NOT NULL,
    created_at       DATETIME(3)   NOT NULL,
    due_at           DATETIME(3)   NULL,
    done_at          DATETIME(3)   NULL,
    done_by          VARCHAR(60)   NULL,
    note             VARCHAR(200)  NULL,
    UNIQUE KEY inbox_task_once (entry_id, kind),
    UNIQUE KEY inbox_task_of_promise (promise_id, kind),
    KEY inbox_task_open (done_at, manager_no, kind),
    KEY inbox_task_by_conversation (conversation_id)
) DEFAULT CHARSET = utf8mb4;

CREATE TABLE promise (
    id             BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
    borrower_no    VARCHAR(12)  NOT NULL,
    borrower_name  VARCHAR(60)  NOT NULL,
    manager_no     VARCHAR(6)   NOT NULL,
    branch_no      VARCHAR(4)   NOT NULL,
    expected_fen   BIGINT       NOT NULL,
    told_amount    BOOLEAN      NOT NULL,
    made_on        DATE         NOT NULL,               -- money from this day on counts
    due_on         DATE         NOT NULL,
    grace_until    DATE         NOT NULL,
    source         VARCHAR(8)   NOT NULL,               -- SMS, CALL, CONSOLE
    entry_id       BIGINT       NULL,
    sender         VARCHAR(21)  NULL,                   -- the phone it was made on
    made_at        DATETIME(3)  NOT NULL,
    made_by        VARCHAR(60)  NOT NULL,
    state          VARCHAR(12)  NOT NULL,               -- OPEN, KEPT, PARTLY_KEPT, BROKEN, CANCELLED
    paid_fen       BIGINT       NOT NULL DEFAULT 0,
    settled_at     DATETIME(3)  NULL,
    reason         VARCHAR(200) NULL,
    counted_at     DATETIME(3)  NULL,                   -- when postings were counted last
    reminded       BOOLEAN      NOT NULL DEFAULT FALSE,
    UNIQUE KEY promise_once (entry_id),
    KEY promise_open (state, due_on, id),
    KEY promise_by_borrower (borrower_no, id),
    KEY promise_by_manager (manager_no, state, due_on),
    KEY promise_by_day (made_on)
) DEFAULT CHARSET = utf8mb4;

CREATE TABLE promise_money (                            -- what came in, by where it is known from; the larger sum of the two counts
    promise_id  BIGINT       NOT NULL,
    origin      VARCHAR(8)   NOT NULL,                  -- POSTING, MATCH
    reference   VARCHAR(60)  NOT NULL,                  -- loan and day, or the match
    paid_on     DATE         NOT NULL,
    fen         BIGINT       NOT NULL,
    PRIMARY KEY (promise_id, origin, reference),
    KEY promise_money_by_reference (reference)
) DEFAULT CHARSET = utf8mb4;

CREATE TABLE reply_label (                              -- what a person said that a reply means: to train from
    entry_id       BIGINT       NOT NULL PRIMARY KEY,
    utterance      MEDIUMTEXT   NOT NULL,
    read_as        VARCHAR(200) NOT NULL,
    percent        INT          NOT NULL,
    intents        VARCHAR(200) NOT NULL,
    business_date  DATE         NOT NULL,
    labelled_by    VARCHAR(60)  NOT NULL,
    labelled_at    DATETIME(3)  NOT NULL,
    KEY reply_label_by_day (business_date)
) DEFAULT CHARSET = utf8mb4;
