-- SPDX-License-Identifier: EUPL-1.2
-- address.sql - where somebody lives, or where their letters go.

-- maybe address(id address_id) -> person person_id, kind text, homeless text, street text, number text, floor text, bell text, postcode text,
--   place text, area text, care_of text, since day?, until day?, row_version int
SELECT person, kind, homeless, street, number, floor, bell, postcode, place, area, care_of, since, until, row_version
  FROM registry_address WHERE id = :id;

-- many address_clashes(person person_id, kind text, but address_id?, since day?, until day?) ->
--   id address_id, homeless text, street text, number text, postcode text, place text, care_of text, since day?, until day?
SELECT id, homeless, street, number, postcode, place, care_of, since, until FROM registry_address
 WHERE person = :person AND kind = :kind AND (:but IS NULL OR id <> :but)
   AND (:until IS NULL OR since IS NULL OR since < :until) AND (:since IS NULL OR until IS NULL OR until > :since)
 ORDER BY id;

-- change add_address(person person_id, kind text, homeless text, street text, number text, floor text, bell text, postcode text, place text,
--   area text, care_of text, since day?, until day?, now instant, by account_id)
INSERT INTO registry_address(person, kind, homeless, street, number, floor, bell, postcode, place, area, care_of, since, until, made, by)
VALUES(:person, :kind, :homeless, :street, :number, :floor, :bell, :postcode, :place, :area, :care_of, :since, :until, :now, :by);

-- change set_address(id address_id, version int, kind text, homeless text, street text, number text, floor text, bell text, postcode text, place text,
--   area text, care_of text, since day?, until day?)
UPDATE registry_address SET kind = :kind, homeless = :homeless, street = :street, number = :number, floor = :floor, bell = :bell,
       postcode = :postcode, place = :place, area = :area, care_of = :care_of, since = :since, until = :until, row_version = row_version + 1
 WHERE id = :id AND row_version = :version;

-- change end_address(id address_id, until day)
UPDATE registry_address SET until = :until, row_version = row_version + 1 WHERE id = :id;

-- change remove_address(id address_id)
DELETE FROM registry_address WHERE id = :id;
