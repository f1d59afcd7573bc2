-- SPDX-License-Identifier: GPL-3.0-or-later
-- What the self-assessment says of a criterion beside its points: the goal, the result, the KPI and
-- a remark. It is said once for the assessment, not again at each step. A row that says nothing is
-- no row. The regulation of the period says how high a KPI goes; the file keeps it a number.
CREATE TABLE criterion_text (
  assessment_id INTEGER NOT NULL REFERENCES assessment (id) ON DELETE CASCADE,
  criterion     TEXT NOT NULL CHECK (criterion <> ''),
  goal          TEXT NOT NULL DEFAULT '' CHECK (length (goal) <= 2000),
  result        TEXT NOT NULL DEFAULT '' CHECK (length (result) <= 2000),
  percent       INTEGER CHECK (percent BETWEEN 0 AND 100000),
  note          TEXT NOT NULL DEFAULT '' CHECK (length (note) <= 2000),
  PRIMARY KEY (assessment_id, criterion),
  CHECK (goal <> '' OR result <> '' OR percent IS NOT NULL OR note <> '')
) STRICT, WITHOUT ROWID;
