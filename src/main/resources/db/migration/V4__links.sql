-- Links: what a person ordered, the pace all nodes share, the licensed binds and who holds them.

CREATE TABLE link_order (                          -- the standing order; a link without a row is open
    link        VARCHAR(40)  NOT NULL PRIMARY KEY,
    ordered     VARCHAR(8)   NOT NULL,             -- OPEN, DRAIN, DISABLE
    ordered_by  VARCHAR(60)  NOT NULL,
    ordered_at  DATETIME(3)  NOT NULL,
    reason      VARCHAR(200) NOT NULL
) DEFAULT CHARSET = utf8mb4;

CREATE TABLE link_pace (                           -- parts leave in slots; a node takes a run of them
    link       VARCHAR(40) NOT NULL PRIMARY KEY,
    licensed   DOUBLE      NOT NULL,               -- parts a second
    pace       DOUBLE      NOT NULL,               -- parts a second; below the licence after the carrier throttled
    next_slot  DATETIME(6) NOT NULL,               -- the first slot nobody has taken, by the database's time
    paced_at   DATETIME(6) NOT NULL,               -- when the pace was last written; it recovers from there
    cut_at     DATETIME(6) NULL                    -- when it was last cut
) DEFAULT CHARSET = utf8mb4;

CREATE TABLE bind_lease (                          -- one row for each licensed bind
    link         VARCHAR(40) NOT NULL,
    slot         INT         NOT NULL,             -- from 1
    node         VARCHAR(40) NULL,                 -- null: given back after a clean unbind
    lease_until  DATETIME(3) NOT NULL,             -- by the database's time; another node waits the carrier's hold time on top
    PRIMARY KEY (link, slot)
) DEFAULT CHARSET = utf8mb4;

ALTER TABLE link_report
    ADD COLUMN binds INT NOT NULL DEFAULT 0,
    ADD COLUMN licensed_binds INT NOT NULL DEFAULT 1,
    ADD COLUMN pace DOUBLE NULL;                   -- parts a second over all nodes, as the carrier lets it

-- Receipts and answers leave before bulk.
ALTER TABLE notice
    ADD COLUMN urgent BOOLEAN NOT NULL DEFAULT FALSE,
    DROP KEY notice_claim,
    ADD KEY notice_claim (state, channel, urgent, not_before, id);
