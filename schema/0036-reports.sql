-- SPDX-License-Identifier: EUPL-1.2
-- 0036-reports: what was published of a month or a year, as it was published; never changed afterwards.

CREATE TABLE reports_edition(
  id             INTEGER PRIMARY KEY,
  since          INTEGER NOT NULL,                    -- day: the first of a month, or of a year
  until          INTEGER NOT NULL,                    -- not included
  number         INTEGER NOT NULL CHECK(number > 0),  -- of this month or year
  published      INTEGER NOT NULL,
  by             INTEGER NOT NULL REFERENCES staff_account,
  small          INTEGER NOT NULL,                    -- the town's limit then: figures below it were hidden
  zeros          INTEGER NOT NULL CHECK(zeros IN (0, 1)),
  exposed        INTEGER NOT NULL,                    -- small figures that follow from what had been shown before
  why            TEXT NOT NULL DEFAULT '',            -- from the second on: why there is another
  digest         BLOB NOT NULL,                       -- SHA-256 of the figures, behind that of the edition before
  UNIQUE(since, until, number), CHECK(until > since), CHECK((number = 1) = (why = ''))
) STRICT;

CREATE TABLE reports_figure(
  id             INTEGER PRIMARY KEY,
  edition        INTEGER NOT NULL REFERENCES reports_edition,
  part           TEXT NOT NULL CHECK(part IN ('given', 'persons', 'sex', 'age')),
  unit           INTEGER NOT NULL,                    -- 0 the whole town, -1 what no unit gave, else an access_unit
  word           TEXT NOT NULL,                       -- a kind of delivery, 'f', '18-29'
  value          INTEGER NOT NULL,
  shown          INTEGER NOT NULL CHECK(shown IN (0, 1)),
  UNIQUE(edition, part, unit, word)
) STRICT;

--@sqlite
CREATE TRIGGER reports_edition_fixed BEFORE UPDATE ON reports_edition BEGIN SELECT RAISE(ABORT, 'reports_edition: it stays as it was published'); END;
CREATE TRIGGER reports_edition_stays BEFORE DELETE ON reports_edition BEGIN SELECT RAISE(ABORT, 'reports_edition: it stays as it was published'); END;
CREATE TRIGGER reports_figure_fixed BEFORE UPDATE ON reports_figure BEGIN SELECT RAISE(ABORT, 'reports_figure: it stays as it was published'); END;
CREATE TRIGGER reports_figure_stays BEFORE DELETE ON reports_figure BEGIN SELECT RAISE(ABORT, 'reports_figure: it stays as it was published'); END;
CREATE TRIGGER reports_figure_open BEFORE INSERT ON reports_figure BEGIN
  SELECT RAISE(ABORT, 'reports_figure: of a secret unit nothing is published') FROM access_open_unit u WHERE u.id = NEW.unit AND u.secret = 1;
END;
--@postgres
CREATE FUNCTION reports_fixed() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION '%: it stays as it was published', TG_TABLE_NAME; END $$;
CREATE TRIGGER reports_edition_fixed BEFORE UPDATE OR DELETE ON reports_edition FOR EACH ROW EXECUTE FUNCTION reports_fixed();
CREATE TRIGGER reports_figure_fixed BEFORE UPDATE OR DELETE ON reports_figure FOR EACH ROW EXECUTE FUNCTION reports_fixed();
CREATE FUNCTION reports_figure_open() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF EXISTS (SELECT 1 FROM access_open_unit u WHERE u.id = NEW.unit AND u.secret = 1) THEN
    RAISE EXCEPTION 'reports_figure: of a secret unit nothing is published';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER reports_figure_open BEFORE INSERT ON reports_figure FOR EACH ROW EXECUTE FUNCTION reports_figure_open();
--@end

-- A year over all units is read person by person, without sorting.
CREATE INDEX ledger_line_share ON ledger_line(person, unnamed, unit, kind, on_day, quantity, worth);

-- Who is counted: no names.
CREATE VIEW registry_open_counted(id, sex, birth, merged_into) AS SELECT id, sex, birth, merged_into FROM registry_person;
