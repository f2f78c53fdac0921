CREATE TABLE webhook_endpoint (
    id          BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
    url         VARCHAR(300) NOT NULL,
    events      VARCHAR(300) NOT NULL,                 -- types, separated by commas
    secret      CHAR(64)     NOT NULL,                 -- it signs; shown once
    created_by  VARCHAR(60)  NOT NULL,
    created_at  DATETIME(3)  NOT NULL,
    since       DATETIME(3)  NOT NULL,                 -- events before it are not told, by business time
    failures    INT          NOT NULL DEFAULT 0,       -- tries in a row that failed
    paused_at   DATETIME(3)  NULL,
    removed_at  DATETIME(3)  NULL
) DEFAULT CHARSET = utf8mb4;

CREATE TABLE webhook_delivery (                        -- one event for one endpoint, told at least once
    id            BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
    endpoint_id   BIGINT       NOT NULL,
    type          VARCHAR(40)  NOT NULL,
    subject_id    BIGINT       NOT NULL,               -- the notice or the campaign
    version       INT          NOT NULL,               -- of its event
    happened_at   DATETIME(3)  NOT NULL,
    tries         INT          NOT NULL DEFAULT 0,
    due_at        DATETIME(3)  NULL,                   -- by the database's time; null: told or given up
    status        INT          NULL,                   -- of the last answer
    last_error    VARCHAR(100) NULL,
    delivered_at  DATETIME(3)  NULL,
    stored_at     DATETIME(3)  NOT NULL,
    UNIQUE KEY webhook_delivery_once (endpoint_id, subject_id, version, type),
    KEY webhook_delivery_due (due_at, id),
    KEY webhook_delivery_by_age (stored_at)
) DEFAULT CHARSET = utf8mb4;

CREATE TABLE webhook_mark (                            -- one row: up to when events were gathered, by business time
    id           TINYINT      NOT NULL PRIMARY KEY,
    gathered_to  DATETIME(3)  NOT NULL
) DEFAULT CHARSET = utf8mb4;
INSERT INTO webhook_mark (id, gathered_to)
VALUES (1, '1970-01-01');

ALTER TABLE campaign_event
    ADD KEY campaign_event_by_time (at);
