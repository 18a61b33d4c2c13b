# SPDX-License-Identifier: EUPL-1.2
# new_structure.t - a structure more is lines in the town's files and nothing else: a twelfth KDAP from the directory to its doorway.
. tests/lib.sh
. tests/people.sh
program=$O/pronoia          # reads the files of this test, with every visit
export PRONOIA_LANG=en PRONOIA_SHARE="$dir/share"
mkdir "$dir/share"; cp -r programmes towns schema "$dir/share/"; cp "$O/texts.tsv" "$dir/share/"
cat >> "$dir/share/towns/larissa/structures.yaml" <<'YAML'
  - id: kdap-12
    kind: kdap
    area: "Γιάννουλη"
    phone: "2410 000 099"
    hours:
      - {days: [mon, tue, wed, thu, fri], from: "14:00", to: "18:00", shift: 1}
      - {days: [mon, tue, wed, thu, fri], from: "18:00", to: "22:00", shift: 2}
      - {days: [sat], from: "22:00", to: "06:00", shift: 3}
    services: [play, sport]
    groups:
      - {id: children, from: 5y, to: 13y, places: 17, per: 25, trained: 2, shifts: [1, 2, 3]}
    demo: [address, phone, places]
YAML
printf 'place.kdap-12.name\t\t12ο ΚΔΑΠ\tKDAP No 12\t\t\t\n' >> "$dir/share/towns/larissa/texts.tsv"
ids_from_one casework_case places_call places_section places_wish places_seat access_unit access_work
worker 1 Anna; worker 2 Boris; worker 3 Keeper
person 11 Family1 Child11 19800; person 21 Family1 Parent21 9000; household 1 21 head 11 child      # seven years old
at 2031-03-03T09:00         # a Monday
section() { sql "SELECT id FROM places_section WHERE structure = 'kdap-12' AND shift = 1"; }

t 'without its lines there is no such structure'    'PRONOIA_SHARE=. GET "/services/kdap-12" && status 404'
t 'residents find it in the directory'              'nobody; GET "/services/kdap-12" && status 200 && see "KDAP No 12" && see "2410 000 099"'
t 'it becomes a unit, with who works in it'         'be 1 staff; POST /units "name=12ο ΚΔΑΠ" what=kdap:kdap-12 && status 303 && test "$(sql "SELECT kind, structure FROM access_unit")" = "kdap|kdap-12" && POST /units/work unit=1 account=3 since=1/3/2031 && status 303; sql "SELECT account FROM access_work WHERE unit = 1" | grep -qx 3'
t 'a call gives its places, as its lines say'       'be 2 decide,files; POST /places/new programme=kdap since=1/3/2031 until=31/7/2031 age_on=1/3/2031 opens=3/3/2031 closes=5/3/2031 s_kdap-12=1 && status 303 && test "$(sql "SELECT count(*), min(places), max(places) FROM places_section WHERE structure = '"'kdap-12'"'")" = "3|17|17"'
t 'a family applies for it'                         'be 1 advise,files; GET "/places/apply?person=11&call=1" && see "kdap-12:1" && see "KDAP No 12" && POST /places/apply person=11 call=1 p1=kdap-12:1 && status 303 && test "$(sql "SELECT structure FROM places_pref")" = kdap-12'
sql "UPDATE places_call SET stage = 'final', provisional = 3, provisional_by = 1, final = 4, final_by = 2, seed = 'seed';
     INSERT INTO places_seat(id, wish, section, person, preference, state, offered, answer_by, answered, answered_by, since, until, by) VALUES (1, 1, $(section), 11, 1, 'held', 1, 2, 1, 0, 22339, 22492, 1);
     INSERT INTO access_grant(person, unit, purpose, starts, about_kind, about) VALUES (11, 1, 'list', 1, 'seat', 1)"
at 2031-03-03T12:10
t 'who keeps it has its doorway'                    'be 3 keep; GET /places/door && status 200 && see "KDAP No 12" && GET "/places/door?section=$(section)" && see "Family1 Child11"'
t 'and who came is a line of its unit'              'POST /places/mark seat=1 do=came && status 303 && test "$(sql "SELECT unit, kind, service, person, quantity, case_id FROM ledger_line")" = "1|presence|kdap|11|1|1" && GET "/ledger?unit=1&month=3/2031" && status 200 && see "1 shifts"'
t 'L4: its line leads to the place and to the application'     'be 3 keep,advise,files; GET "/ledger/lines?unit=1&month=3/2031&kind=presence&service=kdap" && see "/places/child?seat=1" && see "/case?id=1"'
# a night of Saturday, noted on Monday: 8 to 10 March 2031
night() { sql "SELECT id FROM places_section WHERE structure = 'kdap-12' AND shift = 3"; }
at 2031-03-10T09:00
sql "UPDATE places_seat SET state = 'ended' WHERE id = 1;
     INSERT INTO places_seat(id, wish, section, person, preference, state, offered, answer_by, answered, answered_by, since, until, by) VALUES (9, 1, $(night), 11, 1, 'held', 1, 2, 1, 0, 22339, 22492, 1)"
t 'of a shift past midnight an hour after it is of the day after, when it is noted later too' 'be 3 keep; POST /places/mark seat=9 do=came day=8/3/2031 hour=22:05 && status 303 && POST /places/mark seat=9 do=left who=p21 day=8/3/2031 hour=6:10 && status 303 && test "$(sql "SELECT gone - arrived FROM places_presence WHERE seat = 9")" = 29100'
done_testing
