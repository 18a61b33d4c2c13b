-- SPDX-License-Identifier: EUPL-1.2
-- like.sql - who may be the same as somebody recorded.

-- many pairs_of(person person_id) -> other person_id, bits int
SELECT CASE WHEN x.one = :person THEN x.other ELSE x.one END AS other, x.bits FROM registry_pair x
  JOIN registry_person a ON a.id = x.one JOIN registry_person b ON b.id = x.other
 WHERE (x.one = :person OR x.other = :person) AND x.verdict IN ('', 'unsure') AND a.merged_into IS NULL AND b.merged_into IS NULL
 ORDER BY x.bits DESC, x.id LIMIT 30;
