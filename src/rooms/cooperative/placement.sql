-- SPDX-License-Identifier: EUPL-1.2
-- placement.sql - work outside, and how they are three and six months later.

-- many placements_of(membership membership_id) -> id placement_id, kind text, employer blob, hours int, since day, until day?,
--   outcome text, words blob?, row_version int
SELECT id, kind, employer, hours, since, until, outcome, words, row_version FROM cooperative_placement
       WHERE membership = :membership ORDER BY since DESC, id DESC;

-- many enquiries_of(membership membership_id) -> placement placement_id, months int, due day, asked day?, state text, words blob?
SELECT e.placement, e.months, e.due, e.asked, e.state, e.words FROM cooperative_enquiry e JOIN cooperative_placement p ON p.id = e.placement
 WHERE p.membership = :membership ORDER BY e.placement, e.months;

-- one placed_then(membership membership_id, since day) -> n int
-- One that runs on that day or begins after it.
SELECT count(*) AS n FROM cooperative_placement WHERE membership = :membership AND (until IS NULL OR until > :since);

-- change place_out(membership membership_id, kind text, employer blob, hours int, since day, now instant, by account_id) -> id placement_id
INSERT INTO cooperative_placement(membership, kind, employer, hours, since, made, by) VALUES(:membership, :kind, :employer, :hours,
       :since, :now, :by) RETURNING id;

-- maybe placement_one(id placement_id, membership membership_id) -> since day, until day?, outcome text, words blob?, row_version int
SELECT since, until, outcome, words, row_version FROM cooperative_placement WHERE id = :id AND membership = :membership;

-- change end_placement(id placement_id, until day, outcome text, words blob?, by account_id, version int)
UPDATE cooperative_placement SET until = :until, outcome = :outcome, words = :words, ended_by = :by, row_version = row_version + 1
 WHERE id = :id AND row_version = :version;

-- change to_ask(placement placement_id, months int, due day)
-- CO8: nothing, when it was asked already.
INSERT INTO cooperative_enquiry(placement, months, due) VALUES(:placement, :months, :due)
    ON CONFLICT(placement, months) DO UPDATE SET due = excluded.due WHERE cooperative_enquiry.asked IS NULL;

-- change asked(placement placement_id, months int, today day, state text, words blob?, by account_id)
UPDATE cooperative_enquiry SET asked = :today, state = :state, words = :words, by = :by WHERE placement = :placement AND months = :months
       AND asked IS NULL;
