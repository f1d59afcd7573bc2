-- SPDX-License-Identifier: GPL-3.0-or-later
-- Where a change came from: NULL is by hand, 'import' out of a file. What was corrected by hand since the last import of
-- it is not overwritten by the next one unasked.
ALTER TABLE audit ADD COLUMN source TEXT CHECK (source IN ('import'));
