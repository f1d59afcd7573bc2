-- SPDX-License-Identifier: GPL-3.0-or-later
-- The review beside the points: the work list, shortcomings and what became of them, prompts of the higher body, the
-- matters of Điều 6 that apply. Rows of a list keep their id; their number for people is their place by position.

-- Printing order: the head, then deputies, then the others. The rank follows from the two flags and cannot contradict
-- them. Posts were joined with ', '; LIKE knows no capital Ó.
ALTER TABLE assessment ADD COLUMN deputy INTEGER NOT NULL DEFAULT 0
  CHECK (deputy IN (0, 1) AND (deputy = 0 OR (head = 0 AND kind <> 'collective')));
ALTER TABLE assessment ADD COLUMN rank INTEGER
  GENERATED ALWAYS AS (CASE WHEN head = 1 THEN 0 WHEN deputy = 1 THEN 1 ELSE 2 END) VIRTUAL;
UPDATE assessment SET deputy = 1
  WHERE head = 0 AND kind <> 'collective' AND EXISTS (
    SELECT 1 FROM (VALUES ('phó'), ('Hiệu phó'), ('Tổ phó'), ('Đội phó'), ('Thôn phó'))
      WHERE replace (replace (', ' || post_party || ', ' || post_government || ', ' || post_union || ',', ',', ' ,'),
                     'Ó', 'ó') LIKE '%, ' || column1 || ' %');

-- Only leaders and staff can be outside the Party; 1 for a collective.
ALTER TABLE assessment ADD COLUMN party_member INTEGER NOT NULL DEFAULT 1
  CHECK (party_member IN (0, 1) AND (party_member = 1 OR kind IN ('leader', 'staff')));
UPDATE assessment SET party_member = 0
  WHERE kind IN ('leader', 'staff') AND person_id IN (SELECT id FROM person WHERE party_member = 0);

-- A row of "kết quả thực hiện nhiệm vụ". Only what was done can be exceeded.
CREATE TABLE task (
  id            INTEGER PRIMARY KEY,
  assessment_id INTEGER NOT NULL REFERENCES assessment (id) ON DELETE CASCADE,
  position      INTEGER NOT NULL CHECK (position >= 1),
  content       TEXT NOT NULL CHECK (trim (content) <> '' AND length (content) <= 100000),
  due           TEXT NOT NULL DEFAULT '' CHECK (length (due) <= 100000),
  progress      TEXT NOT NULL DEFAULT '' CHECK (length (progress) <= 100000),
  product       TEXT NOT NULL DEFAULT '' CHECK (length (product) <= 100000),
  pace          TEXT CHECK (pace IN ('on-time', 'late', 'undone')),
  exceeded      INTEGER NOT NULL DEFAULT 0 CHECK (exceeded IN (0, 1)),
  note          TEXT NOT NULL DEFAULT '' CHECK (length (note) <= 100000),
  UNIQUE (assessment_id, position),
  CHECK (exceeded = 0 OR pace IS NOT 'undone')
) STRICT;

CREATE TABLE shortcoming (
  id            INTEGER PRIMARY KEY,
  assessment_id INTEGER NOT NULL REFERENCES assessment (id) ON DELETE CASCADE,
  position      INTEGER NOT NULL CHECK (position >= 1),
  text          TEXT NOT NULL CHECK (trim (text) <> '' AND length (text) <= 100000),
  measure       TEXT NOT NULL DEFAULT '' CHECK (length (measure) <= 100000),
  due_on        TEXT CHECK (length (due_on) = 10 AND due_on IS date (due_on, '+0 days')),
  responsible   TEXT NOT NULL DEFAULT '' CHECK (length (responsible) <= 100000),
  UNIQUE (assessment_id, position)
) STRICT;

-- What a later assessment says of a shortcoming brought forward. A row that says nothing is no row; a shortcoming that
-- somebody reports on stays.
CREATE TABLE remedy (
  assessment_id  INTEGER NOT NULL REFERENCES assessment (id) ON DELETE CASCADE,
  shortcoming_id INTEGER NOT NULL REFERENCES shortcoming (id),
  state          TEXT CHECK (state IN ('done', 'partial', 'open')),
  percent        INTEGER CHECK (percent BETWEEN 0 AND 100),
  difficulty     TEXT NOT NULL DEFAULT '' CHECK (length (difficulty) <= 100000),
  responsibility TEXT NOT NULL DEFAULT '' CHECK (length (responsibility) <= 100000),
  PRIMARY KEY (assessment_id, shortcoming_id),
  CHECK (state IS NOT 'done' OR percent IS NULL OR percent = 100),
  CHECK (state IS NOT NULL OR percent IS NOT NULL OR difficulty <> '' OR responsibility <> '')
) STRICT, WITHOUT ROWID;

CREATE INDEX remedy_shortcoming ON remedy (shortcoming_id);

-- Gợi ý kiểm điểm, with the answer.
CREATE TABLE prompt (
  id             INTEGER PRIMARY KEY,
  assessment_id  INTEGER NOT NULL REFERENCES assessment (id) ON DELETE CASCADE,
  position       INTEGER NOT NULL CHECK (position >= 1),
  text           TEXT NOT NULL CHECK (trim (text) <> '' AND length (text) <= 100000),
  body           TEXT NOT NULL DEFAULT '' CHECK (length (body) <= 100000),
  number         TEXT NOT NULL DEFAULT '' CHECK (length (number) <= 100000),
  dated_on       TEXT CHECK (length (dated_on) = 10 AND dated_on IS date (dated_on, '+0 days')),
  answer         TEXT NOT NULL DEFAULT '' CHECK (length (answer) <= 100000),
  cause          TEXT NOT NULL DEFAULT '' CHECK (length (cause) <= 100000),
  responsibility TEXT NOT NULL DEFAULT '' CHECK (length (responsibility) <= 100000),
  UNIQUE (assessment_id, position)
) STRICT;

-- A row is a tick.
CREATE TABLE review_matter (
  assessment_id INTEGER NOT NULL REFERENCES assessment (id) ON DELETE CASCADE,
  matter        TEXT NOT NULL CHECK (matter <> ''),
  PRIMARY KEY (assessment_id, matter)
) STRICT, WITHOUT ROWID;
