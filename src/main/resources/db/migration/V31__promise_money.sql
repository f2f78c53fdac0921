-- A payment counts once for promises, whether it is known by a credit, by a posting, or by both; what came before is told apart.

ALTER TABLE promise
    ADD COLUMN before_fen BIGINT NOT NULL DEFAULT 0 AFTER paid_fen; -- of all that was due: what had come before, unknown to the book

ALTER TABLE promise_money
    ADD COLUMN loan_no    VARCHAR(16) NOT NULL DEFAULT '' AFTER reference,
    ADD COLUMN before_fen BIGINT      NOT NULL DEFAULT 0;           -- fen: came after the promise was made; this: before, or kept another

UPDATE promise_money
SET loan_no = SUBSTRING_INDEX(reference, ' ', 1)
WHERE origin = 'POSTING';

-- From now on a credit is known by the key of its advice, and is MATCH until the loan system has booked it, then BOOKED.
UPDATE promise_money m
    JOIN remittance_share s ON m.reference = CONCAT('share ', s.id)
SET m.loan_no = s.loan_no, m.reference = CONCAT('C', s.id)
WHERE m.origin = 'MATCH';

-- All postings since they were made are counted anew.
UPDATE promise
SET counted_at = NULL
WHERE state IN ('OPEN', 'PARTLY_KEPT', 'BROKEN');
