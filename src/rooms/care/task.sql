-- SPDX-License-Identifier: EUPL-1.2
-- task.sql - what other rooms ask for.

-- change add_room_task(text text, value text, person person_id?, room text, kind text, about int, href text, account account_id?,
--   unit unit_id?, due day?, now instant, by account_id) -> id task_id
-- CA6: the open one stays; it is due when the sooner of both is.
INSERT INTO care_task(text, value, person, room, about_kind, about, href, account, unit, due, made, by)
VALUES(:text, :value, :person, :room, :kind, :about, :href, :account, :unit, :due, :now, :by)
    ON CONFLICT(room, about_kind, about, text) WHERE state = 'open' AND room <> '' DO UPDATE
   SET due = CASE WHEN excluded.due IS NULL THEN care_task.due WHEN care_task.due IS NULL OR excluded.due < care_task.due THEN excluded.due
                  ELSE care_task.due END
RETURNING id;

-- change end_room_tasks(room text, kind text, about int, text text, now instant, by account_id)
UPDATE care_task SET state = 'done', closed = :now, closed_by = :by, row_version = row_version + 1
 WHERE room = :room AND about_kind = :kind AND about = :about AND (:text = '' OR text = :text) AND state = 'open';
