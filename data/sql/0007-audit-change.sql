-- SPDX-License-Identifier: GPL-3.0-or-later
-- Entries that were written in one transaction belong together: all but the first name the first. What earlier versions
-- wrote stands alone.
ALTER TABLE audit ADD COLUMN change INTEGER;
