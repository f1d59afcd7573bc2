-- SPDX-License-Identifier: GPL-3.0-or-later
-- The year to its end: complaints about a result, the reason for leaving the order of review, the
-- raised quota with its grounds, criteria sets that were compared with the signed annex.

-- A complaint or petition about a result (plan V.2.2, component 8).
CREATE TABLE complaint (
  id            INTEGER PRIMARY KEY,
  assessment_id INTEGER NOT NULL REFERENCES assessment (id) ON DELETE CASCADE,
  received_on   TEXT NOT NULL CHECK (length (received_on) = 10
                                     AND received_on IS date (received_on, '+0 days')),
  sender        TEXT NOT NULL DEFAULT '' CHECK (length (sender) <= 100000),
  content       TEXT NOT NULL CHECK (trim (content) <> '' AND length (content) <= 100000),
  answered_on   TEXT CHECK (length (answered_on) = 10
                            AND answered_on IS date (answered_on, '+0 days')),
  number        TEXT NOT NULL DEFAULT '' CHECK (length (number) <= 100000),
  outcome       TEXT NOT NULL DEFAULT '' CHECK (length (outcome) <= 100000),
  CHECK (received_on <= answered_on)
) STRICT;

CREATE INDEX complaint_assessment ON complaint (assessment_id, received_on, id);

-- Why a subject was reviewed although the order (plan IV.1) wanted another first.
ALTER TABLE meeting_subject ADD COLUMN order_reason TEXT NOT NULL DEFAULT ''
  CHECK (length (order_reason) <= 100000);

-- The raised percentage of a quota (Điều 11, 1.5) wants grounds. A quota without a row has the
-- ordinary one.
CREATE TABLE period_quota (
  period_id INTEGER NOT NULL REFERENCES period (id),
  quota     TEXT NOT NULL CHECK (quota <> ''),
  raised    INTEGER NOT NULL CHECK (raised IN (0, 1)),
  grounds   TEXT NOT NULL DEFAULT '' CHECK (length (grounds) <= 100000),
  PRIMARY KEY (period_id, quota),
  CHECK ((raised = 1) = (trim (grounds) <> ''))
) STRICT, WITHOUT ROWID;

-- A criteria set of a regulation that was compared with the signed annex: no longer provisional.
CREATE TABLE compared_set (
  snapshot_id  INTEGER NOT NULL REFERENCES regulation_snapshot (id),
  criteria_set TEXT NOT NULL CHECK (criteria_set <> ''),
  compared_on  TEXT NOT NULL CHECK (length (compared_on) = 10
                                    AND compared_on IS date (compared_on, '+0 days')),
  PRIMARY KEY (snapshot_id, criteria_set)
) STRICT, WITHOUT ROWID;
