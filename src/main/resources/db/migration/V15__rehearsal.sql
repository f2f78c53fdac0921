-- A rehearsal sends to listed numbers alone; everything else is held until it ends.

CREATE TABLE rehearsal (                             -- one row
    id          TINYINT      NOT NULL PRIMARY KEY,
    running     BOOLEAN      NOT NULL,
    changed_at  DATETIME(3)  NOT NULL,
    changed_by  VARCHAR(60)  NOT NULL,
    reason      VARCHAR(200) NOT NULL
) DEFAULT CHARSET = utf8mb4;
INSERT INTO rehearsal (id, running, changed_at, changed_by, reason)
VALUES (1, FALSE, UTC_TIMESTAMP(3), 'installation', 'new database');

CREATE TABLE rehearsal_number (
    msisdn      VARCHAR(15)  NOT NULL PRIMARY KEY,
    note        VARCHAR(60)  NOT NULL,               -- whose it is
    added_at    DATETIME(3)  NOT NULL,
    added_by    VARCHAR(60)  NOT NULL
) DEFAULT CHARSET = utf8mb4;
