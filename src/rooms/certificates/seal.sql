-- SPDX-License-Identifier: EUPL-1.2
-- seal.sql - the town's seal.

-- maybe seal_in_force(now instant) -> id seal_id, certificate blob, sealed blob
SELECT id, certificate, sealed FROM certificates_seal WHERE until > :now ORDER BY own, made DESC, id DESC LIMIT 1;

-- change add_seal(certificate blob, sealed blob, own bool, now instant, until instant, by account_id) -> id seal_id
INSERT INTO certificates_seal(certificate, sealed, own, made, until, by) VALUES(:certificate, :sealed, :own, :now, :until, :by)
RETURNING id;
