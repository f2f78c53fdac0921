-- Long replies in parts.

CREATE TABLE inbound_part (                         -- committed before its deliver_sm is acknowledged
    id           BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
    link         VARCHAR(40)  NOT NULL,
    sender       VARCHAR(21)  NOT NULL,
    destination  VARCHAR(21)  NOT NULL,
    scheme       VARCHAR(8)   NOT NULL,             -- UDH_8, UDH_16, SAR
    reference    INT          NOT NULL,             -- used again by the phone after some hundred texts
    total        INT          NOT NULL,
    number       INT          NOT NULL,             -- from 1
    charset      VARCHAR(8)   NOT NULL,             -- GSM_7BIT, LATIN_1, UCS_2, GB18030
    octets       MEDIUMBLOB   NOT NULL,             -- without headers; joined before they are read
    fingerprint  CHAR(64)     NOT NULL,             -- the carrier's redelivery makes no second part
    received_at  DATETIME(3)  NOT NULL,
    stored_at    DATETIME(3)  NOT NULL,             -- by the database's time
    message_id   BIGINT       NULL,                 -- the latest inbound_message it stands in
    UNIQUE KEY inbound_part_once (fingerprint),
    KEY inbound_part_open (message_id, stored_at),
    KEY inbound_part_by_text (sender, reference, id)
) DEFAULT CHARSET = utf8mb4;

ALTER TABLE inbound_message
    MODIFY body MEDIUMTEXT NOT NULL,                -- message_payload brings up to 64 KB
    ADD COLUMN parts INT NOT NULL DEFAULT 1,
    ADD COLUMN missing INT NOT NULL DEFAULT 0,      -- parts that had not come when it was given on
    ADD COLUMN completes BIGINT NULL;               -- the message given on before, with fewer of its parts
