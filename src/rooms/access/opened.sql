-- SPDX-License-Identifier: EUPL-1.2
-- opened.sql - who opened a file.

-- many opened(root person_id, before instant, own bool, most int) -> at instant, account account_id?, name text, roles int, reads int, act text, unit text?
-- own: also what the person did themselves.  Of the unit in which they worked on that day (one of them; one that is secret, or says something of
-- people's health, is not named).
SELECT d.at, d.account, d.who AS name, d.roles, d.reads, d.act,
       (SELECT min(u.name) FROM access_work w JOIN access_unit u ON u.id = w.unit AND u.secret = 0 AND u.id NOT IN (SELECT unit FROM access_open_quiet)
         WHERE w.account = d.account AND w.since * 86400 <= d.at AND (w.until IS NULL OR w.until * 86400 > d.at)) AS unit
  FROM diary_open_act d
 WHERE d.about_kind = 'person' AND d.about IN (SELECT p.id FROM registry_open_person p WHERE p.id = :root OR p.merged_into = :root)
   AND d.act <> 'asked for a file that is not there' AND d.at < :before AND (:own = 1 OR d.account IS NOT NULL OR d.who <> '')
 ORDER BY d.at DESC, d.id DESC LIMIT :most;

-- many opened_hidden(root person_id, before instant, own bool, most int) -> at instant, account account_id?, name text, roles int, reads int, act text, unit text?
SELECT d.at, d.account, d.who AS name, d.roles, d.reads, d.act,
       (SELECT min(u.name) FROM access_work w JOIN access_unit u ON u.id = w.unit AND u.secret = 0 AND u.id NOT IN (SELECT unit FROM access_open_quiet)
         WHERE w.account = d.account AND w.since * 86400 <= d.at AND (w.until IS NULL OR w.until * 86400 > d.at)) AS unit
  FROM diary_open_hidden d
 WHERE d.person IN (SELECT p.id FROM registry_open_person p WHERE p.id = :root OR p.merged_into = :root)
   AND d.act <> 'asked for a file that is not there' AND d.at < :before AND (:own = 1 OR d.account IS NOT NULL OR d.who <> '')
 ORDER BY d.at DESC, d.id DESC LIMIT :most;

-- many opened_booking(root person_id, before instant, own bool, special bool, most int) -> at instant, account account_id?, name text, roles int, reads int, act text, unit text?
-- What was done with an appointment of theirs and not written under the file itself.  special: also those that only their unit reads of (AP8).
SELECT d.at, d.account, d.who AS name, d.roles, d.reads, d.act,
       (SELECT min(u.name) FROM access_work w JOIN access_unit u ON u.id = w.unit AND u.secret = 0 AND u.id NOT IN (SELECT unit FROM access_open_quiet)
         WHERE w.account = d.account AND w.since * 86400 <= d.at AND (w.until IS NULL OR w.until * 86400 > d.at)) AS unit
  FROM appointments_open_whose b JOIN diary_open_act d ON d.about_kind = 'booking' AND d.about = b.booking
 WHERE b.person IN (SELECT p.id FROM registry_open_person p WHERE p.id = :root OR p.merged_into = :root)
   AND (:special = 1 OR b.special = 0) AND d.at < :before AND (:own = 1 OR d.account IS NOT NULL OR d.who <> '')
 ORDER BY d.at DESC, d.id DESC LIMIT :most;

-- one archived_until(hidden bool) -> at instant?
-- Lines older than this may stand in archives of the diary.
SELECT max(x.until) AS at FROM diary_open_archive x WHERE x.chain = 'open' OR (x.chain = 'hidden' AND :hidden = 1);

-- change end_all_grants(root person_id, now instant)
UPDATE access_grant SET ends = CASE WHEN starts < :now THEN :now ELSE starts + 1 END
 WHERE (ends IS NULL OR ends > :now) AND person IN (SELECT p.id FROM registry_open_person p WHERE p.id = :root OR p.merged_into = :root);

-- change erase_shields(root person_id)
DELETE FROM access_shield WHERE person IN (SELECT p.id FROM registry_open_person p WHERE p.id = :root OR p.merged_into = :root);

-- change erase_glass(root person_id, empty blob)
-- That glass was broken remains; why does not.
UPDATE access_glass SET reason = :empty, words = '' WHERE person IN (SELECT p.id FROM registry_open_person p WHERE p.id = :root OR p.merged_into = :root);

-- change erase_reading(root person_id)
DELETE FROM access_reading_file WHERE person IN (SELECT p.id FROM registry_open_person p WHERE p.id = :root OR p.merged_into = :root);
