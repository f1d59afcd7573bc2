-- SPDX-License-Identifier: GPL-3.0-or-later
-- The first schema. Points are integer hundredths; NULL is "nothing said", never zero. Dates are ISO text, where a
-- roster allows it a bare year; '+0 days' makes SQLite turn 31 February into another day, which is then not the same
-- text. Words of the field (kinds, steps, levels) are stored by their nicks.

CREATE TABLE unit (
  id            INTEGER PRIMARY KEY,
  name          TEXT NOT NULL CHECK (trim (name) <> ''),
  name_identity TEXT NOT NULL CHECK (name_identity <> ''),
  search_folded   TEXT NOT NULL,
  search_identity TEXT NOT NULL,
  party_cell    INTEGER NOT NULL CHECK (party_cell IN (0, 1)),
  block         TEXT NOT NULL DEFAULT '',
  parent_id     INTEGER REFERENCES unit (id) CHECK (parent_id <> id),
  retired_on    TEXT CHECK (length (retired_on) = 10 AND retired_on IS date (retired_on, '+0 days'))
) STRICT;

-- A name is unique among units in use, cells and offices apart.
CREATE UNIQUE INDEX unit_name ON unit (party_cell, name_identity) WHERE retired_on IS NULL;
CREATE INDEX unit_parent ON unit (parent_id) WHERE parent_id IS NOT NULL;

CREATE TABLE person (
  id            INTEGER PRIMARY KEY,
  name          TEXT NOT NULL CHECK (trim (name) <> ''),
  name_identity TEXT NOT NULL CHECK (name_identity <> ''),
  search_folded   TEXT NOT NULL,
  search_identity TEXT NOT NULL,
  sort_key      TEXT NOT NULL,
  birth_date    TEXT CHECK (birth_date GLOB '[12][0-9][0-9][0-9]'
                            OR (length (birth_date) = 10 AND birth_date IS date (birth_date, '+0 days'))),
  gender        TEXT NOT NULL DEFAULT '' CHECK (gender IN ('', 'Nam', 'Nữ')),
  ethnicity     TEXT NOT NULL DEFAULT '',
  unit_id       INTEGER REFERENCES unit (id),
  workplace_id  INTEGER REFERENCES unit (id),
  party_member  INTEGER NOT NULL CHECK (party_member IN (0, 1)),
  party_card    TEXT NOT NULL DEFAULT '',
  admitted_on   TEXT CHECK (admitted_on GLOB '[12][0-9][0-9][0-9]'
                            OR (length (admitted_on) = 10 AND admitted_on IS date (admitted_on, '+0 days'))),
  official_on   TEXT CHECK (official_on GLOB '[12][0-9][0-9][0-9]'
                            OR (length (official_on) = 10 AND official_on IS date (official_on, '+0 days'))),
  status        TEXT NOT NULL CHECK (status IN ('active', 'probation', 'relieved', 'suspended', 'left')),
  kind          TEXT NOT NULL CHECK (kind IN ('leader', 'staff', 'member')),
  tier          TEXT NOT NULL DEFAULT '' CHECK (tier IN ('', 'province', 'commune', 'unit')),
  criteria_set  TEXT NOT NULL DEFAULT '',
  note          TEXT NOT NULL DEFAULT '',
  retired_on    TEXT CHECK (length (retired_on) = 10 AND retired_on IS date (retired_on, '+0 days')),
  CHECK (birth_date < admitted_on),
  CHECK (kind <> 'member' OR party_member = 1)
) STRICT;

CREATE INDEX person_name ON person (name_identity);
CREATE INDEX person_sort ON person (sort_key, birth_date, id);
CREATE INDEX person_unit ON person (unit_id);
CREATE INDEX person_workplace ON person (workplace_id) WHERE workplace_id IS NOT NULL;

CREATE TABLE post (
  id         INTEGER PRIMARY KEY,
  person_id  INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  title      TEXT NOT NULL CHECK (trim (title) <> ''),
  branch     TEXT NOT NULL CHECK (branch IN ('party', 'government', 'union')),
  unit_id    INTEGER REFERENCES unit (id),
  head       INTEGER NOT NULL CHECK (head IN (0, 1)),
  started_on TEXT CHECK (started_on GLOB '[12][0-9][0-9][0-9]'
                         OR (length (started_on) = 10 AND started_on IS date (started_on, '+0 days'))),
  ended_on   TEXT CHECK (ended_on GLOB '[12][0-9][0-9][0-9]'
                         OR (length (ended_on) = 10 AND ended_on IS date (ended_on, '+0 days'))),
  CHECK (head = 0 OR unit_id IS NOT NULL),
  CHECK (substr (started_on, 1, length (ended_on)) <= ended_on)
) STRICT;

CREATE INDEX post_person ON post (person_id);
CREATE INDEX post_unit ON post (unit_id) WHERE unit_id IS NOT NULL;
-- One head (người đứng đầu) of a unit at a time.
CREATE UNIQUE INDEX post_head ON post (unit_id) WHERE head = 1 AND ended_on IS NULL;

CREATE TABLE collective (
  id            INTEGER PRIMARY KEY,
  name          TEXT NOT NULL CHECK (trim (name) <> ''),
  name_identity TEXT NOT NULL CHECK (name_identity <> ''),
  search_folded   TEXT NOT NULL,
  search_identity TEXT NOT NULL,
  sort_key      TEXT NOT NULL,
  type          TEXT NOT NULL CHECK (type <> ''),
  unit_id       INTEGER REFERENCES unit (id),
  tier          TEXT NOT NULL DEFAULT '' CHECK (tier IN ('', 'province', 'commune', 'unit')),
  criteria_set  TEXT NOT NULL DEFAULT '',
  retired_on    TEXT CHECK (length (retired_on) = 10 AND retired_on IS date (retired_on, '+0 days'))
) STRICT;

CREATE UNIQUE INDEX collective_name ON collective (name_identity, ifnull (unit_id, 0)) WHERE retired_on IS NULL;
CREATE INDEX collective_unit ON collective (unit_id) WHERE unit_id IS NOT NULL;

-- The text of a regulation as it was when a period was opened with it.
CREATE TABLE regulation_snapshot (
  id   INTEGER PRIMARY KEY,
  hash TEXT NOT NULL UNIQUE CHECK (length (hash) = 64),
  xml  TEXT NOT NULL CHECK (xml <> '')
) STRICT;

CREATE TABLE period (
  id                  INTEGER PRIMARY KEY,
  year                INTEGER NOT NULL CHECK (year BETWEEN 2000 AND 2200),
  code                TEXT NOT NULL CHECK (code IN ('Q1', 'Q2', 'Q3', 'YEAR')),
  snapshot_id         INTEGER NOT NULL REFERENCES regulation_snapshot (id),
  opened_on           TEXT NOT NULL CHECK (length (opened_on) = 10 AND opened_on IS date (opened_on, '+0 days')),
  fourth_quarter_note TEXT NOT NULL DEFAULT '',
  UNIQUE (year, code),
  -- Quarter IV has no record of its own (plan I.2): its work is noted with the year.
  CHECK (code = 'YEAR' OR fourth_quarter_note = '')
) STRICT;

CREATE TABLE assessment (
  id              INTEGER PRIMARY KEY,
  period_id       INTEGER NOT NULL REFERENCES period (id),
  kind            TEXT NOT NULL CHECK (kind IN ('collective', 'leader', 'staff', 'member')),
  person_id       INTEGER REFERENCES person (id),
  collective_id   INTEGER REFERENCES collective (id),
  -- The subject as it was when the assessment was opened.
  subject_name    TEXT NOT NULL CHECK (trim (subject_name) <> ''),
  sort_key        TEXT NOT NULL,
  birth_date      TEXT CHECK (birth_date GLOB '[12][0-9][0-9][0-9]'
                              OR (length (birth_date) = 10 AND birth_date IS date (birth_date, '+0 days'))),
  post_party      TEXT NOT NULL DEFAULT '',
  post_government TEXT NOT NULL DEFAULT '',
  post_union      TEXT NOT NULL DEFAULT '',
  unit_id         INTEGER REFERENCES unit (id),
  unit_name       TEXT NOT NULL DEFAULT '',
  cell_name       TEXT NOT NULL DEFAULT '',
  collective_type TEXT NOT NULL DEFAULT '',
  tier            TEXT NOT NULL DEFAULT '' CHECK (tier IN ('', 'province', 'commune', 'unit')),
  head            INTEGER NOT NULL CHECK (head IN (0, 1)),
  leader          INTEGER NOT NULL CHECK (leader IN (0, 1)),
  criteria_set    TEXT NOT NULL CHECK (criteria_set <> ''),
  state           TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'unrated', 'closed')),
  unrated_reason  TEXT NOT NULL DEFAULT '',
  -- Điều 11: what is known about the work done.
  tasks_assigned  INTEGER CHECK (tasks_assigned >= 0),
  tasks_done      INTEGER CHECK (tasks_done >= 0),
  tasks_on_time   INTEGER CHECK (tasks_on_time >= 0),
  tasks_exceeded  INTEGER CHECK (tasks_exceeded >= 0),
  remedied        INTEGER CHECK (remedied BETWEEN 0 AND 100),
  no_shortcomings INTEGER NOT NULL DEFAULT 0 CHECK (no_shortcomings IN (0, 1)),
  discipline      TEXT CHECK (discipline IN ('no', 'yes')),
  explanation     TEXT NOT NULL DEFAULT '',
  grounds         TEXT NOT NULL DEFAULT '',
  personnel       TEXT NOT NULL DEFAULT '',
  CHECK ((kind = 'collective') = (collective_id IS NOT NULL)),
  CHECK ((kind = 'collective') = (person_id IS NULL)),
  CHECK ((kind = 'collective') = (collective_type <> '')),
  CHECK (kind <> 'leader' OR leader = 1),
  CHECK (kind NOT IN ('collective', 'staff') OR leader = 0),
  CHECK ((state = 'unrated') = (unrated_reason <> '')),
  CHECK (tasks_done <= tasks_assigned),
  CHECK (tasks_on_time <= tasks_assigned),
  CHECK (tasks_exceeded <= tasks_assigned),
  CHECK (tasks_on_time <= tasks_done),
  CHECK (tasks_exceeded <= tasks_done),
  CHECK (no_shortcomings = 0 OR remedied IS NULL)
) STRICT;

-- A person carries at most one officer rating (leader or staff) and one member rating in a period.
CREATE UNIQUE INDEX assessment_officer ON assessment (person_id, period_id) WHERE kind IN ('leader', 'staff');
CREATE UNIQUE INDEX assessment_person ON assessment (person_id, period_id, kind);
CREATE UNIQUE INDEX assessment_collective ON assessment (collective_id, period_id)
  WHERE collective_id IS NOT NULL;
CREATE INDEX assessment_period ON assessment (period_id, kind, unit_id);
CREATE INDEX assessment_unit ON assessment (unit_id) WHERE unit_id IS NOT NULL;

-- Points as keyed. 'A' and 'B' are the two group totals of a step keyed by groups: 30 and 70.
CREATE TABLE points (
  assessment_id INTEGER NOT NULL REFERENCES assessment (id) ON DELETE CASCADE,
  step          TEXT NOT NULL CHECK (step IN ('self', 'appraisal', 'decision')),
  criterion     TEXT NOT NULL CHECK (criterion <> ''),
  value         INTEGER NOT NULL CHECK (value BETWEEN 0 AND 10000),
  PRIMARY KEY (assessment_id, step, criterion),
  CHECK (criterion <> 'A' OR value <= 3000),
  CHECK (criterion <> 'B' OR value <= 7000)
) STRICT, WITHOUT ROWID;

CREATE TABLE step_result (
  assessment_id   INTEGER NOT NULL REFERENCES assessment (id) ON DELETE CASCADE,
  step            TEXT NOT NULL CHECK (step IN ('self', 'appraisal', 'decision')),
  entry           TEXT NOT NULL DEFAULT 'criteria' CHECK (entry IN ('criteria', 'groups')),
  part_a          INTEGER CHECK (part_a BETWEEN 0 AND 3000),
  part_b          INTEGER CHECK (part_b BETWEEN 0 AND 7000),
  total           INTEGER CHECK (total BETWEEN 0 AND 10000),
  level           TEXT CHECK (level IN ('incomplete', 'complete', 'good', 'excellent')),
  dated_on        TEXT CHECK (length (dated_on) = 10 AND dated_on IS date (dated_on, '+0 days')),
  document_number TEXT NOT NULL DEFAULT '',
  authority       TEXT NOT NULL DEFAULT '',
  PRIMARY KEY (assessment_id, step),
  -- A form without both groups has no total.
  CHECK (total IS part_a + part_b)
) STRICT, WITHOUT ROWID;

CREATE TABLE disqualifier_tick (
  assessment_id INTEGER NOT NULL REFERENCES assessment (id) ON DELETE CASCADE,
  rule          TEXT NOT NULL CHECK (rule <> ''),
  ticked        INTEGER NOT NULL DEFAULT 0 CHECK (ticked IN (0, 1)),
  exception     INTEGER NOT NULL DEFAULT 0 CHECK (exception IN (0, 1)),
  grounds       TEXT NOT NULL DEFAULT '',
  PRIMARY KEY (assessment_id, rule)
) STRICT, WITHOUT ROWID;

CREATE TABLE target_answer (
  assessment_id INTEGER NOT NULL REFERENCES assessment (id) ON DELETE CASCADE,
  target        TEXT NOT NULL CHECK (target <> ''),
  answer        TEXT NOT NULL CHECK (answer IN ('no', 'yes')),
  PRIMARY KEY (assessment_id, target)
) STRICT, WITHOUT ROWID;

CREATE TABLE narrative (
  assessment_id INTEGER NOT NULL REFERENCES assessment (id) ON DELETE CASCADE,
  section       TEXT NOT NULL CHECK (section <> ''),
  text          TEXT NOT NULL CHECK (text <> ''),
  PRIMARY KEY (assessment_id, section)
) STRICT, WITHOUT ROWID;

-- Every change: what, which, field, old, new, when, why.
CREATE TABLE audit (
  id        INTEGER PRIMARY KEY,
  entity    TEXT NOT NULL CHECK (entity IN ('unit', 'person', 'collective', 'period', 'assessment')),
  entity_id INTEGER NOT NULL,
  field     TEXT NOT NULL CHECK (field <> ''),
  old_value TEXT,
  new_value TEXT,
  at        TEXT NOT NULL,
  why       TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE INDEX audit_entity ON audit (entity, entity_id, id);
