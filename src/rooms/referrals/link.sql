-- SPDX-License-Identifier: EUPL-1.2
-- link.sql - what a body answers by: RF4.

-- change end_links(referral referral_id, now instant)
UPDATE referrals_link SET revoked = :now WHERE referral = :referral AND used IS NULL AND revoked IS NULL;

-- change add_link(referral referral_id, hash blob, now instant, expires instant)
INSERT INTO referrals_link(referral, hash, made, expires) VALUES(:referral, :hash, :now, :expires);

-- maybe link_row(hash blob) -> id link_id, referral referral_id, expires instant, used instant?, revoked instant?
SELECT id, referral, expires, used, revoked FROM referrals_link WHERE hash = :hash;

-- change use_link(id link_id, now instant)
-- One answer by each.
UPDATE referrals_link SET used = :now WHERE id = :id AND used IS NULL AND revoked IS NULL AND expires > :now;

-- one newest(referral referral_id) -> made instant
SELECT coalesce(max(made), 0) AS made FROM referrals_link WHERE referral = :referral;

-- maybe kept_back(referral referral_id) -> since instant
-- AC14: it was sent before the file was restricted; what was sent since was sent as the law allows.
SELECT x.since FROM referrals_referral f JOIN registry_open_person p ON p.id = f.person
  JOIN access_open_restricted x ON x.person IN (p.id, coalesce(p.merged_into, p.id))
 WHERE f.id = :referral AND x.since > coalesce((SELECT max(m.at) FROM referrals_move m WHERE m.referral = f.id AND m.state = 'sent'), 0);
