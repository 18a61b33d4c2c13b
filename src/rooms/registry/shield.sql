-- SPDX-License-Identifier: EUPL-1.2
-- shield.sql - what the access room asks of a person's row.

-- change set_shield(person person_id, shield int)
-- The whole file: the record and those merged into it.
UPDATE registry_person SET shield = :shield, row_version = row_version + 1 WHERE (id = :person OR merged_into = :person) AND shield <> :shield;

-- many bearers(lookup blob) -> person person_id
SELECT DISTINCT i.person FROM registry_identifier i WHERE i.lookup = :lookup ORDER BY i.person;
