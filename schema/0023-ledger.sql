-- SPDX-License-Identifier: EUPL-1.2
-- 0023-ledger: what was delivered, once and for ever: every meal, night, visit, lesson, certificate and euro.
--
-- A line is never changed and never removed; a mistake is made good by a line that counters it, on the same day, with the
-- opposite figures, noted when it was noted.  So March as it was known on 3 April is the lines of March noted until then.
-- An approved erasure takes the person out of a line and nothing else: the figures stay.
CREATE TABLE ledger_line(
  id             INTEGER PRIMARY KEY,
  on_day         INTEGER NOT NULL,                    -- the Greek day on which it was delivered; a night: the day it began
  noted          INTEGER NOT NULL,                    -- when the line was written
  by             INTEGER REFERENCES staff_account,    -- NULL: the program, or a resident
  unit           INTEGER REFERENCES access_unit,      -- NULL: the town itself, no unit of it
  kind           TEXT NOT NULL CHECK(kind IN ('meal', 'ration', 'item', 'medicine', 'night', 'presence', 'lesson', 'session', 'appointment',
                                              'visit', 'certificate', 'money', 'minutes')),
  service        TEXT NOT NULL DEFAULT '',            -- programme or activity, as the room names it: 'social-grocery', 'first-aid'
  person         INTEGER REFERENCES registry_person,  -- NULL: nobody by name (a class, somebody who gave none)
  quantity       INTEGER NOT NULL CHECK(quantity <> 0),       -- in the kind's own measure: meals, nights, heads, minutes
  worth          INTEGER NOT NULL DEFAULT 0,          -- cents
  case_id        INTEGER REFERENCES casework_case,    -- under which decision; NULL: none is needed
  about_kind     TEXT NOT NULL CHECK(about_kind <> ''),       -- the room's own record: 'handout', 12
  about          INTEGER NOT NULL,
  counters       INTEGER UNIQUE REFERENCES ledger_line,
  why            TEXT NOT NULL DEFAULT '',
  CHECK((counters IS NULL) = (why = ''))
) STRICT;
CREATE INDEX ledger_line_unit ON ledger_line(unit, on_day, kind, service, quantity, worth, person);
CREATE INDEX ledger_line_day ON ledger_line(on_day, unit, kind, service, quantity, worth, person);
CREATE INDEX ledger_line_person ON ledger_line(person, on_day) WHERE person IS NOT NULL;
CREATE INDEX ledger_line_about ON ledger_line(about_kind, about);

--@sqlite
CREATE TRIGGER ledger_line_fixed BEFORE UPDATE OF id, on_day, noted, by, unit, kind, service, quantity, worth, case_id, about_kind, about, counters, why
  ON ledger_line BEGIN SELECT RAISE(ABORT, 'ledger_line: a line is never changed'); END;
CREATE TRIGGER ledger_line_person_fixed BEFORE UPDATE OF person ON ledger_line WHEN NEW.person IS NOT NULL
  BEGIN SELECT RAISE(ABORT, 'ledger_line: a line is never changed'); END;
CREATE TRIGGER ledger_line_stays BEFORE DELETE ON ledger_line BEGIN SELECT RAISE(ABORT, 'ledger_line: a line is never removed'); END;
CREATE TRIGGER ledger_line_counters BEFORE INSERT ON ledger_line WHEN NEW.counters IS NOT NULL BEGIN
  SELECT RAISE(ABORT, 'ledger_line: it does not counter that line') WHERE NOT EXISTS (SELECT 1 FROM ledger_line o
    WHERE o.id = NEW.counters AND o.counters IS NULL AND o.on_day = NEW.on_day AND o.unit IS NEW.unit AND o.kind = NEW.kind AND o.service = NEW.service
      AND o.person IS NEW.person AND o.quantity = -NEW.quantity AND o.worth = -NEW.worth);
END;
--@postgres
CREATE FUNCTION ledger_fixed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'ledger_line: a line is never %', CASE TG_OP WHEN 'UPDATE' THEN 'changed' ELSE 'removed' END;
END $$;
CREATE FUNCTION ledger_counters() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM ledger_line o WHERE o.id = NEW.counters AND o.counters IS NULL AND (o.on_day, o.kind, o.service, o.quantity, o.worth)
       = (NEW.on_day, NEW.kind, NEW.service, -NEW.quantity, -NEW.worth) AND o.unit IS NOT DISTINCT FROM NEW.unit AND o.person IS NOT DISTINCT FROM NEW.person) THEN
    RAISE EXCEPTION 'ledger_line: it does not counter that line';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER ledger_line_fixed BEFORE UPDATE OF id, on_day, noted, by, unit, kind, service, quantity, worth, case_id, about_kind, about, counters, why
  ON ledger_line FOR EACH ROW EXECUTE FUNCTION ledger_fixed();
CREATE TRIGGER ledger_line_person_fixed BEFORE UPDATE OF person ON ledger_line FOR EACH ROW WHEN (NEW.person IS NOT NULL) EXECUTE FUNCTION ledger_fixed();
CREATE TRIGGER ledger_line_stays BEFORE DELETE ON ledger_line FOR EACH ROW EXECUTE FUNCTION ledger_fixed();
CREATE TRIGGER ledger_line_whole BEFORE TRUNCATE ON ledger_line EXECUTE FUNCTION ledger_fixed();
CREATE TRIGGER ledger_line_counters BEFORE INSERT ON ledger_line FOR EACH ROW WHEN (NEW.counters IS NOT NULL) EXECUTE FUNCTION ledger_counters();
--@end

-- Lines of units that are not secret, for rooms that count.  A secret unit's lines are read by its own team alone.
CREATE VIEW ledger_open_line(id, on_day, noted, by, unit, kind, service, person, quantity, worth, case_id, about_kind, about, counters, why) AS
SELECT l.id, l.on_day, l.noted, l.by, l.unit, l.kind, l.service, l.person, l.quantity, l.worth, l.case_id, l.about_kind, l.about, l.counters, l.why
  FROM ledger_line l LEFT JOIN access_unit u ON u.id = l.unit WHERE coalesce(u.secret, 0) = 0;

-- What kind of desk a unit is: a structure's kind (text structure.<kind>), also of a unit that stands in no directory; '' = an office.
ALTER TABLE access_unit ADD COLUMN kind TEXT NOT NULL DEFAULT '';
DROP VIEW access_open_unit;
CREATE VIEW access_open_unit(id, name, structure, secret, closed, kind) AS
SELECT id, name, structure, secret, closed, kind FROM access_unit;
