-- SPDX-License-Identifier: EUPL-1.2
-- 0045-aside: whose a visit was and what they told, when somebody who may not see that says something else of it (RC7).

CREATE TABLE reception_aside(
  id             INTEGER PRIMARY KEY,
  visit          INTEGER NOT NULL REFERENCES reception_visit,
  person         INTEGER NOT NULL REFERENCES registry_person,
  said           BLOB,                                -- sealed
  name           BLOB,                                -- sealed
  at             INTEGER NOT NULL,
  by             INTEGER NOT NULL
) STRICT;
CREATE INDEX reception_aside_visit ON reception_aside(visit);
CREATE INDEX reception_aside_person ON reception_aside(person);
