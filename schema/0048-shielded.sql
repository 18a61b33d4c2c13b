-- SPDX-License-Identifier: EUPL-1.2
-- 0048-shielded: who is shielded, without a look at who is not.

-- Asked of each of a day's thousand visitors (RC7), the person's own row is a page of the registry each, and among a million people none of
-- them is in the cache.  The shielded are few.  SQLite prefers the row to the index unless it is told.
CREATE INDEX registry_person_shielded ON registry_person(id) WHERE shield <> 0;
--@sqlite
CREATE VIEW registry_open_shielded(person) AS SELECT p.id FROM registry_person p INDEXED BY registry_person_shielded WHERE p.shield <> 0;
--@postgres
CREATE VIEW registry_open_shielded(person) AS SELECT p.id FROM registry_person p WHERE p.shield <> 0;
--@end
