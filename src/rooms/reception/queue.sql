-- SPDX-License-Identifier: EUPL-1.2
-- queue.sql - who waits, who is called.

-- many queue(place int, today day, reader account_id, files int, now instant) -> id visit_id, number int, at instant, class text, purpose text, name blob?, lang text,
--   interpreter bool, signing bool, in_person bool, people int, person person_id?, family text?, given text?, seen bool, wanted text?, mine bool,
--   state text, called_last instant?, calls int, desk text, worker text?
-- RC1: the order is `turn`.  RC7: who may not open the file sees an anonymous ticket.
SELECT v.id, v.number, v.at, v.class, v.purpose, v.name, v.lang, v.interpreter, v.signing, v.in_person, v.people, v.person, p.family, p.given,
       CASE WHEN p.shield = 0 AND :files = 1 OR EXISTS (SELECT 1 FROM access_open_grant g WHERE g.person = p.id AND g.account = :reader
            AND g.starts <= :now AND (g.ends IS NULL OR g.ends > :now)) THEN 1 ELSE 0 END AS seen,
       w.name AS wanted, CASE WHEN v.worker = :reader THEN 1 ELSE 0 END AS mine, v.state, v.called_last, v.calls, v.desk, a.name AS worker
  FROM reception_visit v LEFT JOIN registry_open_person p ON p.id = v.person
       LEFT JOIN staff_open_account w ON w.id = v.wanted LEFT JOIN staff_open_account a ON a.id = v.worker
 WHERE v.place = :place AND v.day = :today
 ORDER BY v.turn, v.id;

-- change call_next(place int, today day, reader account_id, desk text, now instant) -> id visit_id, number int
-- RC2: one statement finds and takes; whoever comes second finds it taken.
UPDATE reception_visit SET state = 'called', called = :now, called_last = :now, calls = 1, desk = :desk, worker = :reader, row_version = row_version + 1
 WHERE state = 'waiting' AND id = (SELECT v.id FROM reception_visit v
        WHERE v.place = :place AND v.day = :today AND v.state = 'waiting' AND (v.wanted IS NULL OR v.wanted = :reader)
        ORDER BY v.turn, v.id LIMIT 1
--@postgres
        FOR UPDATE SKIP LOCKED
--@end
       )
RETURNING id, number;

-- change call_one(id visit_id, reader account_id, desk text, now instant)
UPDATE reception_visit SET state = 'called', called = :now, called_last = :now, calls = 1, desk = :desk, worker = :reader, row_version = row_version + 1
 WHERE id = :id AND state = 'waiting';

-- change call_again(id visit_id, now instant)
UPDATE reception_visit SET called_last = :now, calls = calls + 1, row_version = row_version + 1 WHERE id = :id AND state = 'called';

-- change end_visit(id visit_id, state text, now instant)
-- nobody_in ends a visit that was never called.
UPDATE reception_visit SET state = :state, ended = :now, row_version = row_version + 1
 WHERE id = :id AND (:state = 'nobody_in' AND state = 'waiting' OR :state <> 'nobody_in' AND state = 'called');

-- change wait_again(id visit_id)
UPDATE reception_visit SET state = 'waiting', called = NULL, called_last = NULL, calls = 0, desk = '', worker = NULL, ended = NULL, row_version = row_version + 1
 WHERE id = :id AND state IN ('called', 'no_show');

-- maybe last_desk(reader account_id, today day) -> desk text
SELECT desk FROM reception_visit WHERE worker = :reader AND day = :today AND desk <> '' ORDER BY called_last DESC, id DESC LIMIT 1;

-- many on_screen(place int, today day, since instant) -> id visit_id, number int, desk text, calls int, lang text, at instant?
-- RC5, RC8
SELECT v.id, v.number, v.desk, v.calls, v.lang, v.called_last AS at FROM reception_visit v
 WHERE v.place = :place AND v.day = :today AND v.called_last >= :since AND v.state IN ('called', 'served')
   AND v.place NOT IN (SELECT u.id FROM access_open_unit u WHERE u.secret = 1)
 ORDER BY v.called_last DESC, v.id DESC LIMIT 6;

-- maybe one_state(id visit_id, reader account_id, today day) -> state text, number int, place int, lang text, purpose text, person person_id?, wanted account_id?
-- RC8
SELECT v.state, v.number, v.place, v.lang, v.purpose, v.person, v.wanted FROM reception_visit v
 WHERE v.id = :id AND (v.place NOT IN (SELECT u.id FROM access_open_unit u WHERE u.secret = 1) OR EXISTS (SELECT 1 FROM access_open_work k WHERE k.unit = v.place
        AND k.account = :reader AND k.since <= :today AND (k.until IS NULL OR k.until > :today)));

