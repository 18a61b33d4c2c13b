-- SPDX-License-Identifier: EUPL-1.2
-- bodies.sql - outside bodies.

-- many bodies() -> id body_id, name text, email text, phone text, closed bool
SELECT id, name, email, phone, closed FROM referrals_body ORDER BY closed, name, id;

-- change add_body(name text, email text, phone text, lang text, now instant, by int) -> id body_id
INSERT INTO referrals_body(name, email, phone, lang, made, made_by) VALUES(:name, :email, :phone, :lang, :now, :by)
RETURNING id;
