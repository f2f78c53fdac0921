-- A text of several parts is finished in the form it was begun in, whatever its link is set to meanwhile.

ALTER TABLE notice
    ADD COLUMN long_text VARCHAR(8) NULL AFTER reference;   -- UDH_8, UDH_16, SAR, PAYLOAD; null while no link is chosen
UPDATE notice SET long_text = 'UDH_16' WHERE link IS NOT NULL;
