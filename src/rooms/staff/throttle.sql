-- SPDX-License-Identifier: EUPL-1.2
-- throttle.sql - failed tries.

-- maybe tries(place blob) -> n int, last instant
SELECT n, last FROM staff_throttle WHERE place = :place;

-- change count_try(place blob, now instant, forget instant)
-- After a quiet time the count begins anew.
INSERT INTO staff_throttle(place, n, last) VALUES(:place, 1, :now)
    ON CONFLICT(place) DO UPDATE
   SET n = CASE WHEN staff_throttle.last < :forget THEN 1 ELSE staff_throttle.n + 1 END, last = :now;

-- change forget_tries(place blob)
DELETE FROM staff_throttle WHERE place = :place;

-- change clear_old_tries(before instant)
DELETE FROM staff_throttle WHERE last < :before;
