-- SPDX-License-Identifier: EUPL-1.2
-- timeline.sql - what the registry itself did about one record, newest first.

-- many registry_events(person person_id, before instant, most int) -> at instant, what text, a text, b text, about int, by text?
SELECT e.at, e.what, e.a, e.b, e.about, s.name AS by FROM (
  SELECT made AS at, 'person' AS what, '' AS a, '' AS b, 0 AS about, made_by AS account FROM registry_person
   WHERE id = :person
   UNION ALL
  SELECT made, 'name', family, given, 0, by FROM registry_name WHERE person = :person
   UNION ALL
  SELECT made, 'number', kind, ending, 0, by FROM registry_identifier WHERE person = :person
   UNION ALL
  SELECT made, 'contact', kind, value, 0, by FROM registry_contact WHERE person = :person
   UNION ALL
  SELECT made, 'address', CASE WHEN homeless <> '' THEN homeless ELSE street END, CASE WHEN homeless <> '' THEN 'homeless' ELSE number END, 0, by
    FROM registry_address WHERE person = :person
   UNION ALL
  SELECT made, 'need', kind, '', 0, by FROM registry_need WHERE person = :person
   UNION ALL
  SELECT made, 'relation', kind, '', 0, by FROM registry_relation WHERE person = :person
   UNION ALL
  SELECT made, 'relation', kind, '', 0, by FROM registry_relation WHERE other = :person
   UNION ALL
  SELECT made, 'member', '', '', household, by FROM registry_member WHERE person = :person
   UNION ALL
  SELECT until * 86400, 'left', '', '', household, NULL FROM registry_member
   WHERE until IS NOT NULL AND person = :person
   UNION ALL
  SELECT death * 86400, 'death', '', '', 0, NULL FROM registry_person
   WHERE death IS NOT NULL AND id = :person) e
  LEFT JOIN staff_open_account s ON s.id = e.account
 WHERE e.at < :before ORDER BY e.at DESC, e.what, e.about, e.a, e.b LIMIT :most;

-- many merged_here(person person_id) -> id person_id
SELECT id FROM registry_person WHERE merged_into = :person ORDER BY id;
