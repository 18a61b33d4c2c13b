-- SPDX-License-Identifier: EUPL-1.2
-- retention.sql - what of a person's cases is kept, and what is taken away.

-- many cases_kept(person person_id) -> id case_id, programme text, state text, opened instant, ends day?, stepped instant?, erased bool
-- Those of the person, and those of a household of which they were a member while it ran.
SELECT c.id, c.programme, c.state, c.opened, c.ends,
       (SELECT max(s.at) FROM casework_step s WHERE s.filed = c.id AND s.code <> 'erased') AS stepped,
       CASE WHEN EXISTS (SELECT 1 FROM casework_step s WHERE s.filed = c.id AND s.code = 'erased') THEN 1 ELSE 0 END AS erased
  FROM casework_case c
 WHERE c.id IN (SELECT x.id FROM registry_open_same s JOIN casework_case x ON x.person = s.same WHERE s.person = :person
                UNION ALL SELECT x.id FROM registry_open_same s JOIN registry_open_member m ON m.person = s.same JOIN casework_case x ON x.household = m.household
                           WHERE s.person = :person AND (m.since IS NULL OR m.since <= coalesce(x.ends, 9000000)) AND (m.until IS NULL OR m.until > x.opened / 86400))
 ORDER BY c.id;

-- change blank_case(filed case_id)
UPDATE casework_case SET answers = NULL, follow = NULL, paper_no = '', lang = 'el', row_version = row_version + 1 WHERE id = :filed;

-- change blank_steps(filed case_id)
UPDATE casework_step SET why = '', said = NULL WHERE filed = :filed AND (why <> '' OR said IS NOT NULL);

-- change blank_proposals(filed case_id)
UPDATE casework_proposal SET words = '', said = NULL WHERE filed = :filed AND (words <> '' OR said IS NOT NULL);

-- change blank_agenda(filed case_id)
UPDATE casework_agenda SET words = NULL WHERE filed = :filed AND words IS NOT NULL;

-- change blank_objections(filed case_id)
UPDATE casework_objection SET words = '', reasons = '', said = NULL, answer = NULL, letter = NULL WHERE decision IN (SELECT d.id FROM casework_decision d WHERE d.filed = :filed);

-- change blank_decision(filed case_id, empty blob)
UPDATE casework_decision SET facts = :empty, reasons = :empty WHERE filed = :filed;

-- change blank_papers(filed case_id)
UPDATE casework_paper SET file = NULL, why = '', said = NULL WHERE filed = :filed AND (file IS NOT NULL OR why <> '' OR said IS NOT NULL);

-- change blank_links(filed case_id)
UPDATE casework_consent SET link = NULL, link_ends = NULL WHERE filed = :filed AND link IS NOT NULL;

-- change let_go_files(person person_id)
-- A copy of theirs in somebody else's case.
UPDATE casework_paper SET file = NULL
 WHERE file IN (SELECT f.id FROM casework_file f WHERE f.person IN (SELECT same FROM registry_open_same WHERE person = :person));

-- change erase_files(person person_id)
DELETE FROM casework_file WHERE person IN (SELECT same FROM registry_open_same WHERE person = :person);
