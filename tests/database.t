# SPDX-License-Identifier: EUPL-1.2
# database.t - what pronoia says of a database that it must not use, on either kind; it then changes nothing.
. tests/lib.sh
migrate() { "$O/pronoia" migrate > "$dir/page" 2>&1; }
refused() { contents > "$dir/before"; ! migrate && contents | cmp -s - "$dir/before"; }
newest=$(sql "SELECT max(no) FROM schema_migration")

t 'an up-to-date database needs nothing'        'contents > "$dir/before" && migrate && test ! -s "$dir/page" && contents | cmp -s - "$dir/before"'
sql "INSERT INTO schema_migration(no, name, sha256, at) VALUES (9000, '9000-later.sql', 'x', 0)"
t 'one of a newer version is left alone'        'refused && see "the database is newer than this program (it has 9000-later.sql); update the program"'
t 'and the server does not start on it'         '! timeout 10 "$O/pronoia" serve --listen 127.0.0.1 --port 9191 > "$dir/page" 2>&1 && see "newer than this program"'
sql "DELETE FROM schema_migration WHERE no = 9000"
sql "UPDATE schema_migration SET sha256 = 'x' WHERE no = $newest"
t 'one made from other files is left alone'     'refused && see "was changed after this database used it"'
sql "DELETE FROM schema_migration WHERE no < $newest"
t 'so is one with a gap in its history'         'refused'
export PRONOIA_DB=/nowhere/x.db
t 'a folder that is not there is named'         '! migrate && see "the database /nowhere/x.db cannot be opened: No such file or directory"'
export PRONOIA_DB=postgresql:///x?host=/nowhere
t 'a server that is not there is named'         '! migrate && see "PostgreSQL cannot be reached" && see /nowhere'
export PRONOIA_DB=README.md
test -f README.md || export PRONOIA_DB=MAP.md
t 'a file that is no database stays as it is'   'cp "$PRONOIA_DB" "$dir/was" && ! migrate && see "is not a database" && cmp -s "$PRONOIA_DB" "$dir/was"'
done_testing
