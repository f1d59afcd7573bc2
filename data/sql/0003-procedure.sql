-- SPDX-License-Identifier: GPL-3.0-or-later
-- The year as a procedure: review meetings with their secret ballots, the papers of each dossier
-- and where its copies went, results annulled or rated again.

-- A review meeting (hội nghị kiểm điểm). No unit: the commune's own.
CREATE TABLE meeting (
  id           INTEGER PRIMARY KEY,
  period_id    INTEGER NOT NULL REFERENCES period (id),
  unit_id      INTEGER REFERENCES unit (id),
  title        TEXT NOT NULL CHECK (trim (title) <> ''),
  held_on      TEXT CHECK (length (held_on) = 10 AND held_on IS date (held_on, '+0 days')),
  starts       TEXT CHECK (starts GLOB '[01][0-9]:[0-5][0-9]' OR starts GLOB '2[0-3]:[0-5][0-9]'),
  ends         TEXT CHECK (ends GLOB '[01][0-9]:[0-5][0-9]' OR ends GLOB '2[0-3]:[0-5][0-9]'),
  place        TEXT NOT NULL DEFAULT '',
  chair        TEXT NOT NULL DEFAULT '',
  chair_post   TEXT NOT NULL DEFAULT '',
  secretary    TEXT NOT NULL DEFAULT '',
  attendee     TEXT NOT NULL DEFAULT '',
  called       INTEGER CHECK (called BETWEEN 0 AND 9999),
  present      INTEGER CHECK (present BETWEEN 0 AND 9999),
  absent       INTEGER CHECK (absent BETWEEN 0 AND 9999),
  absent_names TEXT NOT NULL DEFAULT '',
  proceedings  TEXT NOT NULL DEFAULT '',
  conclusion   TEXT NOT NULL DEFAULT '',
  teller_head  TEXT NOT NULL DEFAULT '',
  tellers      TEXT NOT NULL DEFAULT '',
  number       TEXT NOT NULL DEFAULT '',
  CHECK (starts < ends),
  CHECK (present <= called),
  CHECK (absent <= called),
  CHECK (present + absent <= called)
) STRICT;

CREATE INDEX meeting_period ON meeting (period_id, unit_id);
CREATE INDEX meeting_unit ON meeting (unit_id) WHERE unit_id IS NOT NULL;

-- A subject on the agenda, with its secret ballot. NULL is "not said". No rule derives the level
-- from the votes: what the meeting concluded stands beside them.
CREATE TABLE meeting_subject (
  meeting_id       INTEGER NOT NULL REFERENCES meeting (id) ON DELETE CASCADE,
  assessment_id    INTEGER NOT NULL REFERENCES assessment (id) ON DELETE CASCADE,
  issued           INTEGER CHECK (issued BETWEEN 0 AND 9999),
  returned         INTEGER CHECK (returned BETWEEN 0 AND 9999),
  valid            INTEGER CHECK (valid BETWEEN 0 AND 9999),
  invalid          INTEGER CHECK (invalid BETWEEN 0 AND 9999),
  votes_excellent  INTEGER CHECK (votes_excellent BETWEEN 0 AND 9999),
  votes_good       INTEGER CHECK (votes_good BETWEEN 0 AND 9999),
  votes_complete   INTEGER CHECK (votes_complete BETWEEN 0 AND 9999),
  votes_incomplete INTEGER CHECK (votes_incomplete BETWEEN 0 AND 9999),
  votes_none       INTEGER CHECK (votes_none BETWEEN 0 AND 9999),
  level            TEXT CHECK (level IN ('incomplete', 'complete', 'good', 'excellent')),
  PRIMARY KEY (meeting_id, assessment_id),
  CHECK (returned <= issued),
  CHECK (ifnull (valid, 0) + ifnull (invalid, 0) <= issued),
  CHECK (ifnull (valid, 0) + ifnull (invalid, 0) <= returned),
  CHECK (valid + invalid = returned),
  CHECK (ifnull (votes_excellent, 0) + ifnull (votes_good, 0) + ifnull (votes_complete, 0)
         + ifnull (votes_incomplete, 0) + ifnull (votes_none, 0)
         <= ifnull (valid, ifnull (returned - ifnull (invalid, 0),
                                   issued - ifnull (invalid, 0))))
) STRICT, WITHOUT ROWID;

CREATE INDEX meeting_subject_assessment ON meeting_subject (assessment_id);

-- A component of a dossier (plan V.2) by its number in the regulation of the period.
CREATE TABLE dossier_item (
  assessment_id INTEGER NOT NULL REFERENCES assessment (id) ON DELETE CASCADE,
  component     TEXT NOT NULL CHECK (component <> ''),
  received_on   TEXT CHECK (length (received_on) = 10
                            AND received_on IS date (received_on, '+0 days')),
  received_by   TEXT NOT NULL DEFAULT '',
  note          TEXT NOT NULL DEFAULT '',
  not_needed    INTEGER NOT NULL DEFAULT 0 CHECK (not_needed IN (0, 1)),
  PRIMARY KEY (assessment_id, component),
  -- What has come in was needed.
  CHECK (not_needed = 0 OR received_on IS NULL)
) STRICT, WITHOUT ROWID;

-- A copy of a dossier (plan V.1: three of them) by its id in the regulation of the period.
CREATE TABLE dossier_copy (
  assessment_id INTEGER NOT NULL REFERENCES assessment (id) ON DELETE CASCADE,
  copy          TEXT NOT NULL CHECK (copy <> ''),
  sent_on       TEXT CHECK (length (sent_on) = 10 AND sent_on IS date (sent_on, '+0 days')),
  taken_by      TEXT NOT NULL DEFAULT '',
  note          TEXT NOT NULL DEFAULT '',
  PRIMARY KEY (assessment_id, copy)
) STRICT, WITHOUT ROWID;

-- A published result annulled or rated again (Điều 13, 15; Mẫu 03): both results are kept.
CREATE TABLE rerating (
  id            INTEGER PRIMARY KEY,
  assessment_id INTEGER NOT NULL REFERENCES assessment (id) ON DELETE CASCADE,
  annulled      INTEGER NOT NULL CHECK (annulled IN (0, 1)),
  decided_on    TEXT NOT NULL CHECK (length (decided_on) = 10
                                     AND decided_on IS date (decided_on, '+0 days')),
  number        TEXT NOT NULL CHECK (trim (number) <> ''),
  authority     TEXT NOT NULL DEFAULT '',
  reason        TEXT NOT NULL CHECK (trim (reason) <> ''),
  former_level  TEXT NOT NULL CHECK (former_level IN ('incomplete', 'complete', 'good', 'excellent')),
  former_points INTEGER CHECK (former_points BETWEEN 0 AND 10000),
  former_date   TEXT CHECK (length (former_date) = 10
                            AND former_date IS date (former_date, '+0 days')),
  former_number TEXT NOT NULL DEFAULT '',
  level         TEXT CHECK (level IN ('incomplete', 'complete', 'good', 'excellent')),
  points        INTEGER CHECK (points BETWEEN 0 AND 10000),
  CHECK ((annulled = 1) = (level IS NULL)),
  CHECK (annulled = 0 OR points IS NULL),
  CHECK (former_date <= decided_on)
) STRICT;

CREATE INDEX rerating_assessment ON rerating (assessment_id, id);
