CREATE TABLE campaign (
    id               BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
    version          INT          NOT NULL,             -- counts the changes
    state            VARCHAR(12)  NOT NULL,             -- DRAFT, PREPARING, AWAITING, SCHEDULED, RUNNING, PAUSED, FINISHED, CANCELLED
    reason           VARCHAR(200) NOT NULL,             -- why it is in that state, for a person
    name             VARCHAR(80)  NOT NULL,
    kind             VARCHAR(12)  NOT NULL,             -- DUE, OVERDUE, BALANCE, GENERAL
    audience         TEXT         NOT NULL,             -- JSON, as its author chose it
    template_id      VARCHAR(60)  NOT NULL,
    start_at         DATETIME(3)  NULL,                 -- null: at once
    spread_minutes   INT          NOT NULL,             -- 0: as fast as its share of the links allows
    working_days     BOOLEAN      NOT NULL,
    share            INT          NOT NULL,             -- percent of the licensed rate
    budget_parts     INT          NULL,
    held_out         INT          NOT NULL,             -- percent that is told nothing, to measure by
    expires_on       DATE         NOT NULL,             -- the last day on which it tells anybody
    manager_no       VARCHAR(6)   NULL,                 -- whose borrowers its author may tell; null: anybody's
    branch_no        VARCHAR(4)   NULL,
    created_by       VARCHAR(60)  NOT NULL,
    created_at       DATETIME(3)  NOT NULL,
    base_date        DATE         NULL,                 -- the business date its days count from, once submitted
    submitted_by     VARCHAR(60)  NULL,
    approved_by      VARCHAR(60)  NULL,
    started_at       DATETIME(3)  NULL,
    ended_at         DATETIME(3)  NULL,
    snapshot_id      BIGINT       NULL,                 -- of the book its set was frozen from
    prepared_to      VARCHAR(12)  NOT NULL DEFAULT '',  -- the last borrower number that was looked at
    parts_told       INT          NOT NULL DEFAULT 0,   -- handed to the outbox
    fed_at           DATETIME(6)  NULL,                 -- up to when its pace was used, by the database's time
    feeding_until    DATETIME(6)  NULL,                 -- one node feeds it, by the database's time
    money_at         DATETIME(3)  NULL,                 -- when payments were counted last
    KEY campaign_by_state (state, id)
) DEFAULT CHARSET = utf8mb4;

CREATE TABLE campaign_event (                           -- append-only
    campaign_id  BIGINT       NOT NULL,
    version      INT          NOT NULL,
    at           DATETIME(3)  NOT NULL,
    to_state     VARCHAR(12)  NOT NULL,
    actor        VARCHAR(60)  NOT NULL,
    reason       VARCHAR(200) NOT NULL,
    PRIMARY KEY (campaign_id, version)
) DEFAULT CHARSET = utf8mb4;

CREATE TABLE campaign_recipient (                       -- frozen at launch, one row a borrower
    campaign_id  BIGINT       NOT NULL,
    borrower_no  VARCHAR(12)  NOT NULL,
    fate         VARCHAR(10)  NOT NULL,                 -- WAITING, TOLD, LEFT_OUT, HELD_OUT, CANCELLED
    reason       VARCHAR(60)  NOT NULL DEFAULT '',      -- the rule that held it last, or why it is left out
    rule_version VARCHAR(20)  NULL,
    not_before   DATETIME(3)  NOT NULL,                 -- while WAITING
    notice_id    BIGINT       NULL,                     -- once TOLD
    open_fen     BIGINT       NOT NULL,                 -- what it would have spoken of when the set was frozen
    PRIMARY KEY (campaign_id, borrower_no),
    KEY campaign_recipient_next (campaign_id, fate, not_before, borrower_no),
    KEY campaign_recipient_by_notice (notice_id),
    KEY campaign_recipient_by_borrower (borrower_no, fate)
) DEFAULT CHARSET = utf8mb4;

CREATE TABLE campaign_preview (
    id           BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
    campaign_id  BIGINT       NOT NULL,
    version      INT          NOT NULL,                 -- of the campaign it looked at
    state        VARCHAR(8)   NOT NULL,                 -- RUNNING, DONE, FAILED
    asked_by     VARCHAR(60)  NOT NULL,
    asked_at     DATETIME(3)  NOT NULL,
    message      VARCHAR(300) NULL,                     -- why it failed
    figures      MEDIUMTEXT   NULL,                     -- JSON, as far as it has come
    KEY campaign_preview_latest (campaign_id, id)
) DEFAULT CHARSET = utf8mb4;

CREATE TABLE campaign_list (                            -- an uploaded list of borrowers
    id           BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
    name         VARCHAR(80)  NOT NULL,
    uploaded_by  VARCHAR(60)  NOT NULL,
    uploaded_at  DATETIME(3)  NOT NULL,
    borrowers    INT          NOT NULL
) DEFAULT CHARSET = utf8mb4;

CREATE TABLE campaign_list_row (
    list_id      BIGINT       NOT NULL,
    borrower_no  VARCHAR(12)  NOT NULL,
    PRIMARY KEY (list_id, borrower_no)
) DEFAULT CHARSET = utf8mb4;

CREATE TABLE campaign_money (                           -- what its borrowers have paid since it began, by loan and day
    campaign_id    BIGINT       NOT NULL,
    loan_no        VARCHAR(16)  NOT NULL,
    paid_on        DATE         NOT NULL,
    borrower_no    VARCHAR(12)  NOT NULL,
    principal_fen  BIGINT       NOT NULL,
    interest_fen   BIGINT       NOT NULL,
    penalty_fen    BIGINT       NOT NULL,
    PRIMARY KEY (campaign_id, loan_no, paid_on)
) DEFAULT CHARSET = utf8mb4;
