# SPDX-License-Identifier: EUPL-1.2
"""sql.py DB STATEMENT | DB --dump | DB --copy FILE - looks into the SQLite file of a test, as psql does on the other database."""
import sqlite3
import sys

db = sqlite3.connect(sys.argv[1], isolation_level=None)
db.execute("PRAGMA foreign_keys = ON")


def cell(v):
    return "" if v is None else "\\x" + v.hex() if isinstance(v, bytes) else str(v)


def show(rows):
    for row in rows:
        print("|".join(cell(v) for v in row))


what = sys.argv[2]
if what == "--dump":
    for (table,) in db.execute("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY 1").fetchall():
        for row in sorted(db.execute(f'SELECT * FROM "{table}"'), key=repr):
            print(table + "|" + "|".join(cell(v) for v in row))
elif what == "--copy":
    copy = sqlite3.connect(sys.argv[3])
    db.backup(copy)
    copy.close()
elif what.rstrip().rstrip(";").count(";"):
    statement = ""
    for piece in what.split(";"):       # several statements, semicolons in texts too
        statement += piece + ";"
        if sqlite3.complete_statement(statement):
            show(db.execute(statement))
            statement = ""
else:
    show(db.execute(what))
