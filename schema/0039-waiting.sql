-- SPDX-License-Identifier: EUPL-1.2
-- 0039-waiting: residents wait for an earlier time by themselves; a device that is out of order is in nobody's appointment.
ALTER TABLE appointments_wait ADD COLUMN follow BLOB;                 -- keyed hash of number and code: who waits opens it by themselves
ALTER TABLE appointments_wait ADD COLUMN form BLOB;                   -- keyed hash of the form it came with: a copy adds nobody
ALTER TABLE appointments_wait ADD COLUMN base TEXT NOT NULL DEFAULT '';     -- where our pages are, for the link in a message
CREATE UNIQUE INDEX appointments_wait_follow ON appointments_wait(follow) WHERE follow IS NOT NULL;
CREATE UNIQUE INDEX appointments_wait_form ON appointments_wait(form) WHERE form IS NOT NULL;

ALTER TABLE appointments_device ADD COLUMN resource INTEGER REFERENCES appointments_resource;      -- its calendar; NULL: it has none
CREATE INDEX appointments_device_resource ON appointments_device(resource) WHERE resource IS NOT NULL;
