-- A template is a draft until a second person approves it; what was in force before was approved by the installation.

ALTER TABLE template_version
    ADD COLUMN proposed_by  VARCHAR(60) NOT NULL DEFAULT 'file',   -- a user, or file: found in the folder
    ADD COLUMN approved_by  VARCHAR(60) NULL,
    ADD COLUMN approved_at  DATETIME(3) NULL,
    ADD COLUMN retired_by   VARCHAR(60) NULL,                      -- also whoever refused a draft, or approved the next one
    ADD COLUMN retired_at   DATETIME(3) NULL;

UPDATE template_version
SET approved_by = 'installation', approved_at = stored_at;

UPDATE template_version old
JOIN template_version newer
  ON newer.template_id = old.template_id
 AND newer.language = old.language
 AND newer.stored_at > old.stored_at
SET old.retired_by = 'installation', old.retired_at = newer.stored_at;
