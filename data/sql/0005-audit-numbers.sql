-- SPDX-License-Identifier: GPL-3.0-or-later
-- Entries of the audit are numbered for good: a number that was given is never given again, so that an entry taken out
-- leaves a hole, also the last one.

CREATE TABLE audit_numbered (
  id        INTEGER PRIMARY KEY AUTOINCREMENT,
  entity    TEXT NOT NULL CHECK (entity IN ('unit', 'person', 'collective', 'period', 'assessment')),
  entity_id INTEGER NOT NULL,
  field     TEXT NOT NULL CHECK (field <> ''),
  old_value TEXT,
  new_value TEXT,
  at        TEXT NOT NULL,
  why       TEXT NOT NULL DEFAULT ''
) STRICT;

INSERT INTO audit_numbered (id, entity, entity_id, field, old_value, new_value, at, why)
  SELECT id, entity, entity_id, field, old_value, new_value, at, why FROM audit ORDER BY id;
DROP TABLE audit;
ALTER TABLE audit_numbered RENAME TO audit;
CREATE INDEX audit_entity ON audit (entity, entity_id, id);
