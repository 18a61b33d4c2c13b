# SPDX-License-Identifier: EUPL-1.2
# refusals.t - what the build refuses, in the words the developer will read.
. tests/lib.sh
cat > "$dir/schema.sql" <<'S'
CREATE TABLE registry_person(id INTEGER PRIMARY KEY, name TEXT NOT NULL, born INTEGER NOT NULL, fee INTEGER) STRICT;
CREATE VIEW registry_open_person AS SELECT id, name FROM registry_person;
CREATE TABLE appointments_slot(id INTEGER PRIMARY KEY, seats INTEGER NOT NULL, note TEXT) STRICT;
CREATE TABLE appointments_booking(id INTEGER PRIMARY KEY, slot INTEGER NOT NULL REFERENCES appointments_slot,
  person INTEGER NOT NULL REFERENCES registry_person, made INTEGER NOT NULL) STRICT;
S
makes()   { printf '%s\n' "$1" > "$dir/x.sql"; "$O/sqlgen" "$dir/schema.sql" appointments "$dir/x.sql" > "$dir/x.sql.h" 2> "$dir/page"; }
refuses() { ! makes "$1"; }
compiles() {    # TEXT of a .sql, BODY of a C function
    "$O/sqlgen" --ids "$dir/schema.sql" > "$dir/ids.h" && makes "$1" &&
    printf '#include "x.sql.h"\nvoid f(struct req *r);\nvoid f(struct req *r) { %s }\n' "$2" > "$dir/x.c" &&
    ${CC:-gcc} -std=gnu11 -Wall -Wextra -Wshadow -Werror -I"$dir" -Isrc -fsyntax-only "$dir/x.c" 2> "$dir/page"
}

t 'a column that is not there' 'refuses "-- many a() -> seat int
SELECT seat FROM appointments_slot" && see "no such column: seat"'
t 'a column announced otherwise' 'refuses "-- many a() -> places int
SELECT seats FROM appointments_slot" && see "column 1 is"'
t 'the refusal names file and line' 'see "x.sql:1:"'
t 'a column too many' 'refuses "-- many a() -> seats int
SELECT seats, note FROM appointments_slot" && see "1 columns announced, 2 selected"'
t 'a parameter nobody announced' 'refuses "-- many a() -> id slot_id
SELECT id FROM appointments_slot WHERE seats = :n" && see "parameter :n is not announced"'
t 'a parameter nobody uses' 'refuses "-- many a(n int) -> id slot_id
SELECT id FROM appointments_slot" && see "parameter :n is announced, and not used"'
t 'a bare question mark' 'refuses "-- many a(n int) -> id slot_id
SELECT id FROM appointments_slot WHERE seats = :n AND id > ?" && see "parameters are written :name"'
t 'a type nobody knows' 'refuses "-- many a(n number) -> id slot_id
SELECT id FROM appointments_slot WHERE seats = :n" && see "got '"'n number'"'"'
t 'an id of no table' 'refuses "-- many a(n clinic_id) -> id slot_id
SELECT id FROM appointments_slot WHERE seats = :n" && see "no table gives the type clinic_id"'
t 'an id announced as another' 'refuses "-- many a() -> person slot_id
SELECT person FROM appointments_booking" && see "appointments_booking.person is a person_id, announced as slot_id"'
t 'text announced as a number' 'refuses "-- many a() -> note int
SELECT note FROM appointments_slot" && see "appointments_slot.note is TEXT, announced as int"'
t 'NULL that nobody expects' 'refuses "-- many a() -> note text
SELECT note FROM appointments_slot" && see "may be NULL; announce"'
t 'every column' 'refuses "-- many a() -> id slot_id, seats int, note text?
SELECT * FROM appointments_slot" && see "name the columns"'
t 'every column of one table' 'refuses "-- many a() -> id slot_id, seats int, note text?
SELECT s.* FROM appointments_slot s" && see "name the columns"'
t 'but count(*) and a product are fine' 'makes "-- many a() -> n int
SELECT count(*) * 2 AS n FROM appointments_slot"'
t 'a text in double quotes' 'refuses "-- many a() -> id slot_id
SELECT id FROM appointments_slot WHERE note = \"free\"" && see "no such column: free"'
t 'a question that writes' 'refuses "-- many a() -> id slot_id
DELETE FROM appointments_slot RETURNING id" && see "a question may not write"'
t 'a maybe that writes' 'refuses "-- maybe a() -> id slot_id
UPDATE appointments_slot SET seats = 1 RETURNING id" && see "a question may not write"'
t 'a change that changes nothing' 'refuses "-- change a()
SELECT 1" && see "changes nothing"'
t 'a write in another room' 'refuses "-- change a()
DELETE FROM registry_person" && see "may not write registry_person"'
t 'a look into another room' 'refuses "-- many a() -> born day
SELECT born FROM registry_person" && see "may not read registry_person.born; ask its owner for a view"'
t 'but its shop window is open' 'makes "-- many a() -> name text
SELECT name FROM registry_open_person"'
t 'and a join behind it is not' 'refuses "-- many a() -> born day
SELECT p.born FROM registry_open_person o JOIN registry_person p USING(id)" && see "may not read registry_person.born"'
t 'two statements in one' 'refuses "-- change a()
DELETE FROM appointments_slot; DELETE FROM appointments_booking" && see "more than one statement"'
t 'a statement nobody announced' 'refuses "DELETE FROM appointments_slot" && see "nobody announced"'
t 'an announcement without a statement' 'refuses "-- many a() -> id slot_id" && see "a:"'
t 'a table made in passing' 'refuses "-- change a()
CREATE TABLE appointments_x(id INTEGER)" && see "only SELECT, INSERT, UPDATE and DELETE"'
t 'a pragma' 'refuses "-- many a() -> foreign_keys int
PRAGMA foreign_keys" && see "only SELECT, INSERT, UPDATE and DELETE"'
t 'the clock of SQL' 'refuses "-- many a() -> n int
SELECT unixepoch() AS n FROM appointments_slot" && see "time is r->now"'
t 'the chance of SQL' 'refuses "-- many a() -> id slot_id
SELECT id FROM appointments_slot ORDER BY random()" && see "random() is not for a room"'
t 'a mark that is not closed' 'refuses "-- many a() -> id slot_id
--@sqlite
SELECT id FROM appointments_slot" && see "x.sql:2: this mark makes no sense"'
t 'a mark of a third database' 'refuses "-- many a() -> id slot_id
--@oracle
SELECT id FROM appointments_slot
--@end" && see "x.sql:2: this mark makes no sense"'
t 'each database reads its own variant' 'makes "-- many a(n int) -> id slot_id
SELECT id FROM appointments_slot WHERE seats
--@sqlite
 IS :n
--@postgres
 IS NOT DISTINCT FROM :n
--@end" && grep -q "IS ?1" "$dir/x.sql.h" && grep -q "IS NOT DISTINCT FROM \$1::int8" "$dir/x.sql.h"'
t 'a colon in a text is no parameter' 'makes "-- many a() -> id slot_id
SELECT id FROM appointments_slot WHERE note = '"':n'"' -- nor here :n"'

slots='-- change book(slot slot_id, person person_id, now instant)
INSERT INTO appointments_booking(slot, person, made) VALUES (:slot, :person, :now)'
t 'the right ids compile' 'compiles "$slots" "slot_id s = {1}; person_id p = {2}; book(r, s, p, r->now);"'
t 'two ids swapped do not' '! compiles "$slots" "slot_id s = {1}; person_id p = {2}; book(r, p, s, r->now);" && see "incompatible type"'
t 'a bare number does not' '! compiles "$slots" "person_id p = {2}; book(r, 1, p, r->now);"'
t 'a day is not an instant' '! compiles "$slots" "slot_id s = {1}; person_id p = {2}; book(r, s, p, r->today);"'

tpl() { printf '%s\n' "$1" > "$dir/book.html"; ! "$O/tplgen" "$dir/book.html" > /dev/null 2> "$dir/page"; }
t 'a template that forgets end' 'tpl "{if day}x" && see "unclosed"'
t 'a template that computes' 'tpl "{a+b}" && see "not a name"'

texts() { printf '%b\n' "$1" > "$dir/texts.tsv"; awk -f tools/textcat.awk "$dir/texts.tsv" > /dev/null 2> "$dir/page"; }
t 'a text without Greek' '! texts "id\tnote\tel\ten\na.b\tx\t\tYes" && see "a.b has no Greek"'
t 'a text without English' '! texts "id\tnote\tel\ten\na.b\tx\tΝαι\t" && see "a.b has no English"'
t 'a text written twice' '! texts "id\tnote\tel\ten\na.b\tx\tΝαι\tYes\na.b\tx\tΝαι\tYes" && see "a.b is already in"'
t 'an id that C cannot say' '! texts "id\tnote\tel\ten\nA b\tx\tΝαι\tYes" && see "not an id"'
t 'a cell too many' '! texts "id\tnote\tel\ten\na.b\tx\tΝαι\tYes\tmore" && see "more cells than columns"'
done_testing
