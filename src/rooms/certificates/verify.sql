-- SPDX-License-Identifier: EUPL-1.2
-- verify.sql - what anybody may know who holds the paper.

-- maybe by_number(number text) -> kind text, family text?, given text?, since day, until day, issued instant, revoked instant?
SELECT c.kind, p.family, p.given, c.since, c.until, c.issued, c.revoked
  FROM certificates_issued c JOIN registry_open_person p ON p.id = c.person WHERE c.number = :number;

-- maybe by_digest(digest blob) -> number text
SELECT number FROM certificates_issued WHERE digest = :digest;
