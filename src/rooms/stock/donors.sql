-- SPDX-License-Identifier: EUPL-1.2
-- donors.sql - who gives.

-- many donors(ended bool) -> id donor_id, name text, kind text, phone text, email text, ended instant?
SELECT id, name, kind, phone, email, ended FROM stock_donor WHERE :ended = 1 OR ended IS NULL ORDER BY name, id;

-- maybe donor(id donor_id) -> name text, kind text, phone text, email text, note text, ended instant?, row_version int
SELECT name, kind, phone, email, note, ended, row_version FROM stock_donor WHERE id = :id;

-- maybe donor_named(name text) -> id donor_id
SELECT id FROM stock_donor WHERE name = :name AND ended IS NULL ORDER BY id LIMIT 1;

-- change add_donor(name text, kind text, phone text, email text, note text) -> id donor_id
INSERT INTO stock_donor(name, kind, phone, email, note) VALUES(:name, :kind, :phone, :email, :note) RETURNING id;

-- change change_donor(id donor_id, version int, name text, kind text, phone text, email text, note text, ended instant?)
UPDATE stock_donor SET name = :name, kind = :kind, phone = :phone, email = :email, note = :note, ended = :ended,
    row_version = row_version + 1
 WHERE id = :id AND row_version = :version;

-- many gave(donor donor_id, most int) -> supply supply_id, unit unit_id, unit_name text, on_day day, number text, worth cents
-- What came from them, newest first; a secret unit's deliveries are its own.
SELECT s.id AS supply, s.unit, u.name AS unit_name, s.on_day, s.number, coalesce(sum(m.quantity * l.worth), 0) AS worth
  FROM stock_supply s JOIN access_open_unit u ON u.id = s.unit AND u.secret = 0
  LEFT JOIN stock_moved m ON m.about_kind = 'supply' AND m.about = s.id LEFT JOIN stock_lot l ON l.id = m.lot
 WHERE s.donor = :donor
 GROUP BY s.id, s.unit, u.name, s.on_day, s.number
 ORDER BY s.on_day DESC, s.id DESC LIMIT :most;
