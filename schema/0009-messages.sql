-- SPDX-License-Identifier: EUPL-1.2
-- 0009-messages: the outbox.  A message is a row of the transaction that wants it; it leaves after the commit, by a lane of its own.
--
-- What is said and to whom (params, address, sent_words, attachment) is sealed; the rest holds no personal data.

CREATE TABLE messages_message(
  id             INTEGER PRIMARY KEY,
  once_key       TEXT UNIQUE,                         -- the same wish said twice is one message; NULL: said once
  person         INTEGER REFERENCES registry_person,  -- whose contact is asked for when it leaves; NULL: to address
  address        BLOB,                                -- sealed: e-mail and name of a body that is no person
  lang           TEXT NOT NULL DEFAULT '',            -- '': the person's own
  text           TEXT NOT NULL CHECK(text <> ''),     -- id of the text
  params         BLOB NOT NULL,                       -- sealed
  attachment     BLOB,                                -- sealed PDF
  attachment_name TEXT NOT NULL DEFAULT '',
  channel        TEXT NOT NULL CHECK(channel IN ('best', 'email', 'sms', 'letter')),
  neutral        INTEGER NOT NULL DEFAULT 0 CHECK(neutral IN (0, 1)),  -- only "there is a message for you" may leave the house
  at_once        INTEGER NOT NULL DEFAULT 0 CHECK(at_once IN (0, 1)),  -- quiet hours do not hold it
  due            INTEGER NOT NULL,                    -- not before
  ends           INTEGER,                             -- no use afterwards
  about_kind     TEXT NOT NULL DEFAULT '',
  about          INTEGER NOT NULL DEFAULT 0,
  state          TEXT NOT NULL CHECK(state IN ('waiting', 'sent', 'failed', 'by_hand', 'given', 'cancelled')),
  why            TEXT NOT NULL DEFAULT '',            -- of the last failure, of cancelling, or why it must be given by hand
  tries          INTEGER NOT NULL DEFAULT 0,
  next           INTEGER NOT NULL,                    -- waiting: when it is tried next
  lease          INTEGER NOT NULL DEFAULT 0,          -- waiting: somebody is sending it until then
  lease_by       INTEGER NOT NULL DEFAULT 0,
  sent           INTEGER,
  sent_by        TEXT NOT NULL DEFAULT '' CHECK(sent_by IN ('', 'email', 'sms', 'hand')),
  sent_words     BLOB,                                -- sealed: what left
  made           INTEGER NOT NULL,
  made_by        INTEGER NOT NULL,
  CHECK(person IS NOT NULL OR address IS NOT NULL)
) STRICT;
CREATE INDEX messages_message_next ON messages_message(next) WHERE state = 'waiting';
CREATE INDEX messages_message_person ON messages_message(person);
CREATE INDEX messages_message_about ON messages_message(about_kind, about);
CREATE INDEX messages_message_state ON messages_message(state, id);
