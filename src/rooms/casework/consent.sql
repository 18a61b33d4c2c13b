-- SPDX-License-Identifier: EUPL-1.2
-- consent.sql - of every adult: CW4.

-- change ask_consent(filed case_id, person person_id, by account_id)
INSERT INTO casework_consent(filed, person, by) VALUES(:filed, :person, :by) ON CONFLICT DO NOTHING;

-- many consents(filed case_id) -> id consent_id, person person_id, how text, given instant?, refused instant?, link_ends instant?
SELECT id, person, how, given, refused, link_ends FROM casework_consent WHERE filed = :filed ORDER BY id;

-- maybe consent_row(id consent_id) -> filed case_id, person person_id, given instant?
SELECT filed, person, given FROM casework_consent WHERE id = :id;

-- change give_consent(id consent_id, how text, now instant, by account_id)
UPDATE casework_consent SET how = :how, given = :now, refused = NULL, link = NULL, by = :by WHERE id = :id AND given IS NULL;

-- change refuse_consent(id consent_id, now instant, by account_id)
UPDATE casework_consent SET refused = :now, given = NULL, how = '', link = NULL, by = :by WHERE id = :id AND refused IS NULL;

-- change link_consent(id consent_id, link blob, ends instant)
UPDATE casework_consent SET link = :link, link_ends = :ends WHERE id = :id AND given IS NULL;

-- maybe consent_by_link(link blob, now instant) -> id consent_id, filed case_id, person person_id
SELECT id, filed, person FROM casework_consent WHERE link = :link AND link_ends > :now AND given IS NULL;

-- many slips_open(filed case_id, now instant) -> id consent_id, person person_id, link blob?
SELECT id, person, link FROM casework_consent WHERE filed = :filed AND given IS NULL AND refused IS NULL AND link IS NOT NULL AND link_ends > :now ORDER BY id;
