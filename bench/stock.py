# SPDX-License-Identifier: EUPL-1.2
# stock.py DATABASE CARDS     a grocery with goods enough, and so many holders with a decision in force and a card, from number 100 on
# stock.py DATABASE keeper    the clerk who signs in works there
# stock.py DATABASE stored TURNS    how far what was answered and what is stored are apart; rations that are beyond their limit or no sum
import sqlite3, sys

db = sqlite3.connect(sys.argv[1])
if sys.argv[2] == "keeper":
    db.execute("UPDATE staff_account SET roles = roles | 256 WHERE id = 9")
    db.execute("INSERT INTO access_work(unit, account, since) VALUES (1, 9, 0)")
    db.commit()
    sys.exit()
if sys.argv[2] == "stored":
    turns = int(sys.argv[3])
    one = lambda sql: db.execute(sql).fetchone()[0] or 0
    apart = (abs(turns - one("SELECT count(*) FROM stock_handout")) + abs(turns - one("SELECT count(*) FROM ledger_line"))
             + abs(turns + one("SELECT sum(quantity) FROM stock_moved WHERE kind = 'given'"))
             + one("SELECT count(*) FROM stock_held h WHERE quantity <> (SELECT sum(quantity) FROM stock_moved m WHERE m.lot = h.lot)"))
    print(apart, one("SELECT count(*) FROM stock_taken t WHERE taken > 6 OR taken <> (SELECT sum(quantity) FROM stock_took k WHERE k.taken = t.id)"))
    sys.exit()
n = int(sys.argv[2])


def number(i):
    nine = str(100000000 + i)
    doubled = [int(d) * (1 if k % 2 else 2) for k, d in enumerate(nine)]
    return nine + str(-sum(d - 9 if d > 9 else d for d in doubled) % 10)


ids = range(100, 100 + n)
db.execute("INSERT INTO access_unit(id, name, structure, kind) VALUES (1, 'Παντοπωλείο', 'social-grocery', 'grocery')")
db.execute("INSERT INTO stock_item(id, kind, name, measure, worth, ration) VALUES (1, 'food', 'Μακαρόνια', 'pack', 120, 'dry')")
db.executemany("INSERT INTO stock_item(id, kind, name, measure, worth, ration) VALUES (?, 'food', ?, 'piece', 100, 'cans')",
               [(i, f"Κονσέρβα {i}") for i in range(2, 32)])
db.executemany("INSERT INTO stock_lot(id, item, batch, expires, worth) VALUES (?, ?, ?, ?, 100)",
               [(i, i if i < 32 else 1, f"L{i}", 40000 + i) for i in range(1, 36)])
db.executemany("INSERT INTO stock_moved(on_day, noted, by, unit, lot, kind, quantity, about_kind, about)"
               " VALUES (20000, 1, 1, 1, ?, 'received', 1000000, 'supply', 0)", [(i,) for i in range(1, 36)])
db.executemany("INSERT INTO registry_person(id, birth, birth_exact, made, made_by) VALUES (?, -9000, 'day', 1, 1)", [(i,) for i in ids])
db.executemany("INSERT INTO registry_name(person, kind, family, given, shown, made, by) VALUES (?, 'official', 'Demo', ?, 1, 1, 1)",
               [(i, f"P{i}") for i in ids])
db.executemany("INSERT INTO stock_card(id, number, person, given, by) VALUES (?, ?, ?, 1, 1)", [(i, number(i), i) for i in ids])
db.executemany("INSERT INTO casework_case(id, programme, person, spell, state, protocol_year, protocol_no, origin, opened, made, by)"
               " VALUES (?, 'social-grocery', ?, 1, 'granted', 2026, ?, 'clerk', 1, 1, 1)", [(i, i, i) for i in ids])
db.executemany("INSERT INTO casework_decision(id, filed, year, number, outcome, proposed_by, decided_by, four_eyes, at, asked, since,"
               " answer, book, facts, reasons, judged, mark) VALUES (?, ?, 2026, ?, 'granted', 1, 2, 1, 1, 20000, 20000, 'yes', '', x'00', x'00', 0, x'00')",
               [(i, i, i) for i in ids])
db.commit()
