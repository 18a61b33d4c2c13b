-- SPDX-License-Identifier: EUPL-1.2
-- restriction.sql - files whose use is restricted (GDPR article 18).

-- maybe restriction_of(root person_id) -> id restriction_id, row_version int, ground text, reason blob, since instant, by account_id, proposer account_id?,
--   proposed instant?, told day?, lift_why blob?
-- Of the whole file: the record and those merged into it.
SELECT x.id, x.row_version, x.ground, x.reason, x.since, x.by, x.proposer, x.proposed, x.told, x.lift_why FROM access_restriction x
 WHERE x.lifted IS NULL AND x.person IN (SELECT p.id FROM registry_open_person p WHERE p.id = :root OR p.merged_into = :root)
 ORDER BY x.id LIMIT 1;

-- many restrictions_past(root person_id) -> ground text, since instant, lifted instant?, lifter account_id?, lift_why blob?
SELECT x.ground, x.since, x.lifted, x.lifter, x.lift_why FROM access_restriction x
 WHERE x.lifted IS NOT NULL AND x.person IN (SELECT p.id FROM registry_open_person p WHERE p.id = :root OR p.merged_into = :root)
 ORDER BY x.lifted DESC LIMIT 20;

-- many restricted_uses(root person_id) -> at instant, by account_id, ground text, why blob, act text
SELECT u.at, u.by, u.ground, u.why, u.act FROM access_restricted_use u JOIN access_restriction x ON x.id = u.restriction
 WHERE x.person IN (SELECT p.id FROM registry_open_person p WHERE p.id = :root OR p.merged_into = :root)
 ORDER BY u.at DESC, u.id DESC LIMIT 100;

-- one used_now(root person_id, now instant, by account_id) -> n int
SELECT count(*) AS n FROM access_restricted_use u JOIN access_restriction x ON x.id = u.restriction
 WHERE u.at = :now AND u.by = :by AND x.person IN (SELECT p.id FROM registry_open_person p WHERE p.id = :root OR p.merged_into = :root);

-- change add_restriction(person person_id, request int, ground text, reason blob, now instant, by account_id)
INSERT INTO access_restriction(person, request, ground, reason, since, by) VALUES(:person, :request, :ground, :reason, :now, :by);

-- change add_use(restriction restriction_id, ground text, why blob, what text, now instant, by account_id)
INSERT INTO access_restricted_use(restriction, ground, why, act, at, by) VALUES(:restriction, :ground, :why, :what, :now, :by);

-- change propose_lift(id restriction_id, version int, told day, why blob, now instant, by account_id)
UPDATE access_restriction SET proposer = :by, proposed = :now, told = :told, lift_why = :why, row_version = row_version + 1
 WHERE id = :id AND row_version = :version AND lifted IS NULL;

-- change keep_restriction(id restriction_id, version int)
UPDATE access_restriction SET proposer = NULL, proposed = NULL, told = NULL, lift_why = NULL, row_version = row_version + 1
 WHERE id = :id AND row_version = :version AND lifted IS NULL;

-- change lift(id restriction_id, version int, now instant, by account_id)
UPDATE access_restriction SET lifted = :now, lifter = :by, row_version = row_version + 1
 WHERE id = :id AND row_version = :version AND lifted IS NULL AND proposer IS NOT NULL AND proposer <> :by;

-- change erase_restrictions(root person_id, empty blob)
-- That there was one remains, open or not; what was said about it does not.
UPDATE access_restriction SET reason = :empty, lift_why = CASE WHEN lift_why IS NULL THEN NULL ELSE :empty END
 WHERE person IN (SELECT p.id FROM registry_open_person p WHERE p.id = :root OR p.merged_into = :root);

-- change erase_uses(root person_id, empty blob)
UPDATE access_restricted_use SET why = :empty WHERE restriction IN (SELECT x.id FROM access_restriction x
 WHERE x.person IN (SELECT p.id FROM registry_open_person p WHERE p.id = :root OR p.merged_into = :root));

-- many restrictions(reader account_id, now instant) -> person person_id, ground text, since instant, proposer account_id?
-- Those of files that are not shielded, and of the shielded ones that a grant opens to the reader.
SELECT x.person, x.ground, x.since, x.proposer FROM access_restriction x JOIN registry_open_person p ON p.id = x.person
 WHERE x.lifted IS NULL AND (p.shield = 0 OR EXISTS (SELECT 1 FROM access_open_grant_to g WHERE g.part IN ('access', 'file') AND g.person = p.id AND g.account = :reader
       AND g.starts <= :now AND (g.ends IS NULL OR g.ends > :now)))
 ORDER BY CASE WHEN x.proposer IS NULL THEN 1 ELSE 0 END, x.since, x.id LIMIT 200;
