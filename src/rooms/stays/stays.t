# SPDX-License-Identifier: EUPL-1.2
# stays.t - rooms and beds, taking in, the clock, leave, leaving: ST1 to ST3, ST7, ST9 (the nights: night.t; the secret unit: secret.t).
. tests/lib.sh
. tests/people.sh
ids_from_one stays_room stays_bed stays_stay stays_bedding stays_brought stays_longer stays_leave stays_caller
bytes="x'00'"; [ "${DB:-sqlite}" != postgres ] || bytes="'\\x00'"
worker 1 Νίκος; worker 2 Μαρία; worker 3 Ξένος
person 11 Παπαδόπουλος Πέτρος 0; person 12 Νικολάου Άννα 0; person 13 Κρυφού Εύα 0
sql "UPDATE registry_person SET shield = 1 WHERE id = 13"
sql "INSERT INTO access_unit(id, name, kind, structure) VALUES (1, 'Υπνωτήριο', 'night_shelter', ''), (2, 'Ξενώνας', 'hostel', ''), (3, 'Παντοπωλείο', 'grocery', '')"
sql "INSERT INTO access_work(id, unit, account, since) VALUES (1, 1, 1, 1), (2, 1, 2, 1), (3, 2, 3, 1), (4, 3, 3, 1)"
sql "INSERT INTO referrals_referral(id, person, unit, need, state, since, made, made_by) VALUES (5, 13, 1, $bytes, 'accepted', 1, 1, 2), (6, 12, 2, $bytes, 'accepted', 1, 1, 2)"
at 2031-03-01T19:00                     # nine in the evening, Saturday; day 22339
be 1 keep

t 'the rooms of the town'"'"'s files are made once' 'GET "/stays/rooms?unit=1" && status 200 && see "Δημιουργία" && POST /stays/rooms unit=1 do=town && status 303 && count stays_room 4 && count stays_bed 18 && POST /stays/rooms unit=1 do=town && status 422 && count stays_room 4'
t 'a room of one'"'"'s own; what is wrong with it is said' 'POST /stays/rooms unit=1 do=room "name=Νέο" beds=0 whom=any && status 422 && POST /stays/rooms unit=1 do=room "name=Γυναίκες" beds=2 whom=f && status 422 && POST /stays/rooms unit=1 do=room "name=Νέο" beds=2 whom=any && status 303 && count stays_bed 20'
t 'ST1: another unit is not there; nor one that houses nobody' 'GET "/stays?unit=2" && status 404 && POST /stays/rooms unit=2 do=town && status 404 && be 3 keep && GET "/stays?unit=3" && status 404 && GET "/stays" && status 200 && see "Ξενώνας"'
be 1 keep

come() { POST /stays/intake unit=1 origin=street cycle=regulation "$@"; }
t 'no stay without the signed house rules, a bed, somebody' 'come given=Τάσος bed=1 && status 422 && see "κανονισμός" && come given=Τάσος paper_rules_signed=1 && status 422 && see "Διαλέξτε κρεβάτι" && come bed=1 paper_rules_signed=1 && status 422 && count stays_stay 0'
t 'from the street: a nickname is enough' 'come "given=ο Τάσος με το ποδήλατο" bed=1 paper_rules_signed=1 && status 303 && location "/stays/stay?id=1&saved=1" && count stays_stay 1 && count registry_person 4 && test "$(sql "SELECT bed, since, until FROM stays_bedding WHERE stay = 1")" = "1|22339|"'
t 'its papers: one seen, four asked for, each by its day' 'test "$(sql "SELECT count(*) FROM stays_brought WHERE stay = 1 AND state = '"'asked'"'")" = 4 && test "$(sql "SELECT needed FROM stays_brought WHERE stay = 1 AND paper = '"'health'"'")" = 22344'
t 'the unit may open the file, for the stay' 'test "$(sql "SELECT unit, purpose, ends FROM access_grant WHERE about_kind = '"'stay'"'")" = "1|stay|" && GET "/stays?unit=1" && see "Τάσος" && see "1 από 20"'
unknown() { GET "/stays/stay?id=$1" && status 404 && sed "s/\bid=$1\b/id=N/g" $dir/page > $dir/as_$1; }
export PRONOIA_SEED=unknown
be 3 keep
t 'ST1: for others the stay is an unknown number' 'unknown 1 && unknown 999 && cmp $dir/as_1 $dir/as_999'
unset PRONOIA_SEED
be 1 keep
t 'ST2: the bed is taken' 'come given=Άλλος bed=1 paper_rules_signed=1 another=1 && status 422 && see "πιάστηκε" && count stays_stay 1'
t 'ST2: the database itself refuses a second guest in a bed' 'sql "INSERT INTO stays_stay(id, unit, person, code, cycle, origin, since, due, made, by) VALUES (90, 1, 12, '"'X', 'regulation', 'street'"', 22300, 22400, 1, 1)" && ! sql "INSERT INTO stays_bedding(bed, stay, since, made, by) VALUES (1, 90, 22341, 1, 1)" 2> "$dir/err" && ! sql "INSERT INTO stays_bedding(bed, since, why, made, by) VALUES (1, 22341, '"'σπασμένο'"', 1, 1)" 2> "$dir/err" && sql "INSERT INTO stays_bedding(bed, stay, since, until, made, by) VALUES (1, 90, 22300, 22339, 1, 1)"'
t 'ST3: nor a second stay of one guest in the unit' '! sql "INSERT INTO stays_stay(unit, person, code, cycle, origin, since, due, made, by) VALUES (1, 12, '"'Y', 'regulation', 'street'"', 22310, 22400, 1, 1)" 2> "$dir/err"; sql "DELETE FROM stays_bedding WHERE stay = 90; DELETE FROM stays_stay WHERE id = 90"'
t 'a file that does not open is nobody' 'POST /stays/intake unit=1 person=13 origin=service cycle=regulation bed=2 paper_rules_signed=1 && status 404 && count stays_stay 1'
t 'by a referral that waits here; it has come' 'sql "INSERT INTO access_grant(person, unit, purpose, starts, about_kind, about) VALUES (13, 1, '"'referral'"', 1, '"'referral'"', 5)"; GET "/stays?unit=1" && see "Κρυφού" && come referral=6 bed=2 paper_rules_signed=1 && status 404 && come referral=5 bed=2 origin=referral paper_rules_signed=1 && status 303 && test "$(sql "SELECT state FROM referrals_referral WHERE id = 5")" = attended && test "$(sql "SELECT person FROM stays_stay WHERE referral = 5")" = 13'
t 'and not a second time' 'come referral=5 bed=3 paper_rules_signed=1 && status 404'
t 'a first night in the future, or long ago' 'be 1 keep,files; come person=11 bed=3 paper_rules_signed=1 since=5/3/2031 && status 422 && come person=11 bed=3 paper_rules_signed=1 since=1/1/2031 && status 422 && count stays_stay 2'
t 'ST3: who stays here does not come again' 'come person=11 bed=3 paper_rules_signed=1 && status 303 && come person=11 bed=4 paper_rules_signed=1 && status 422 && see "Μένει ήδη εδώ" && count stays_stay 3'
be 1 keep

t 'out of order needs a reason, and an empty bed' 'POST /stays/rooms unit=1 do=out bed=4 && status 422 && POST /stays/rooms unit=1 do=out bed=1 why=x && status 422 && see "κοιμάται" && POST /stays/rooms unit=1 do=out bed=4 "why=σπασμένο πόδι" && status 303 && GET "/stays/rooms?unit=1" && see "σπασμένο πόδι"'
t 'ST3: nobody is put there until it is mended' 'POST /stays/bed id=1 bed=4 && status 422 && POST /stays/rooms unit=1 do=mend bed=4 && status 303 && POST /stays/bed id=1 bed=4 && status 303'
t 'another bed on the first evening: the old one was never used' 'test "$(sql "SELECT bed, since FROM stays_bedding WHERE stay = 1")" = "4|22339"'
t 'later it is used from that night on' 'at 2031-03-03T20:00; POST /stays/bed id=1 bed=5 && status 303 && test "$(sql "SELECT bed, since, until FROM stays_bedding WHERE stay = 1 ORDER BY id" | paste -sd" ")" = "4|22339|22341 5|22341|"'
at 2031-03-01T19:00
t 'a bed of another unit is none' 'sql "INSERT INTO stays_room(id, unit, name) VALUES (800, 2, '"'Δ1'"'); INSERT INTO stays_bed(id, room, name) VALUES (800, 800, '"'1'"')" && POST /stays/bed id=1 bed=800 && status 422'

who=$(sql "SELECT person FROM stays_stay WHERE id = 1")
t 'the plan of a guest is begun and kept from their stay, by an adviser of the unit' 'be 1 keep; GET "/stays/stay?id=1" && status 200 && notsee "/care/plan?" && be 1 keep,advise; GET "/stays/stay?id=1" && see "href=\"/care/plan?person=$who\"" && GET "/care/plan?person=$who" && status 200 && POST /care/plan person=$who do=begin review=1/6/2031 "goal=Δικό τους σπίτι" && status 303 && POST /care/plan person=$who do=step in_goal=$(sql "SELECT max(id) FROM care_goal") "step=Αίτηση για σύνταξη" who=worker due=15/3/2031 && status 303 && GET "/care/plan?person=$who" && see "Δικό τους σπίτι" && see "Αίτηση για σύνταξη" && test "$(sql "SELECT person, worker FROM care_plan")" = "$who|1"'
t 'nor is it there for an adviser from elsewhere' 'be 3 keep,advise; GET "/care/plan?person=$who" && status 404; be 1 keep'
two=$(sql "SELECT id FROM stays_stay WHERE person = 13")
b=$(sql "SELECT id FROM stays_brought WHERE stay = 1 AND paper = 'health'")
t 'a test that was seen counts for its months' 'POST /stays/paper id=1 paper=$b do=seen && status 303 && test "$(sql "SELECT state, good_until FROM stays_brought WHERE id = $b")" = "seen|22523"'
t 'not asked for needs a reason' 'c=$((b + 1)); POST /stays/paper id=1 paper=$c do=waived && status 422 && POST /stays/paper id=1 paper=$c do=waived "why=Έγκυος" && status 303 && GET "/stays/stay?id=1" && see "Έγκυος"'
t 'a paper of another stay is none' 'POST /stays/paper id=$two paper=$b do=seen && status 422'
t 'late papers stand on my day' 'at 2031-03-20T09:00; GET /day && see "εκπρόθεσμα χαρτιά" && notsee "ο χρόνος λήγει"'
at 2031-03-01T19:00

t 'the clock: sixty nights' 'test "$(sql "SELECT due FROM stays_stay WHERE id = 1")" = 22399 && GET "/stays/stay?id=1" && see "νύχτα 1 από 60"'
t 'seven days before it runs out it stands on my day; then it has run out' 'at 2031-04-24T09:00; GET /day && see "ο χρόνος λήγει" && at 2031-05-02T09:00 && GET "/stays?unit=1" && see "Ο χρόνος έληξε"'
at 2031-03-01T19:00
t 'ST7: more time needs a reason, and waits' 'POST /stays/longer id=1 do=ask && status 422 && POST /stays/longer id=1 do=ask "longer_why=Περιμένει σύνταξη" && status 303 && POST /stays/longer id=1 do=ask longer_why=x && status 422 && count stays_longer 1 && test "$(sql "SELECT was, until FROM stays_longer")" = "22399|22429"'
t 'ST7: not decided by who may not, nor by who asked' 'POST /stays/longer id=1 do=granted longer=1 number=5/2031 && status 403 && be 1 keep,decide && POST /stays/longer id=1 do=granted longer=1 number=5/2031 && status 422 && see "κάποιος άλλος"'
t 'ST7: by somebody else, with the number of the decision' 'be 2 decide; GET /day && see "απόφαση για παράταση" && POST /stays/longer id=1 do=granted longer=1 && status 422 && POST /stays/longer id=1 do=granted longer=1 number=5/2031 && status 303 && test "$(sql "SELECT due FROM stays_stay WHERE id = 1")" = 22429 && POST /stays/longer id=1 do=refused longer=1 && status 422'
be 1 keep
t 'ST7: as often as the cycle allows: four times' 'for i in 2 3 4; do sql "INSERT INTO stays_longer(id, stay, was, until, why, state, number, asked, asked_by, decided, decided_by) VALUES (9$i, 1, 1, 2, $bytes, '"'granted', 'x'"', 1, 1, 1, 2)"; done; POST /stays/longer id=1 do=ask longer_why=x && status 422 && see "δεν δίνει άλλη παράταση"'

t 'nights away: not backwards, not yesterday' 'POST /stays/away id=1 do=leave leave_since=5/3/2031 leave_until=5/3/2031 && status 422 && POST /stays/away id=1 do=leave leave_since=1/2/2031 leave_until=5/3/2031 && status 422 && POST /stays/away id=1 do=leave leave_since=2/3/2031 leave_until=5/3/2031 leave_words=Βόλος && status 303 && GET "/stays/stay?id=1" && see Βόλος'
t 'back earlier' 'at 2031-03-03T20:00; POST /stays/away id=1 do=back leave=1 && status 303 && test "$(sql "SELECT since, until FROM stays_leave")" = "22340|22341"'
at 2031-03-01T19:00
t 'a visitor comes and leaves' 'POST /stays/caller id=1 do=came && status 422 && POST /stays/caller id=1 do=came "visitor=ο αδελφός του" && status 303 && GET "/stays/stay?id=1" && see "ο αδελφός του" && POST /stays/caller id=1 do=gone caller=1 && status 303 && POST /stays/caller id=1 do=gone caller=1 && status 422'

leave() { POST /stays/exit row_version=$(sql "SELECT row_version FROM stays_stay WHERE id = 1") id=1 "$@"; }
t 'ST9: a stay ended before it began is refused, and says so' 'leave until=28/2/2031 destination=family && status 422 && see "δεν μπορεί να λήξει νωρίτερα" && test -z "$(sql "SELECT until FROM stays_stay WHERE id = 1")" && test -z "$(sql "SELECT max(until) FROM stays_bedding WHERE stay = 1 AND bed = 5")"'
t 'ST9: the database refuses it too' '! sql "UPDATE stays_stay SET until = since - 1, destination = '"'family'"', ended_by = 1 WHERE id = 1" 2> "$dir/err"'
at 2031-03-06T08:00
t 'nor tomorrow, nor without saying where to' 'leave until=9/3/2031 destination=family && status 422 && leave && status 422'
t 'of two who end it, the second is told' 'POST /stays/exit id=1 row_version=0 destination=family && status 409'
t 'leaving: the bed is free, the question in six months is a task, the file opens until then' 'leave destination=own_home why=Σύνταξη && status 303 && test "$(sql "SELECT until, follow FROM stays_stay WHERE id = 1")" = "22344|22528" && test "$(sql "SELECT count(*) FROM stays_bedding WHERE stay = 1 AND until IS NULL")" = 0 && count "care_task WHERE about_kind = '"'stay'"' AND due = 22528" 1 && count "access_grant WHERE about_kind = '"'stay'"' AND about = 1 AND ends IS NOT NULL" 2'
t 'what has ended does not change' 'POST /stays/bed id=1 bed=6 && status 409 && POST /stays/longer id=1 do=ask longer_why=x && status 409 && leave destination=family && status 409'
t 'not before: the task waits for its day' 'at 2031-09-01T09:00; GET "/stays?unit=1" && notsee "Να ρωτηθούν"'
t 'six months later: how are they; a task of my day, with the way there; once' 'at 2031-09-08T09:00; GET /day && see "/stays/stay?id=1" && GET "/stays?unit=1" && see "Να ρωτηθούν" && POST /stays/follow id=1 && status 422 && POST /stays/follow id=1 state=housed && status 303 && POST /stays/follow id=1 state=returned && status 409 && count "care_task WHERE state = '"'open'"'" 0'
t 'answered: it stands on the page, the list no longer asks, and the unit opens the file no more' 'at 2031-09-08T10:00; GET "/stays/stay?id=1" && status 200 && see "8 Σεπτεμβρίου 2031" && notsee "/person?id=" && GET "/stays?unit=1" && notsee "Να ρωτηθούν" && count "access_grant WHERE about_kind = '"'stay'"' AND about = 1 AND (ends IS NULL OR ends > 1946631600)" 0'
t 'ST4: who comes in the morning sleeps here tonight; in the small hours, in the night that runs' 'at 2031-03-06T07:30; GET "/stays/intake?unit=1" && see "value=\"6/3/2031\"" && at 2031-03-06T02:30 && GET "/stays/intake?unit=1" && see "value=\"5/3/2031\""'
at 2031-03-06T08:00
t 'what was written about a guest is sealed' 'contents > $dir/all; ! grep -q "Περιμένει σύνταξη\|Βόλος\|ο αδελφός\|Έγκυος" $dir/all'

t 'ST13: no woman in a room for men, no man in one for women, neither by intake nor by another bed' 'come given=Ρόζα sex=f bed=10 paper_rules_signed=1 && status 422 && see "για άνδρες" && see "value=\"Ρόζα\"" && come given=Μάκης sex=m bed=14 paper_rules_signed=1 && status 422 && see "για γυναίκες" && come given=Ρόζα sex=f bed=14 paper_rules_signed=1 && status 303 && s=$(sql "SELECT max(id) FROM stays_stay") && POST /stays/bed id=$s bed=10 && status 422 && POST /stays/bed id=$s bed=15 && status 303'
t 'torture: taking somebody in'               'torture POST /stays/intake unit=1 origin=street cycle=regulation given=Λάκης bed=8 paper_rules_signed=1'
t 'torture: another bed'                      'torture POST /stays/bed id=$two bed=9'
t 'torture: leaving'                          'torture POST /stays/exit id=$two row_version=1 destination=family'
done_testing
