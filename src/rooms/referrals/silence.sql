-- SPDX-License-Identifier: EUPL-1.2
-- silence.sql - who did not answer: RF6.

-- many silent(first instant, second instant, third instant) -> id referral_id, reminded int
SELECT id, reminded FROM referrals_referral WHERE state IN ('sent', 'seen') AND body IS NOT NULL
   AND since <= CASE reminded WHEN 0 THEN :first WHEN 1 THEN :second ELSE :third END AND reminded < 3 ORDER BY id LIMIT 20;

-- change reminded(id referral_id, was int)
UPDATE referrals_referral SET reminded = reminded + 1 WHERE id = :id AND reminded = :was;
