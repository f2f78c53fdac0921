-- Alarms, what is still to be told of them, what stopped because of refused content, and what was learnt of ported numbers.

CREATE TABLE alarm (
    id               BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
    code             VARCHAR(40)  NOT NULL,
    subject          VARCHAR(120) NOT NULL,          -- a link, a template, a date ...; nothing about a borrower
    detail           VARCHAR(300) NOT NULL,
    standing         TINYINT      NULL,              -- 1 while it stands, null after: the key below allows one standing
    raised_at        DATETIME(3)  NOT NULL,
    last_at          DATETIME(3)  NOT NULL,
    times            INT          NOT NULL,          -- raised so often while it stood
    cleared_at       DATETIME(3)  NULL,
    acknowledged_at  DATETIME(3)  NULL,
    acknowledged_by  VARCHAR(60)  NULL,
    UNIQUE KEY alarm_once (code, subject, standing),
    KEY alarm_standing (standing, id)
) DEFAULT CHARSET = utf8mb4;

CREATE TABLE alarm_message (                         -- news of an alarm by one channel, told at least once
    id          BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
    alarm_id    BIGINT       NOT NULL,
    news        VARCHAR(8)   NOT NULL,               -- raised, cleared
    channel     VARCHAR(8)   NOT NULL,               -- MAIL, WEBHOOK
    tries       INT          NOT NULL,
    due_at      DATETIME(3)  NULL,                   -- by the database's time; null: told or given up
    sent_at     DATETIME(3)  NULL,
    last_error  VARCHAR(100) NULL,
    KEY alarm_message_due (channel, due_at)
) DEFAULT CHARSET = utf8mb4;

CREATE TABLE ported_number (                         -- a link said a number is not its own: its prefix says nothing any more
    msisdn     VARCHAR(15) NOT NULL,
    link       VARCHAR(40) NOT NULL,
    learnt_at  DATETIME(3) NOT NULL,
    PRIMARY KEY (msisdn, link)
) DEFAULT CHARSET = utf8mb4;

CREATE TABLE content_refusal (                       -- refusals of content, to be counted by template and link
    id           BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
    template_id  VARCHAR(60)  NOT NULL,
    link         VARCHAR(40)  NOT NULL,
    code         VARCHAR(40)  NOT NULL,
    refused_at   DATETIME(3)  NOT NULL,
    KEY content_refusal_lately (template_id, link, refused_at)
) DEFAULT CHARSET = utf8mb4;

CREATE TABLE content_stop (                          -- templates that don't leave until a person resumes them
    id           BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
    template_id  VARCHAR(60)  NOT NULL,
    standing     TINYINT      NULL,                  -- 1 while it stands, null after: the key below allows one standing
    link         VARCHAR(40)  NOT NULL,
    code         VARCHAR(40)  NOT NULL,
    stopped_at   DATETIME(3)  NOT NULL,
    resumed_at   DATETIME(3)  NULL,
    resumed_by   VARCHAR(60)  NULL,
    UNIQUE KEY content_stop_once (template_id, standing),
    KEY content_stop_standing (standing)
) DEFAULT CHARSET = utf8mb4;
