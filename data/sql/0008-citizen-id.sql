-- SPDX-License-Identifier: GPL-3.0-or-later
-- The number of the citizen's card (12 digits; 9 on the cards of before): newer lists name people by it, and new
-- Party cards carry it.
ALTER TABLE person ADD COLUMN citizen_id TEXT NOT NULL DEFAULT ''
  CHECK (citizen_id NOT GLOB '*[^0-9]*' AND length (citizen_id) IN (0, 9, 12));
