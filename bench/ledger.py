# SPDX-License-Identifier: EUPL-1.2
# ledger.py DATABASE ROWS     so many lines of one year: 40 units, 100 000 people, each with what is known of them
import sqlite3, sys

db, rows = sqlite3.connect(sys.argv[1]), int(sys.argv[2])
people, units, first = 100000, 40, 20454                                 # 1 January 2026
kinds = ("meal", "ration", "presence", "session", "visit", "item")
db.execute("PRAGMA synchronous = OFF")
db.execute("UPDATE staff_account SET roles = roles | 2048 WHERE id = 9")
db.executemany("INSERT INTO access_unit(id, name, kind) VALUES (?, ?, 'soup_kitchen')", [(i, f"Δομή {i}") for i in range(1, units + 1)])
db.executemany("INSERT INTO registry_person(id, sex, birth, birth_exact, made, made_by) VALUES (?, ?, ?, 'day', 1, 1)",
               [(i, "fmx"[i % 2 if i % 97 else 2], i % 30000 - 14000) for i in range(1, people + 1)])
db.executemany("INSERT INTO registry_household(id, made, made_by) VALUES (?, 1, 1)", [(i,) for i in range(1, people // 3 + 2)])
db.executemany("INSERT INTO registry_member(household, person, role, made, by) VALUES (?, ?, 'other', 1, 1)",
               [(i // 3 + 1, i) for i in range(1, people + 1)])
db.executemany("INSERT INTO ledger_line(on_day, noted, by, unit, kind, service, person, quantity, worth, about_kind, about)"
               " VALUES (?, 1, 9, ?, ?, 'soup-kitchen', ?, 1, 150, 'x', ?)",
               ((first + i * 7919 % 320, 1 + p % units, kinds[p % 6], p, i) for i in range(rows) for p in [1 + i * 104729 % people]))
db.execute("ANALYZE")
db.commit()
