-- SPDX-License-Identifier: EUPL-1.2
-- issue.sql - giving, finding and taking back certificates.

-- change add_certificate(kind text, person person_id, number text, seal seal_id, digest blob, sealed blob, lang text, purpose text, words text,
--   decision decision_id?, since day, until day, now instant, by account_id) -> id issued_id
INSERT INTO certificates_issued(kind, person, number, seal, digest, sealed, lang, purpose, words, decision, since, until, issued, by)
VALUES(:kind, :person, :number, :seal, :digest, :sealed, :lang, :purpose, :words, :decision, :since, :until, :now, :by)
RETURNING id;

-- many certificates_of(person person_id) -> id issued_id, kind text, number text, since day, until day, issued instant, by_name text, revoked instant?
SELECT c.id, c.kind, c.number, c.since, c.until, c.issued, coalesce(a.name, '') AS by_name, c.revoked
  FROM certificates_issued c LEFT JOIN staff_open_account a ON a.id = c.by
 WHERE c.person IN (SELECT same FROM registry_open_same WHERE person = :person)
 ORDER BY c.issued DESC, c.id DESC;

-- maybe certificate_of(id issued_id) -> kind text, person person_id, number text, sealed blob, until day, revoked instant?, revoked_why text
SELECT kind, person, number, sealed, until, revoked, revoked_why FROM certificates_issued WHERE id = :id;

-- change revoke_certificate(id issued_id, now instant, by account_id, why text)
UPDATE certificates_issued SET revoked = :now, revoked_by = :by, revoked_why = :why WHERE id = :id AND revoked IS NULL;

-- many grounds(person person_id, programme text, today day) -> id decision_id, year int, number int, at instant, since day?, until day?
-- CT5: granted, in force today, for this person or the household that they live in.
SELECT d.id, d.year, d.number, d.at, d.since, d.until
  FROM casework_open_decision d
 WHERE d.programme = :programme AND d.outcome = 'granted' AND d.state = 'granted'
   AND (d.since IS NULL OR d.since <= :today) AND (d.until IS NULL OR d.until > :today)
   AND d.id IN (SELECT x.id FROM casework_open_decision x JOIN registry_open_same s ON s.same = x.person WHERE s.person = :person
                UNION ALL SELECT x.id FROM registry_open_same s JOIN registry_open_member m ON m.person = s.same
                           JOIN casework_open_decision x ON x.household = m.household
                           WHERE s.person = :person AND (m.since IS NULL OR m.since <= :today) AND (m.until IS NULL OR m.until > :today))
 ORDER BY d.at DESC;

-- one held_until(person person_id) -> n int, last day?
SELECT count(*) AS n, max(c.until) AS last FROM certificates_issued c
 WHERE c.person IN (SELECT same FROM registry_open_same WHERE person = :person);

-- change erase_certificates(person person_id)
DELETE FROM certificates_issued WHERE person IN (SELECT same FROM registry_open_same WHERE person = :person);
