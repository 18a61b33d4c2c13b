-- SPDX-License-Identifier: EUPL-1.2
-- assess.sql - assessments and their areas.

-- many assessments(person person_id) -> id assessment_id, day day, name text?
SELECT x.id, x.day, a.name FROM registry_open_same s JOIN care_assessment x ON x.person = s.same LEFT JOIN staff_open_account a ON a.id = x.by
 WHERE s.person = :person ORDER BY x.day DESC, x.id DESC;

-- maybe assessment(id assessment_id) -> person person_id, day day, words blob?, name text?
SELECT x.person, x.day, x.words, a.name FROM care_assessment x LEFT JOIN staff_open_account a ON a.id = x.by WHERE x.id = :id;

-- change add_assessment(person person_id, today day, unit unit_id?, words blob?, now instant, by account_id) -> id assessment_id
INSERT INTO care_assessment(person, day, unit, words, made, by) VALUES(:person, :today, :unit, :words, :now, :by)
RETURNING id;

-- change add_area(assessment assessment_id, area text, level int?, sealed blob?, words blob?)
INSERT INTO care_area(assessment, area, level, sealed, words) VALUES(:assessment, :area, :level, :sealed, :words);

-- many area_rows(assessment assessment_id) -> area text, level int?, sealed blob?, words blob?
SELECT area, level, sealed, words FROM care_area WHERE assessment = :assessment;
