-- SPDX-License-Identifier: EUPL-1.2
-- 0038-reform: a figure of the law with another value, counted over the households of the registry; a paper for the council.
--
-- Counts and sums alone: no household and nobody stands in here.

CREATE TABLE facts_reform(
  id             INTEGER PRIMARY KEY,
  row_version    INTEGER NOT NULL DEFAULT 1,
  programme      TEXT NOT NULL CHECK(programme <> ''),
  day            INTEGER NOT NULL,                    -- on which the households are asked
  book           TEXT NOT NULL,                       -- hash of the rules beside which it is counted
  asked          INTEGER NOT NULL,
  by             INTEGER NOT NULL REFERENCES staff_account,
  upto           INTEGER NOT NULL DEFAULT 0,          -- number of the last household that was counted
  households     INTEGER NOT NULL DEFAULT 0,
  restricted     INTEGER NOT NULL DEFAULT 0,          -- left out: the use of somebody's data is restricted
  unknown        INTEGER NOT NULL DEFAULT 0,          -- what is known of them does not decide it, today or then
  entitled       INTEGER NOT NULL DEFAULT 0,          -- surely, today
  gain           INTEGER NOT NULL DEFAULT 0,
  lose           INTEGER NOT NULL DEFAULT 0,
  enter          INTEGER NOT NULL DEFAULT 0,
  leave          INTEGER NOT NULL DEFAULT 0,
  before         INTEGER NOT NULL DEFAULT 0,          -- cents a month
  after          INTEGER NOT NULL DEFAULT 0,
  ended          INTEGER,
  broken         INTEGER NOT NULL DEFAULT 0 CHECK(broken IN (0, 1))     -- other rules were taken over meanwhile
) STRICT;
CREATE INDEX facts_reform_open ON facts_reform(id) WHERE ended IS NULL;

CREATE TABLE facts_reform_figure(                     -- what is changed
  id             INTEGER PRIMARY KEY,
  reform         INTEGER NOT NULL REFERENCES facts_reform,
  name           TEXT NOT NULL,
  band           INTEGER NOT NULL,                    -- of a table; -1: a parameter
  was            INTEGER NOT NULL,
  value          INTEGER NOT NULL,
  UNIQUE(reform, name, band)
) STRICT;

CREATE TABLE facts_reform_group(                      -- who: by number of children, of persons, by neighbourhood
  id             INTEGER PRIMARY KEY,
  reform         INTEGER NOT NULL REFERENCES facts_reform,
  kind           TEXT NOT NULL CHECK(kind IN ('children', 'persons', 'area')),
  word           TEXT NOT NULL,
  households     INTEGER NOT NULL,
  gain           INTEGER NOT NULL,
  lose           INTEGER NOT NULL,
  cost           INTEGER NOT NULL,                    -- cents a month more, less than zero: less
  UNIQUE(reform, kind, word)
) STRICT;

-- A refusal that was overturned: the answer to the objection is the decision by which it was granted.
CREATE VIEW casework_open_upheld(filed, year, number, at) AS
SELECT d.filed, o.year, o.number, o.answered FROM casework_objection o JOIN casework_decision d ON d.id = o.decision
 WHERE o.outcome = 'upheld' AND d.outcome = 'refused' AND o.number IS NOT NULL
   AND NOT EXISTS (SELECT 1 FROM casework_objection e WHERE e.decision = o.decision AND e.outcome = 'upheld' AND e.id < o.id);
