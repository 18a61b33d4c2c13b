-- SPDX-License-Identifier: EUPL-1.2
-- 0024-stock: what the grocery, the pharmacy, the kitchen and the warehouse have, and what they give to whom.
--
-- A store is an access_unit.  What moves in or out of it is a row of stock_moved, which is never changed: a mistake is made
-- good by the row that counters it.  What a store holds of a lot (stock_held) is the sum of its rows, kept by the database
-- itself, which refuses less than nothing.  So is what a household has taken of its ration (stock_taken), which is never more
-- than it may.  Amounts are whole numbers of the item's measure.

CREATE TABLE stock_substance(                         -- what a medicine acts by, international name
  id             INTEGER PRIMARY KEY,
  name           TEXT NOT NULL UNIQUE CHECK(name <> '')
) STRICT;

CREATE TABLE stock_item(                              -- what can lie on a shelf: the town's own catalogue
  id             INTEGER PRIMARY KEY,
  row_version    INTEGER NOT NULL DEFAULT 1,
  kind           TEXT NOT NULL CHECK(kind IN ('food', 'meal', 'medicine', 'hygiene', 'clothes', 'equipment')),
  name           TEXT NOT NULL CHECK(name <> ''),
  name_en        TEXT NOT NULL DEFAULT '',
  measure        TEXT NOT NULL CHECK(measure IN ('piece', 'pack', 'kilo', 'litre', 'portion', 'pair', 'box')),
  barcode        TEXT UNIQUE,
  worth          INTEGER NOT NULL DEFAULT 0 CHECK(worth BETWEEN 0 AND 10000000),      -- cents of one
  least          INTEGER NOT NULL DEFAULT 0 CHECK(least BETWEEN 0 AND 1000000),       -- a store that has it should have so many
  ration         TEXT NOT NULL DEFAULT '',            -- group of the town's rations (stores.yaml); '' = not rationed
  takes          INTEGER NOT NULL DEFAULT 1 CHECK(takes BETWEEN 1 AND 1000),          -- how much of the ration one takes
  substance      INTEGER REFERENCES stock_substance,
  strength       TEXT NOT NULL DEFAULT '',            -- of a medicine: 500 mg
  prescribed     INTEGER NOT NULL DEFAULT 0 CHECK(prescribed IN (0, 1)),              -- only on prescription
  contains       TEXT NOT NULL DEFAULT '',            -- what some cannot bear: nuts, gluten
  ended          INTEGER,                             -- no longer in use, since
  CHECK((kind = 'medicine') = (substance IS NOT NULL)), CHECK(prescribed = 0 OR kind = 'medicine')
) STRICT;
CREATE INDEX stock_item_kind ON stock_item(kind, ration);
CREATE INDEX stock_item_substance ON stock_item(substance) WHERE substance IS NOT NULL;

CREATE TABLE stock_donor(
  id             INTEGER PRIMARY KEY,
  row_version    INTEGER NOT NULL DEFAULT 1,
  name           TEXT NOT NULL CHECK(name <> ''),
  kind           TEXT NOT NULL CHECK(kind IN ('person', 'company', 'body', 'programme', 'town')),
  phone          TEXT NOT NULL DEFAULT '',
  email          TEXT NOT NULL DEFAULT '',
  note           TEXT NOT NULL DEFAULT '',
  ended          INTEGER
) STRICT;

CREATE TABLE stock_supply(                            -- a delivery that came in, with its note
  id             INTEGER PRIMARY KEY,
  unit           INTEGER NOT NULL REFERENCES access_unit,
  how            TEXT NOT NULL CHECK(how IN ('donation', 'purchase', 'programme', 'cooked')),
  donor          INTEGER REFERENCES stock_donor,
  on_day         INTEGER NOT NULL,
  number         TEXT NOT NULL DEFAULT '',            -- of the delivery note
  note           TEXT NOT NULL DEFAULT '',
  made           INTEGER NOT NULL,
  by             INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX stock_supply_once ON stock_supply(unit, coalesce(donor, 0), number) WHERE number <> '';
CREATE INDEX stock_supply_unit ON stock_supply(unit, on_day);

CREATE TABLE stock_recall(                            -- a lot that nobody should have
  id             INTEGER PRIMARY KEY,
  item           INTEGER NOT NULL REFERENCES stock_item,
  batch          TEXT NOT NULL,
  why            TEXT NOT NULL CHECK(why <> ''),
  unit           INTEGER NOT NULL REFERENCES access_unit,         -- who said so first
  at             INTEGER NOT NULL,
  by             INTEGER NOT NULL,
  ended          INTEGER,                             -- it was a mistake, or is over
  ended_by       INTEGER,
  ended_why      TEXT NOT NULL DEFAULT '',
  CHECK((ended IS NULL) = (ended_why = '')), CHECK((ended IS NULL) = (ended_by IS NULL))
) STRICT;
CREATE UNIQUE INDEX stock_recall_one ON stock_recall(item, batch) WHERE ended IS NULL;

CREATE TABLE stock_lot(                               -- goods of one item that came together: one batch, one last day
  id             INTEGER PRIMARY KEY,
  item           INTEGER NOT NULL REFERENCES stock_item,
  batch          TEXT NOT NULL DEFAULT '',            -- as the maker prints it; of equipment the inventory number
  expires        INTEGER,                             -- last good day; NULL = keeps
  supply         INTEGER REFERENCES stock_supply,     -- NULL: found at a count
  worth          INTEGER NOT NULL DEFAULT 0 CHECK(worth BETWEEN 0 AND 10000000),
  recall         INTEGER REFERENCES stock_recall
) STRICT;
CREATE INDEX stock_lot_item ON stock_lot(item, batch);
CREATE INDEX stock_lot_supply ON stock_lot(supply) WHERE supply IS NOT NULL;
CREATE INDEX stock_lot_expires ON stock_lot(expires) WHERE expires IS NOT NULL;

CREATE TABLE stock_moved(
  id             INTEGER PRIMARY KEY,
  on_day         INTEGER NOT NULL,                    -- the Greek day on which it moved
  noted          INTEGER NOT NULL,
  by             INTEGER NOT NULL,
  unit           INTEGER NOT NULL REFERENCES access_unit,
  lot            INTEGER NOT NULL REFERENCES stock_lot,
  kind           TEXT NOT NULL CHECK(kind IN ('received', 'given', 'lent', 'returned', 'moved_out', 'moved_in', 'counted', 'spoiled',
      'used', 'recalled')),
  quantity       INTEGER NOT NULL CHECK(quantity <> 0 AND quantity BETWEEN -1000000 AND 1000000),
  about_kind     TEXT NOT NULL CHECK(about_kind <> ''),           -- handout, supply, transfer, stocktake, recall, loan, lot
  about          INTEGER NOT NULL,
  counters       INTEGER UNIQUE REFERENCES stock_moved,
  why            TEXT NOT NULL DEFAULT '',
  CHECK(counters IS NOT NULL OR kind = 'counted' OR (quantity > 0) = (kind IN ('received', 'returned', 'moved_in'))),
  CHECK(why <> '' OR (counters IS NULL AND kind NOT IN ('counted', 'spoiled')))
) STRICT;
CREATE INDEX stock_moved_lot ON stock_moved(lot, unit);
CREATE INDEX stock_moved_unit ON stock_moved(unit, on_day, kind);
CREATE INDEX stock_moved_about ON stock_moved(about_kind, about);

CREATE TABLE stock_held(                              -- what a store has of a lot: the sum of stock_moved, kept by the trigger below
  id             INTEGER PRIMARY KEY,
  unit           INTEGER NOT NULL REFERENCES access_unit,
  lot            INTEGER NOT NULL REFERENCES stock_lot,
  item           INTEGER NOT NULL REFERENCES stock_item,
  quantity       INTEGER NOT NULL CONSTRAINT stock_never_below_zero CHECK(quantity BETWEEN 0 AND 1000000000),
  UNIQUE(unit, lot)
) STRICT;
CREATE INDEX stock_held_item ON stock_held(unit, item) WHERE quantity > 0;
CREATE INDEX stock_held_lot ON stock_held(lot);

CREATE TABLE stock_card(                              -- what a household shows at the counter
  id             INTEGER PRIMARY KEY,
  row_version    INTEGER NOT NULL DEFAULT 1,
  number         TEXT NOT NULL UNIQUE,                -- ten digits, the last one checks; a QR code on paper
  person         INTEGER NOT NULL REFERENCES registry_person,
  allergies      BLOB,                                -- sealed: what they told, for the counter
  given          INTEGER NOT NULL,
  by             INTEGER NOT NULL,
  ended          INTEGER,
  why            TEXT NOT NULL DEFAULT '' CHECK(why IN ('', 'lost', 'broken', 'taken', 'erased')),
  CHECK((ended IS NULL) = (why = ''))
) STRICT;
CREATE UNIQUE INDEX stock_card_one ON stock_card(person) WHERE ended IS NULL;
CREATE INDEX stock_card_person ON stock_card(person);

CREATE TABLE stock_tag(                               -- the short number of a card at one store: two digits and it is done
  id             INTEGER PRIMARY KEY,
  unit           INTEGER NOT NULL REFERENCES access_unit,
  card           INTEGER NOT NULL REFERENCES stock_card,
  number         INTEGER NOT NULL CHECK(number > 0),
  UNIQUE(unit, card), UNIQUE(unit, number)
) STRICT;

CREATE TABLE stock_prescription(
  id             INTEGER PRIMARY KEY,
  row_version    INTEGER NOT NULL DEFAULT 1,
  unit           INTEGER NOT NULL REFERENCES access_unit,
  card           INTEGER NOT NULL REFERENCES stock_card,
  person         INTEGER NOT NULL REFERENCES registry_person,     -- whose; a member of the card's household
  sealed         BLOB NOT NULL,                       -- its number, the doctor, words
  lookup         BLOB NOT NULL,                       -- keyed hash of the number: a prescription is filled once
  issued         INTEGER NOT NULL,
  until          INTEGER NOT NULL,                    -- last day on which it can be filled
  state          TEXT NOT NULL CHECK(state IN ('asked', 'checked', 'refused', 'given', 'dropped')),
  made           INTEGER NOT NULL,
  by             INTEGER NOT NULL,
  checked        INTEGER,
  checked_by     INTEGER,                             -- a pharmacist
  CHECK(until >= issued), CHECK((checked IS NULL) = (checked_by IS NULL)), CHECK(state NOT IN ('checked', 'given',
      'refused') OR checked IS NOT NULL)
) STRICT;
CREATE UNIQUE INDEX stock_prescription_once ON stock_prescription(lookup) WHERE state NOT IN ('refused', 'dropped');
CREATE INDEX stock_prescription_unit ON stock_prescription(unit, state, made);
CREATE INDEX stock_prescription_card ON stock_prescription(card);
CREATE INDEX stock_prescription_person ON stock_prescription(person);

CREATE TABLE stock_prescribed(                        -- a line of a prescription
  id             INTEGER PRIMARY KEY,
  prescription   INTEGER NOT NULL REFERENCES stock_prescription,
  substance      INTEGER NOT NULL REFERENCES stock_substance,
  strength       TEXT NOT NULL DEFAULT '',
  packs          INTEGER NOT NULL CHECK(packs BETWEEN 1 AND 100),
  given          INTEGER NOT NULL DEFAULT 0 CONSTRAINT stock_never_beyond_prescription CHECK(given BETWEEN 0 AND packs),
  UNIQUE(prescription, substance, strength)
) STRICT;
CREATE INDEX stock_prescribed_of ON stock_prescribed(prescription);

CREATE TABLE stock_handout(                           -- one turn at a counter; what was given are its rows in stock_moved
  id             INTEGER PRIMARY KEY,
  unit           INTEGER NOT NULL REFERENCES access_unit,
  card           INTEGER REFERENCES stock_card,       -- NULL: a meal for somebody without a card
  person         INTEGER REFERENCES registry_person,
  household      INTEGER REFERENCES registry_household,
  case_id        INTEGER REFERENCES casework_case,
  taken_by       INTEGER REFERENCES registry_person,  -- NULL: the holder
  persons        INTEGER NOT NULL CHECK(persons >= 0),            -- in the household that day
  prescription   INTEGER REFERENCES stock_prescription,
  on_day         INTEGER NOT NULL,
  at             INTEGER NOT NULL,
  by             INTEGER NOT NULL,
  undone         INTEGER,
  why            TEXT NOT NULL DEFAULT '',
  CHECK((undone IS NULL) = (why = ''))
) STRICT;
CREATE INDEX stock_handout_unit ON stock_handout(unit, on_day, id);
CREATE INDEX stock_handout_card ON stock_handout(card, on_day) WHERE card IS NOT NULL;
CREATE INDEX stock_handout_person ON stock_handout(person) WHERE person IS NOT NULL;
CREATE INDEX stock_handout_prescription ON stock_handout(prescription) WHERE prescription IS NOT NULL;
CREATE INDEX stock_handout_taken_by ON stock_handout(taken_by) WHERE taken_by IS NOT NULL;

CREATE TABLE stock_taken(                             -- what somebody has had of a ration in its span: the sum of stock_took
  id             INTEGER PRIMARY KEY,
  household      INTEGER REFERENCES registry_household,           -- one of the two
  person         INTEGER REFERENCES registry_person,
  kind           TEXT NOT NULL,                       -- of store
  ration         TEXT NOT NULL,
  since          INTEGER NOT NULL,
  until          INTEGER NOT NULL,                    -- the next span begins
  most           INTEGER NOT NULL,
  taken          INTEGER NOT NULL DEFAULT 0 CONSTRAINT stock_never_beyond CHECK(taken BETWEEN 0 AND most),
  CHECK((household IS NULL) <> (person IS NULL)), CHECK(until > since)
) STRICT;
CREATE UNIQUE INDEX stock_taken_once ON stock_taken(coalesce(household, 0), coalesce(person, 0), kind, ration, since);

CREATE TABLE stock_took(
  id             INTEGER PRIMARY KEY,
  handout        INTEGER NOT NULL REFERENCES stock_handout,
  taken          INTEGER NOT NULL REFERENCES stock_taken,
  quantity       INTEGER NOT NULL CHECK(quantity <> 0)            -- below zero: a handout undone
) STRICT;
CREATE INDEX stock_took_handout ON stock_took(handout);

CREATE TABLE stock_filled(                            -- what a hand-out gave of a line of a prescription
  id             INTEGER PRIMARY KEY,
  handout        INTEGER NOT NULL REFERENCES stock_handout,
  line           INTEGER NOT NULL REFERENCES stock_prescribed,
  quantity       INTEGER NOT NULL CHECK(quantity <> 0)            -- below zero: a handout undone
) STRICT;
CREATE INDEX stock_filled_handout ON stock_filled(handout);

CREATE TABLE stock_kit(                               -- several items handed out together
  id             INTEGER PRIMARY KEY,
  row_version    INTEGER NOT NULL DEFAULT 1,
  name           TEXT NOT NULL CHECK(name <> ''),
  name_en        TEXT NOT NULL DEFAULT '',
  kind           TEXT NOT NULL,                       -- of store
  usual          INTEGER NOT NULL DEFAULT 0 CHECK(usual IN (0, 1)),       -- the counter proposes it
  ended          INTEGER
) STRICT;
CREATE UNIQUE INDEX stock_kit_usual ON stock_kit(kind) WHERE usual = 1 AND ended IS NULL;
CREATE TABLE stock_kit_part(
  id             INTEGER PRIMARY KEY,
  kit            INTEGER NOT NULL REFERENCES stock_kit,
  item           INTEGER NOT NULL REFERENCES stock_item,
  quantity       INTEGER NOT NULL CHECK(quantity BETWEEN 0 AND 1000),
  each_person    INTEGER NOT NULL DEFAULT 0 CHECK(each_person BETWEEN 0 AND 1000),
  UNIQUE(kit, item), CHECK(quantity + each_person > 0)
) STRICT;

CREATE TABLE stock_pickup(                            -- an hour of one's own at the counter
  id             INTEGER PRIMARY KEY,
  unit           INTEGER NOT NULL REFERENCES access_unit,
  card           INTEGER NOT NULL REFERENCES stock_card,
  on_day         INTEGER NOT NULL,
  minute         INTEGER NOT NULL CHECK(minute BETWEEN 0 AND 1439),
  place          INTEGER NOT NULL CHECK(place > 0),   -- how-manieth of those at that hour
  state          TEXT NOT NULL DEFAULT 'booked' CHECK(state IN ('booked', 'came', 'missed', 'cancelled')),
  made           INTEGER NOT NULL,
  by             INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX stock_pickup_place ON stock_pickup(unit, on_day, minute, place) WHERE state <> 'cancelled';
CREATE UNIQUE INDEX stock_pickup_one ON stock_pickup(unit, card) WHERE state = 'booked';
CREATE INDEX stock_pickup_card ON stock_pickup(card, state);

CREATE TABLE stock_transfer(                          -- from store to store; in transit until it is received
  id             INTEGER PRIMARY KEY,
  row_version    INTEGER NOT NULL DEFAULT 1,
  source         INTEGER NOT NULL REFERENCES access_unit,
  target         INTEGER NOT NULL REFERENCES access_unit,
  state          TEXT NOT NULL DEFAULT 'sent' CHECK(state IN ('sent', 'received', 'back')),
  note           TEXT NOT NULL DEFAULT '',
  sent           INTEGER NOT NULL,
  sent_by        INTEGER NOT NULL,
  ended          INTEGER,
  ended_by       INTEGER,
  CHECK(source <> target), CHECK((state = 'sent') = (ended IS NULL))
) STRICT;
CREATE INDEX stock_transfer_source ON stock_transfer(source, state);
CREATE INDEX stock_transfer_target ON stock_transfer(target, state);
CREATE TABLE stock_transferred(
  id             INTEGER PRIMARY KEY,
  transfer       INTEGER NOT NULL REFERENCES stock_transfer,
  lot            INTEGER NOT NULL REFERENCES stock_lot,
  quantity       INTEGER NOT NULL CHECK(quantity > 0),
  arrived        INTEGER CHECK(arrived >= 0),
  why            TEXT NOT NULL DEFAULT '',
  UNIQUE(transfer, lot), CHECK(arrived IS NULL OR arrived = quantity OR why <> '')
) STRICT;

CREATE TABLE stock_stocktake(                         -- a count of what really lies there
  id             INTEGER PRIMARY KEY,
  row_version    INTEGER NOT NULL DEFAULT 1,
  unit           INTEGER NOT NULL REFERENCES access_unit,
  state          TEXT NOT NULL DEFAULT 'open' CHECK(state IN ('open', 'waits', 'closed', 'dropped')),
  made           INTEGER NOT NULL,
  by             INTEGER NOT NULL,
  asked_by       INTEGER,                             -- who said that it is finished
  differs        INTEGER NOT NULL DEFAULT 0,          -- worth of all differences, cents, without their signs
  four_eyes      INTEGER NOT NULL DEFAULT 0 CHECK(four_eyes IN (0, 1)),
  closed         INTEGER,
  closed_by      INTEGER,
  CHECK((state IN ('closed', 'dropped')) = (closed IS NOT NULL)),
  CONSTRAINT stock_four_eyes CHECK(state <> 'closed' OR four_eyes = 0 OR closed_by <> asked_by)
) STRICT;
CREATE UNIQUE INDEX stock_stocktake_one ON stock_stocktake(unit) WHERE state IN ('open', 'waits');
CREATE TABLE stock_tallied(
  id             INTEGER PRIMARY KEY,
  stocktake      INTEGER NOT NULL REFERENCES stock_stocktake,
  lot            INTEGER NOT NULL REFERENCES stock_lot,
  book           INTEGER NOT NULL CHECK(book >= 0),   -- what the store held when it was counted
  counted        INTEGER NOT NULL CHECK(counted BETWEEN 0 AND 1000000),
  reason         TEXT NOT NULL DEFAULT '' CHECK(reason IN ('', 'slip', 'broken', 'spoiled', 'stolen', 'found', 'unknown')),
  words          TEXT NOT NULL DEFAULT '',
  at             INTEGER NOT NULL,
  by             INTEGER NOT NULL,
  UNIQUE(stocktake, lot)
) STRICT;

CREATE TABLE stock_told(                              -- who was told of a recall, and how
  id             INTEGER PRIMARY KEY,
  recall         INTEGER NOT NULL REFERENCES stock_recall,
  card           INTEGER NOT NULL REFERENCES stock_card,
  how            TEXT NOT NULL CHECK(how IN ('message', 'phone', 'in_person', 'not_reached')),
  at             INTEGER NOT NULL,
  by             INTEGER NOT NULL,
  UNIQUE(recall, card, how)
) STRICT;
CREATE INDEX stock_told_card ON stock_told(card);

CREATE TABLE stock_loan(                              -- equipment lent
  id             INTEGER PRIMARY KEY,
  row_version    INTEGER NOT NULL DEFAULT 1,
  unit           INTEGER NOT NULL REFERENCES access_unit,
  lot            INTEGER NOT NULL REFERENCES stock_lot,
  card           INTEGER NOT NULL REFERENCES stock_card,
  person         INTEGER REFERENCES registry_person,
  since          INTEGER NOT NULL,
  until          INTEGER NOT NULL,                    -- day on which it should be back
  returned       INTEGER,                             -- day
  words          TEXT NOT NULL DEFAULT '',            -- how it came back
  at             INTEGER NOT NULL,
  by             INTEGER NOT NULL,
  CHECK(until >= since), CHECK(returned >= since)
) STRICT;
CREATE INDEX stock_loan_unit ON stock_loan(unit, until) WHERE returned IS NULL;
CREATE INDEX stock_loan_card ON stock_loan(card);
CREATE INDEX stock_loan_person ON stock_loan(person) WHERE person IS NOT NULL;

--@sqlite
CREATE TRIGGER stock_moved_fixed BEFORE UPDATE ON stock_moved BEGIN SELECT RAISE(ABORT, 'stock_moved: a row is never changed'); END;
CREATE TRIGGER stock_moved_stays BEFORE DELETE ON stock_moved BEGIN SELECT RAISE(ABORT, 'stock_moved: a row is never removed'); END;
CREATE TRIGGER stock_moved_counters BEFORE INSERT ON stock_moved WHEN NEW.counters IS NOT NULL BEGIN
  SELECT RAISE(ABORT, 'stock_moved: it does not counter that row') WHERE NOT EXISTS (SELECT 1 FROM stock_moved o
    WHERE o.id = NEW.counters AND o.counters IS NULL AND o.unit = NEW.unit AND o.lot = NEW.lot AND o.kind = NEW.kind
      AND o.quantity = -NEW.quantity);
END;
CREATE TRIGGER stock_moved_good BEFORE INSERT ON stock_moved WHEN NEW.kind IN ('given', 'lent') AND NEW.counters IS NULL BEGIN
  SELECT RAISE(ABORT, 'stock_moved: this lot is past its day, or recalled') FROM stock_lot l
   WHERE l.id = NEW.lot AND (l.recall IS NOT NULL OR l.expires < NEW.on_day);
END;
CREATE TRIGGER stock_moved_held AFTER INSERT ON stock_moved BEGIN
  INSERT INTO stock_held(unit, lot, item, quantity) SELECT NEW.unit, NEW.lot, l.item, 0 FROM stock_lot l WHERE l.id = NEW.lot
    ON CONFLICT(unit, lot) DO NOTHING;
  UPDATE stock_held SET quantity = quantity + NEW.quantity WHERE unit = NEW.unit AND lot = NEW.lot;
END;
CREATE TRIGGER stock_took_fixed BEFORE UPDATE ON stock_took BEGIN SELECT RAISE(ABORT, 'stock_took: a row is never changed'); END;
CREATE TRIGGER stock_took_stays BEFORE DELETE ON stock_took BEGIN SELECT RAISE(ABORT, 'stock_took: a row is never removed'); END;
CREATE TRIGGER stock_took_taken AFTER INSERT ON stock_took BEGIN
  UPDATE stock_taken SET taken = taken + NEW.quantity WHERE id = NEW.taken;
END;
CREATE TRIGGER stock_filled_fixed BEFORE UPDATE ON stock_filled BEGIN SELECT RAISE(ABORT, 'stock_filled: a row is never changed'); END;
CREATE TRIGGER stock_filled_stays BEFORE DELETE ON stock_filled BEGIN SELECT RAISE(ABORT, 'stock_filled: a row is never removed'); END;
CREATE TRIGGER stock_filled_given AFTER INSERT ON stock_filled BEGIN
  UPDATE stock_prescribed SET given = given + NEW.quantity WHERE id = NEW.line;
END;
--@postgres
CREATE FUNCTION stock_fixed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '%: a row is never %', TG_TABLE_NAME, CASE TG_OP WHEN 'UPDATE' THEN 'changed' ELSE 'removed' END;
END $$;
CREATE FUNCTION stock_counters() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM stock_moved o WHERE o.id = NEW.counters AND o.counters IS NULL
       AND (o.unit, o.lot, o.kind, o.quantity) = (NEW.unit, NEW.lot, NEW.kind, -NEW.quantity)) THEN
    RAISE EXCEPTION 'stock_moved: it does not counter that row';
  END IF;
  RETURN NEW;
END $$;
CREATE FUNCTION stock_good() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM stock_lot l WHERE l.id = NEW.lot AND (l.recall IS NOT NULL OR l.expires < NEW.on_day)) THEN
    RAISE EXCEPTION 'stock_moved: this lot is past its day, or recalled';
  END IF;
  RETURN NEW;
END $$;
CREATE FUNCTION stock_holds() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE stock_held SET quantity = quantity + NEW.quantity WHERE unit = NEW.unit AND lot = NEW.lot;
  IF NOT FOUND THEN
    INSERT INTO stock_held(unit, lot, item, quantity) SELECT NEW.unit, NEW.lot, l.item, NEW.quantity FROM stock_lot l WHERE l.id = NEW.lot;
  END IF;
  RETURN NULL;
END $$;
CREATE FUNCTION stock_takes() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE stock_taken SET taken = taken + NEW.quantity WHERE id = NEW.taken;
  RETURN NULL;
END $$;
CREATE FUNCTION stock_fills() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE stock_prescribed SET given = given + NEW.quantity WHERE id = NEW.line;
  RETURN NULL;
END $$;
CREATE TRIGGER stock_moved_fixed BEFORE UPDATE OR DELETE ON stock_moved FOR EACH ROW EXECUTE FUNCTION stock_fixed();
CREATE TRIGGER stock_moved_whole BEFORE TRUNCATE ON stock_moved EXECUTE FUNCTION stock_fixed();
CREATE TRIGGER stock_moved_counters BEFORE INSERT ON stock_moved FOR EACH ROW WHEN (NEW.counters IS NOT NULL) EXECUTE FUNCTION stock_counters();
CREATE TRIGGER stock_moved_good BEFORE INSERT ON stock_moved FOR EACH ROW
  WHEN (NEW.kind IN ('given', 'lent') AND NEW.counters IS NULL) EXECUTE FUNCTION stock_good();
CREATE TRIGGER stock_moved_held AFTER INSERT ON stock_moved FOR EACH ROW EXECUTE FUNCTION stock_holds();
CREATE TRIGGER stock_took_fixed BEFORE UPDATE OR DELETE ON stock_took FOR EACH ROW EXECUTE FUNCTION stock_fixed();
CREATE TRIGGER stock_took_whole BEFORE TRUNCATE ON stock_took EXECUTE FUNCTION stock_fixed();
CREATE TRIGGER stock_took_taken AFTER INSERT ON stock_took FOR EACH ROW EXECUTE FUNCTION stock_takes();
CREATE TRIGGER stock_filled_fixed BEFORE UPDATE OR DELETE ON stock_filled FOR EACH ROW EXECUTE FUNCTION stock_fixed();
CREATE TRIGGER stock_filled_whole BEFORE TRUNCATE ON stock_filled EXECUTE FUNCTION stock_fixed();
CREATE TRIGGER stock_filled_given AFTER INSERT ON stock_filled FOR EACH ROW EXECUTE FUNCTION stock_fills();
--@end
