-- SPDX-License-Identifier: EUPL-1.2
-- moves.sql - a state is left once: RF3.

-- change leave_state(id referral_id, was text, to text, now instant, appointment instant?, base text)
UPDATE referrals_referral SET state = :to, since = :now, appointment = coalesce(:appointment, appointment),
       base = CASE WHEN :base = '' THEN base ELSE :base END, reminded = 0
 WHERE id = :id AND state = :was;

-- change add_step(referral referral_id, now instant, state text, who text, by int, words blob?)
INSERT INTO referrals_move(referral, at, state, who, by, words) VALUES(:referral, :now, :state, :who, :by, :words);

-- change revoke_links(referral referral_id, now instant)
UPDATE referrals_link SET revoked = :now WHERE referral = :referral AND used IS NULL AND revoked IS NULL;
