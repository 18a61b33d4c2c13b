-- SPDX-License-Identifier: EUPL-1.2
-- answer.sql - what a family sees with its own code.

-- maybe wish_by_own(own blob) -> id wish_id
SELECT id FROM places_wish WHERE own = :own;

-- change set_own(id wish_id, own blob)
UPDATE places_wish SET own = :own WHERE id = :id;

-- maybe listed_wish(wish wish_id, list text) -> position int, points int, out_why text
SELECT coalesce(position, 0) AS position, points, out_why FROM places_listed WHERE wish = :wish AND list = :list;
