# SPDX-License-Identifier: EUPL-1.2
# night.t - the nightly list, the hand-over between shifts, the month sheet from the ledger: ST4, ST10.
. tests/lib.sh
. tests/people.sh
ids_from_one stays_night stays_log
worker 1 Νίκος; worker 2 Μαρία; worker 3 Ξένος
person 11 Παπαδόπουλος Πέτρος 0; person 12 Νικολάου Άννα 0; person 13 Αλλού Ευα 0
sql "INSERT INTO access_unit(id, name, kind) VALUES (1, 'Υπνωτήριο', 'night_shelter'), (2, 'Ξενώνας', 'hostel')"
sql "INSERT INTO access_work(id, unit, account, since) VALUES (1, 1, 1, 1), (2, 1, 2, 1), (3, 2, 3, 1)"
sql "INSERT INTO stays_room(id, unit, name) VALUES (1, 1, 'Α'), (2, 2, 'Β'); INSERT INTO stays_bed(id, room, name) VALUES (1, 1, '1'), (2, 1, '2'), (3, 2, '1')"
stay() { sql "INSERT INTO stays_stay(id, unit, person, code, cycle, origin, since, due, made, by) VALUES ($1, $2, $3, 'C$1', 'regulation', 'street', $4, 22900, 1, 1); INSERT INTO stays_bedding(bed, stay, since, made, by) VALUES ($1, $1, $4, 1, 1); INSERT INTO access_grant(person, unit, purpose, starts, about_kind, about) VALUES ($3, $2, 'stay', 1, 'stay', $1)"; }
stay 1 1 11 22300; stay 2 1 12 22339; stay 3 2 13 22300
nights() { sql "SELECT coalesce(sum(quantity), 0) FROM ledger_line WHERE kind = 'night'"; }
press() { POST /stays/tonight unit=1 "$@"; }
at 2031-03-01T19:00                     # nine in the evening; day 22339
be 1 keep

t 'ST10: one press, one night delivered'      'GET "/stays/tonight?unit=1" && status 200 && see Παπαδόπουλος && see "Απομένουν 2" && press here=1 && status 303 && test "$(nights)" = 1 && test "$(sql "SELECT on_day, unit, person, quantity FROM ledger_line")" = "22339|1|11|1"'
t 'pressed again it is the same night'        'press here=1 && status 303 && count ledger_line 1 && count stays_night 1'
t 'ST10: a mistake is countered, and can be made good again' 'press out=1 && status 303 && test "$(nights)" = 0 && count ledger_line 2 && press here=1 && test "$(nights)" = 1 && count ledger_line 3 && count stays_night 1'
t 'who was not there is no delivery'          'press out=2 && status 303 && test "$(nights)" = 1 && GET "/stays/tonight?unit=1" && see "1 λείπουν" && notsee "Απομένουν"'
t 'ST4: at three in the morning it is still that night' 'at 2031-03-02T01:00; press here=2 && status 303 && test "$(sql "SELECT night, state FROM stays_night WHERE stay = 2")" = "22339|here"'
at 2031-03-01T19:00
t 'ST4: after noon it is the next one'        'at 2031-03-02T11:00; GET "/stays/tonight?unit=1" && see "Απομένουν 2"'
at 2031-03-01T19:00
t 'the night before can still be written, not the one to come, nor one of long ago' 'press night=2031-02-28 here=1 && status 303 && press night=2031-03-02 here=1 && status 422 && press night=2030-03-01 here=1 && status 422 && test "$(nights)" = 3'
t 'nobody sleeps here before they came'       'press night=2031-02-28 here=2 && status 422 && test "$(nights)" = 3'
t 'ST1: nor in another unit'                  'press here=3 && status 422 && press here=999 && status 422 && be 3 keep && press here=1 && status 404 && test "$(nights)" = 3'
be 1 keep
t 'agreed leave is said on the list'          'sql "INSERT INTO stays_leave(id, stay, since, until, made, by) VALUES (1, 2, 22340, 22343, 1, 1)"; at 2031-03-02T19:00; GET "/stays/tonight?unit=1" && see "έχει άδεια" && press leave=2 && status 303 && test "$(nights)" = 3'
at 2031-03-01T19:00
t 'ST9: nobody left before a night that was slept' 'at 2031-03-04T09:00; POST /stays/exit id=1 row_version=1 until=1/3/2031 destination=family && status 422 && see "κοιμήθηκε εδώ" && POST /stays/exit id=1 row_version=1 until=2/3/2031 destination=family && status 303'
at 2031-03-01T19:00

# The clocks go back at four in the morning of 26 October 2031: half past three comes twice.  Day 22577 is the 25th.
before=$(nights)
t 'ST4: the night in which the clocks go back is one night' 'at 2031-10-26T00:30; press here=2 && status 303 && at 2031-10-26T01:30 && press here=2 && status 303 && test "$(nights)" = $((before + 1)) && test "$(sql "SELECT night FROM stays_night WHERE stay = 2 ORDER BY night DESC LIMIT 1")" = 22577'
t 'ST4: its shift began the day before, and is nine hours long' 'GET "/stays/log?unit=1" && status 200 && see "25 Οκτωβρίου 2031" && see "23:00–07:00, 9 ώρες"'
t 'what is written in the hour that comes twice belongs to that shift' 'POST /stays/log unit=1 "words=Πρώτη φορά" && at 2031-10-26T00:30 && POST /stays/log unit=1 "words=Δεύτερη" && test "$(sql "SELECT DISTINCT day, shift FROM stays_log")" = "22577|night"'
t 'ST4: the night in which they go forward: seven hours' 'at 2031-03-30T00:30; GET "/stays/log?unit=1" && see "29 Μαρτίου 2031" && see "23:00–07:00, 7 ώρες"'
at 2031-03-01T21:30

t 'what the next shift must know; sealed'     'POST /stays/log unit=1 && status 422 && POST /stays/log unit=1 stay=2 heavy=1 "words=Πυρετός, να τον δει γιατρός" && status 303 && GET "/stays/log?unit=1" && see Πυρετός && see σημαντικό && contents > $dir/all && ! grep -q Πυρετός $dir/all'
t 'about a guest of another unit: no'         'POST /stays/log unit=1 stay=3 words=x && status 422'
t 'ST1: another unit reads none of it'        'be 3 keep; GET "/stays/log?unit=1" && status 404 && GET "/stays/log" && notsee Πυρετός'
t 'who takes over presses once; then nothing is new' 'be 2 keep; GET "/stays/log?unit=1" && see ">νέο<" && POST /stays/log unit=1 do=relieve && status 303 && POST /stays/log unit=1 do=relieve && status 303 && count stays_relief 1 && GET "/stays/log?unit=1" && notsee ">νέο<" && see "Ανέλαβε"'
be 1 keep

t 'the month sheet counts what the ledger holds' 'at 2031-03-20T09:00; GET "/stays/sheet?unit=1&month=3/2031" && status 200 && see "<strong>2 νύχτες</strong>" && see Παπαδόπουλος && GET "/ledger?unit=1&month=3/2031" && see "2 νύχτες"'
t 'as a table'                                'GET "/stays/sheet.csv?unit=1&month=3/2031" && status 200 && see Νικολάου'
t 'a month that is none'                      'GET "/stays/sheet?unit=1&month=13/2031" && status 422 && GET "/stays/sheet?unit=1&month=1/1900" && status 422 && GET "/stays/sheet?unit=1&month=1/2100" && status 422 && GET "/stays/sheet?unit=2" && status 404'
at 2031-03-01T19:00
t 'torture: a press'                          'torture POST /stays/tonight unit=1 out=2'
t 'torture: an entry'                         'torture POST /stays/log unit=1 stay=2 words=x'
done_testing
