-- SPDX-License-Identifier: EUPL-1.2
-- sign_in.sql - who the state named.

-- maybe arrived(state blob) -> id begun_id
SELECT id FROM resident_begun WHERE state = :state;

-- change arrive(state blob, now instant)
INSERT INTO resident_begun(state, at) VALUES(:state, :now)
    ON CONFLICT(state) DO NOTHING;

-- change clear_arrivals(before instant)
DELETE FROM resident_begun WHERE at < :before;

-- maybe identity_by_afm(lookup blob) -> id identity_id, person person_id?, how text, waits text
SELECT id, person, how, waits FROM resident_identity WHERE lookup = :lookup;

-- change add_identity(lookup blob, said blob, code text, now instant) -> id identity_id
-- Nothing when the code is somebody else's, or when the same person signs in twice at the same moment.
INSERT INTO resident_identity(lookup, said, code, waits, made, seen) VALUES(:lookup, :said, :code, 'unknown', :now, :now)
    ON CONFLICT DO NOTHING
RETURNING id;

-- change set_said(id identity_id, said blob, now instant)
UPDATE resident_identity SET said = :said, seen = :now WHERE id = :id;

-- change set_link(id identity_id, person person_id?, how text, linked instant?, waits text)
UPDATE resident_identity SET person = :person, how = :how, linked = :linked, linked_by = NULL, waits = :waits, row_version = row_version + 1
 WHERE id = :id;
