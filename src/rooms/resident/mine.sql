-- SPDX-License-Identifier: EUPL-1.2
-- mine.sql - what a person sees of their own file.

-- one my_entries(identity identity_id, now instant) -> n int
SELECT count(*) AS n FROM resident_entry WHERE identity = :identity AND ends > :now;

-- one my_code(identity identity_id) -> code text
SELECT code FROM resident_identity WHERE id = :identity;
