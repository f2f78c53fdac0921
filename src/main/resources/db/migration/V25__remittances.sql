-- Bank statements, whose money each line is, and what the loan system is told.

CREATE TABLE statement_feed (                           -- how one bank's files are read
    id           BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
    name         VARCHAR(60)  NOT NULL,
    account      VARCHAR(34)  NULL,                     -- ours, where the files don't tell
    layout       MEDIUMTEXT   NOT NULL,                 -- JSON: columns, charset, separator, forms of dates and amounts
    created_by   VARCHAR(60)  NOT NULL,
    created_at   DATETIME(3)  NOT NULL,
    retired_by   VARCHAR(60)  NULL,
    retired_at   DATETIME(3)  NULL,
    UNIQUE KEY statement_feed_once (name)
) DEFAULT CHARSET = utf8mb4;

CREATE TABLE statement_file (
    id             BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
    name           VARCHAR(200) NOT NULL,
    source         VARCHAR(8)   NOT NULL,               -- FOLDER, UPLOAD, API
    feed_id        BIGINT       NULL,                   -- null: camt, or detected
    hash           CHAR(64)     NOT NULL,               -- SHA-256 of its bytes
    bytes          BIGINT       NOT NULL,
    kept_at        VARCHAR(300) NOT NULL,               -- where the file itself lies
    folder_key     CHAR(64)     NULL,                   -- of what lies in the watched folder: taken once until it failed or was taken back
    state          VARCHAR(10)  NOT NULL,               -- WAITING, READING, DONE, FAILED, TAKEN_BACK
    received_at    DATETIME(3)  NOT NULL,
    received_by    VARCHAR(60)  NOT NULL,
    node           VARCHAR(40)  NULL,
    lease_until    DATETIME(3)  NULL,                   -- by the database's time
    tries          INT          NOT NULL DEFAULT 0,     -- since a batch was booked last
    done_at        DATETIME(3)  NULL,
    line_count     INT          NOT NULL DEFAULT 0,     -- what was read of it so far
    came_in_fen    BIGINT       NOT NULL DEFAULT 0,     -- money of its own remittances
    message        VARCHAR(300) NULL,                   -- why it failed
    taken_back_by  VARCHAR(60)  NULL,
    taken_back_at  DATETIME(3)  NULL,
    reason         VARCHAR(200) NULL,                   -- why it was taken back
    UNIQUE KEY statement_file_in_folder (folder_key),
    KEY statement_file_open (state, id),
    KEY statement_file_by_hash (hash)
) DEFAULT CHARSET = utf8mb4;

CREATE TABLE statement_line (                           -- each line of a file is accounted for
    file_id        BIGINT        NOT NULL,
    place          INT           NOT NULL,              -- among what was read of the file, from 1: a broken-off import goes on behind it
    line_no        BIGINT        NOT NULL,              -- as it is counted in the file, from 1
    fate           VARCHAR(14)   NOT NULL,              -- REMITTANCE, NOT_REMITTANCE, DUPLICATE, REVERSAL, QUARANTINED
    reason         VARCHAR(60)   NOT NULL,              -- stable code, with its value behind a blank
    remittance_id  BIGINT        NULL,                  -- its own, the one it repeats, or the one it takes back
    amount_fen     BIGINT        NULL,
    identity       CHAR(64)      NULL,                  -- of a reversal: the same in another file takes back nothing more
    content        VARCHAR(2000) NULL,                  -- what stood there, of one in quarantine
    PRIMARY KEY (file_id, place),
    KEY statement_line_by_fate (file_id, fate, place),
    KEY statement_line_by_remittance (remittance_id),
    KEY statement_line_by_identity (identity)
) DEFAULT CHARSET = utf8mb4;

CREATE TABLE reversal_waiting (                         -- told before the line that it takes back
    file_id        BIGINT        NOT NULL,
    place          INT           NOT NULL,
    identity       CHAR(64)      NOT NULL,
    account        VARCHAR(34)   NOT NULL,
    amount_fen     BIGINT        NOT NULL,              -- of the line that it takes back
    serial         VARCHAR(64)   NOT NULL,              -- of that line; empty: it names none
    payer          VARCHAR(120)  NOT NULL,
    payer_account  VARCHAR(40)   NOT NULL,
    booked_on      DATE          NOT NULL,
    PRIMARY KEY (file_id, place),
    KEY reversal_waiting_for (amount_fen, account)
) DEFAULT CHARSET = utf8mb4;

CREATE TABLE remittance (                               -- money that came in: one row, however many files tell of it
    id             BIGINT        NOT NULL PRIMARY KEY,  -- time-sorted (TSID)
    version        INT           NOT NULL DEFAULT 0,
    identity       CHAR(64)      NOT NULL,              -- of account, date, serial number, amount, direction and ordinal
    state          VARCHAR(10)   NOT NULL,              -- NEW, REVIEW, CREDITED, NOBODY, REVERSED, TAKEN_BACK
    reason         VARCHAR(60)   NOT NULL DEFAULT '',   -- stable code of the decision that stands
    decided_by     VARCHAR(60)   NULL,                  -- matcher, or a login: then no rule changes it any more
    account        VARCHAR(34)   NOT NULL,
    booked_on      DATE          NOT NULL,
    serial         VARCHAR(64)   NOT NULL,
    amount_fen     BIGINT        NOT NULL,
    payer          VARCHAR(120)  NOT NULL,
    payer_account  VARCHAR(40)   NOT NULL,
    payer_bank     VARCHAR(120)  NOT NULL DEFAULT '',
    booking        VARCHAR(200)  NOT NULL,
    remark         VARCHAR(500)  NOT NULL,
    file_id        BIGINT        NOT NULL,
    line_no        BIGINT        NOT NULL,
    reversal_waits BOOLEAN       NOT NULL DEFAULT FALSE, -- the bank took it back, but a person had settled it: a person decides
    manager_no     VARCHAR(6)    NULL,                  -- of whom it is credited to, or of the best candidate
    branch_no      VARCHAR(4)    NULL,
    best_weight    DOUBLE        NULL,                  -- of the best candidate
    proposed_by    VARCHAR(60)   NULL,                  -- settled by one person and waiting for the second
    proposal       MEDIUMTEXT    NULL,                  -- JSON: the shares that were proposed
    asked_at       DATETIME(3)   NULL,                  -- when the borrower was asked: did you remit this?
    received_at    DATETIME(3)   NOT NULL,
    changed_at     DATETIME(3)   NOT NULL,
    UNIQUE KEY remittance_once (identity),
    KEY remittance_queue (state, booked_on, id),
    KEY remittance_by_amount (state, amount_fen, id),
    KEY remittance_by_manager (manager_no, state, booked_on, id),
    KEY remittance_by_payer (payer_account, id),
    KEY remittance_by_serial (serial, account),
    KEY remittance_by_file (file_id, line_no)
) DEFAULT CHARSET = utf8mb4;

CREATE TABLE remittance_candidate (
    remittance_id  BIGINT        NOT NULL,
    place          INT           NOT NULL,              -- from 1, the best first
    borrower_no    VARCHAR(12)   NOT NULL,
    loan_nos       VARCHAR(300)  NOT NULL,              -- joined by ;
    weight         DOUBLE        NOT NULL,
    evidence       TEXT          NOT NULL,              -- JSON
    PRIMARY KEY (remittance_id, place),
    KEY remittance_candidate_by_borrower (borrower_no)
) DEFAULT CHARSET = utf8mb4;

CREATE TABLE remittance_share (                         -- what of it is whose; what is undone stays beside
    id             BIGINT        NOT NULL PRIMARY KEY,  -- time-sorted; the key under which the loan system is told
    remittance_id  BIGINT        NOT NULL,
    borrower_no    VARCHAR(12)   NOT NULL,
    borrower_name  VARCHAR(60)   NOT NULL,
    loan_no        VARCHAR(16)   NOT NULL,
    principal_fen  BIGINT        NOT NULL,
    interest_fen   BIGINT        NOT NULL,
    penalty_fen    BIGINT        NOT NULL,
    standing       TINYINT       NULL,                  -- 1 while it stands, null after: the key below allows one standing
    credited_at    DATETIME(3)   NOT NULL,
    credited_by    VARCHAR(60)   NOT NULL,
    credited_version INT         NOT NULL,              -- of the remittance, by the step that credited it
    undone_version INT           NULL,
    undone_at      DATETIME(3)   NULL,
    undone_by      VARCHAR(60)   NULL,
    undo_reason    VARCHAR(200)  NULL,
    UNIQUE KEY remittance_share_once (remittance_id, loan_no, standing),
    KEY remittance_share_by_borrower (borrower_no, id),
    KEY remittance_share_by_loan (loan_no, id)
) DEFAULT CHARSET = utf8mb4;

CREATE TABLE remittance_event (                         -- append-only: its story, and what other rooms hear of it
    id             BIGINT        NOT NULL AUTO_INCREMENT PRIMARY KEY,
    remittance_id  BIGINT        NOT NULL,
    version        INT           NOT NULL,
    at             DATETIME(3)   NOT NULL,
    actor          VARCHAR(60)   NOT NULL,
    from_state     VARCHAR(10)   NULL,
    to_state       VARCHAR(10)   NOT NULL,
    reason         VARCHAR(200)  NOT NULL,
    UNIQUE KEY remittance_event_once (remittance_id, version),
    KEY remittance_event_by_time (at)
) DEFAULT CHARSET = utf8mb4;

CREATE TABLE remittance_hearing (                       -- how far each listener has heard; each event once, in the change it leads to
    event_id       BIGINT        NOT NULL,
    listener       VARCHAR(20)   NOT NULL,
    heard_at       DATETIME(3)   NOT NULL,
    PRIMARY KEY (listener, event_id)
) DEFAULT CHARSET = utf8mb4;

CREATE TABLE remittance_listener (                      -- up to where all was heard, long ago
    listener       VARCHAR(20)   NOT NULL PRIMARY KEY,
    heard_to       BIGINT        NOT NULL
) DEFAULT CHARSET = utf8mb4;

CREATE TABLE payer_lesson (                             -- whose money an account brings: learnt from clear credits and from people
    id             BIGINT        NOT NULL AUTO_INCREMENT PRIMARY KEY,
    payer_account  VARCHAR(40)   NOT NULL,
    borrower_no    VARCHAR(12)   NOT NULL,
    amount_fen     BIGINT        NOT NULL,
    remittance_id  BIGINT        NOT NULL,
    learnt_at      DATETIME(3)   NOT NULL,
    learnt_by      VARCHAR(60)   NOT NULL,
    unlearnt_at    DATETIME(3)   NULL,
    unlearnt_by    VARCHAR(60)   NULL,
    UNIQUE KEY payer_lesson_once (remittance_id, borrower_no),
    KEY payer_lesson_by_account (payer_account, unlearnt_at)
) DEFAULT CHARSET = utf8mb4;

CREATE TABLE payer_alias (                              -- by what other name somebody pays
    id             BIGINT        NOT NULL AUTO_INCREMENT PRIMARY KEY,
    alias          VARCHAR(120)  NOT NULL,
    borrower_no    VARCHAR(12)   NOT NULL,
    remittance_id  BIGINT        NOT NULL,
    learnt_at      DATETIME(3)   NOT NULL,
    learnt_by      VARCHAR(60)   NOT NULL,
    unlearnt_at    DATETIME(3)   NULL,
    unlearnt_by    VARCHAR(60)   NULL,
    UNIQUE KEY payer_alias_once (remittance_id, borrower_no),
    KEY payer_alias_by_name (alias, unlearnt_at)
) DEFAULT CHARSET = utf8mb4;

CREATE TABLE advice (                                   -- what the loan system is told: once a share, once its undoing
    advice_key     VARCHAR(40)   NOT NULL PRIMARY KEY,  -- C or U and the share's id: the idempotency key
    share_id       BIGINT        NOT NULL,
    kind           VARCHAR(6)    NOT NULL,              -- CREDIT, UNDO
    created_at     DATETIME(3)   NOT NULL,
    file_no        BIGINT        NULL,                  -- the numbered file it goes out in
    tries          INT           NOT NULL DEFAULT 0,    -- over HTTP
    due_at         DATETIME(3)   NULL,                  -- over HTTP, by the database's time; null: told so, refused for good, or booked
    told_at        DATETIME(3)   NULL,                  -- by whichever way came first
    refused_at     DATETIME(3)   NULL,                  -- over HTTP, for good
    last_error     VARCHAR(100)  NULL,
    booked_fen     BIGINT        NULL,                  -- what v_posting shows under its key
    booked_on      DATE          NULL,
    difference     VARCHAR(100)  NULL,                  -- what does not agree with v_posting: a stable code, with its value behind a blank
    look_at        DATETIME(3)   NULL,                  -- when v_posting is asked next, by the database's time; null: nothing left to see
    looked_at      DATETIME(3)   NULL,
    KEY advice_due (due_at),
    KEY advice_by_file (file_no, created_at),
    KEY advice_look (look_at),
    KEY advice_differs (difference),
    KEY advice_by_share (share_id),
    KEY advice_by_time (created_at)
) DEFAULT CHARSET = utf8mb4;

CREATE TABLE advice_file (                              -- numbered without gaps; the next begins when this one is written
    file_no        BIGINT        NOT NULL PRIMARY KEY,
    name           VARCHAR(100)  NOT NULL,
    claimed_at     DATETIME(3)   NOT NULL,              -- by the database's time
    lease_until    DATETIME(3)   NOT NULL,
    line_count     INT           NULL,                  -- null until it is written
    total_fen      BIGINT        NULL,                  -- credits less undone ones
    hash           CHAR(64)      NULL,
    written_at     DATETIME(3)   NULL,
    KEY advice_file_open (written_at, file_no)
) DEFAULT CHARSET = utf8mb4;
