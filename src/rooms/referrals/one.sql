-- SPDX-License-Identifier: EUPL-1.2
-- one.sql - the steps of a referral.

-- many steps(referral referral_id) -> at instant, state text, who text, name text?, words blob?
SELECT s.at, s.state, s.who, a.name, s.words FROM referrals_move s LEFT JOIN staff_open_account a ON a.id = s.by WHERE s.referral = :referral ORDER BY s.id;
