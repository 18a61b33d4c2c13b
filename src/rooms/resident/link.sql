-- SPDX-License-Identifier: EUPL-1.2
-- link.sql - whose file is it, and may it be shown at home.

-- one online_state(root person_id) -> records int, dead int, shield int, closed int, allowed int
-- A record and those merged with it are one file: the strictest shield counts, and one that the desk closed closes it.
SELECT count(*) AS records, coalesce(max(CASE WHEN p.death IS NULL THEN 0 ELSE 1 END), 0) AS dead, coalesce(max(p.shield), 0) AS shield,
       coalesce(max(CASE WHEN o.allowed = 0 THEN 1 ELSE 0 END), 0) AS closed, coalesce(max(CASE WHEN o.allowed = 1 THEN o.shield END), -1) AS allowed
  FROM registry_open_person p LEFT JOIN resident_online o ON o.person = p.id AND o.replaced = 0
 WHERE p.id = :root OR p.merged_into = :root;

-- one others_of(root person_id, but identity_id) -> n int
SELECT count(*) AS n FROM resident_identity i
 WHERE i.id <> :but AND i.person IN (SELECT p.id FROM registry_open_person p WHERE p.id = :root OR p.merged_into = :root);
