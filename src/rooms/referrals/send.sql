-- SPDX-License-Identifier: EUPL-1.2
-- send.sql - what was told, frozen.

-- change freeze(id referral_id, told blob, consent agreement_id?)
UPDATE referrals_referral SET told = :told, consent = :consent WHERE id = :id;
