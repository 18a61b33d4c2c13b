-- SPDX-License-Identifier: EUPL-1.2
-- 0049-plans: what keeps facts apart in time keeps out of searches.

-- PostgreSQL took the indexes that forbid overlaps for what they hold: who has this number was looked for through 130 ms of them, where
-- the index of numbers takes a tenth of one.  Of an expression they keep apart as before, and nothing else is looked up in them.
--@postgres
ALTER TABLE registry_identifier DROP CONSTRAINT registry_identifier_apart;
ALTER TABLE registry_identifier ADD CONSTRAINT registry_identifier_apart
  EXCLUDE USING gist ((person + 0) WITH =, kind WITH =, (lookup || ''::bytea) WITH =, int8range(since, until) WITH &&);
ALTER TABLE registry_contact DROP CONSTRAINT registry_contact_apart;
ALTER TABLE registry_contact ADD CONSTRAINT registry_contact_apart
  EXCLUDE USING gist ((person + 0) WITH =, kind WITH =, (compared || '') WITH =, int8range(since, until) WITH &&);
ALTER TABLE registry_address DROP CONSTRAINT registry_address_apart;
ALTER TABLE registry_address ADD CONSTRAINT registry_address_apart
  EXCLUDE USING gist ((person + 0) WITH =, kind WITH =, int8range(since, until) WITH &&);
ALTER TABLE registry_need DROP CONSTRAINT registry_need_apart;
ALTER TABLE registry_need ADD CONSTRAINT registry_need_apart
  EXCLUDE USING gist ((person + 0) WITH =, kind WITH =, int8range(since, until) WITH &&);
ALTER TABLE registry_member DROP CONSTRAINT registry_member_apart, DROP CONSTRAINT registry_member_head, DROP CONSTRAINT registry_member_twice;
ALTER TABLE registry_member ADD CONSTRAINT registry_member_apart
  EXCLUDE USING gist ((person + 0) WITH =, int8range(since, until) WITH &&) WHERE (part = 'main');
ALTER TABLE registry_member ADD CONSTRAINT registry_member_head
  EXCLUDE USING gist ((household + 0) WITH =, int8range(since, until) WITH &&) WHERE (role = 'head');
ALTER TABLE registry_member ADD CONSTRAINT registry_member_twice
  EXCLUDE USING gist ((person + 0) WITH =, (household + 0) WITH =, int8range(since, until) WITH &&);
ALTER TABLE registry_relation DROP CONSTRAINT registry_relation_apart;
ALTER TABLE registry_relation ADD CONSTRAINT registry_relation_apart
  EXCLUDE USING gist ((person + 0) WITH =, (other + 0) WITH =, kind WITH =, int8range(since, until) WITH &&);
ALTER TABLE facts_fact DROP CONSTRAINT facts_fact_household_apart;
ALTER TABLE facts_fact ADD CONSTRAINT facts_fact_household_apart
  EXCLUDE USING gist ((household + 0) WITH =, variable WITH =, int8range(since, until) WITH &&) WHERE (known_to IS NULL AND household IS NOT NULL);
ALTER TABLE facts_fact DROP CONSTRAINT facts_fact_person_apart;
ALTER TABLE facts_fact ADD CONSTRAINT facts_fact_person_apart
  EXCLUDE USING gist ((person + 0) WITH =, variable WITH =, int8range(since, until) WITH &&) WHERE (known_to IS NULL AND person IS NOT NULL);
--@end
