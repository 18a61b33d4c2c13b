-- SPDX-License-Identifier: EUPL-1.2
-- 0044-structures: what members of the cooperative work at is the town's own list (towns/<town>/town.yaml), no longer the table's.

--@sqlite
CREATE TABLE cooperative_labour_of_town(
  id             INTEGER PRIMARY KEY,
  membership     INTEGER NOT NULL REFERENCES cooperative_membership,
  day            INTEGER NOT NULL,
  kind           TEXT NOT NULL CHECK(kind <> ''),
  minutes        INTEGER NOT NULL CHECK(minutes BETWEEN 1 AND 1440),
  ord            INTEGER REFERENCES cooperative_order,
  made           INTEGER NOT NULL,
  by             INTEGER NOT NULL,
  undone         INTEGER,
  undone_by      INTEGER,
  why            TEXT NOT NULL DEFAULT '',
  CHECK((undone IS NULL) = (undone_by IS NULL)), CHECK((undone IS NULL) = (why = ''))
) STRICT;
INSERT INTO cooperative_labour_of_town(id, membership, day, kind, minutes, ord, made, by, undone, undone_by, why)
SELECT id, membership, day, kind, minutes, ord, made, by, undone, undone_by, why FROM cooperative_labour;
DROP TABLE cooperative_labour;
ALTER TABLE cooperative_labour_of_town RENAME TO cooperative_labour;
CREATE INDEX cooperative_labour_day ON cooperative_labour(membership, day);
--@postgres
ALTER TABLE cooperative_labour DROP CONSTRAINT cooperative_labour_kind_check;
ALTER TABLE cooperative_labour ADD CONSTRAINT cooperative_labour_kind_check CHECK(kind <> '');
--@end
