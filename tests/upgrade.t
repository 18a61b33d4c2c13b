# SPDX-License-Identifier: EUPL-1.2
# upgrade.t - a database left behind by each earlier schema is brought up with what it holds, and serves.
. tests/lib.sh
. tests/staff.sh
old_database() {  # NUMBER: a database as it was when the schema ended there
    mkdir -p "$dir/old/schema"; rm -f "$dir"/old/schema/*
    for f in schema/*.sql; do [ "$(basename "$f" | cut -c1-4)" -gt "$1" ] || cp "$f" "$dir/old/schema/"; done
    if [ "${DB:-sqlite}" = postgres ]; then remove_database "$name"; "$asks" "$cluster" "CREATE DATABASE $name"; else rm -f "$PRONOIA_DB"*; fi
    "$program" migrate --share "$dir/old" > "$dir/page" 2> "$dir/err"
}
up_from() {
    old_database "$1" && account 1 anna $ADVISE && sql "INSERT INTO diary_act(id, at, who, account, act, about_kind, about) VALUES (1, 5, 'anna', 1, 'did something', 'thing', 7)" &&
        "$program" migrate > "$dir/page" 2> "$dir/err" &&
        test "$(sql "SELECT max(no) FROM schema_migration")" = "$(ls schema | tail -1 | cut -c1-4 | sed 's/^0*//')" &&
        test "$(sql "SELECT act FROM diary_act WHERE id = 1")" = 'did something' && stranger && sign_in anna && GET /desk && status 200
}
# From each in ./test full; otherwise from the first, every seventh and the last two before this one: the steps between are the same.
all=$(ls schema/*.sql | sed '$d'); last_two=$(echo "$all" | tail -2)
for f in $all; do
    no=$(basename "$f" | cut -c1-4)
    case "${TORTURE:-},$last_two" in
        all,*|*"$f"*) ;;
        *) [ $(($(echo "$no" | sed "s,^0*,,") % 7)) = 1 ] || continue ;;
    esac
    t "from $(basename "$f" .sql)" "up_from $no"
done
# ---- what changes rows keeps what they mean
someone() { sql "INSERT INTO registry_person(id, made, made_by) VALUES ($1, 1, 1); INSERT INTO registry_name(id, person, kind, family, given, shown, made, by) VALUES ($1, $1, 'official', '$2', '$3', 1, 1, 1)"; }
member()  { sql "INSERT INTO registry_member(id, household, person, role, since, until, made, by) VALUES ($1, 1, $2, '$3', $4, $5, 1, 1)"; }
two_heads() {
    old_database 32 && account 1 anna $ADVISE && someone 1 Παλιού Άννα && someone 2 Παλιός Νίκος && someone 3 Πρώτη Ζωή && someone 4 Παιδί Ίλι || return 1
    sql "INSERT INTO registry_household(id, made, made_by) VALUES (1, 1, 1)"
    member 1 3 head 9000 10000; member 2 1 head 10000 NULL; member 3 2 head 10500 NULL; member 4 4 child 10000 NULL
    sql "INSERT INTO access_grant(id, person, account, purpose, starts, about_kind, about) VALUES (1, 4, 1, 'care', 1, 'seat', 7), (2, 1, 1, 'care', 1, 'case', 7), (3, 2, 1, 'case', 1, 'case', 7)"
    sql "INSERT INTO casework_case(id, programme, person, spell, state, protocol_year, protocol_no, origin, opened, made, by) VALUES (7, 'kapi', 1, 1, 'applied', 2031, 7, 'clerk', 1, 1, 1); INSERT INTO casework_step(id, filed, at, by, was, state, why) VALUES (1, 7, 1, 1, '', 'applied', 'Παλιά λόγια')"
    "$program" migrate > "$dir/page" 2> "$dir/err" && stranger && sign_in anna
}
t '0042: of two heads at once the first stays, the other lives there still; one before them is untouched' 'two_heads && test "$(sql "SELECT person, role, since, until FROM registry_member ORDER BY id" | paste -sd" ")" = "3|head|9000|10000 1|head|10000| 2|other|10500| 4|child|10000|" && GET "/household?id=1" && status 200 && see "Παλιού Άννα" && see "Παλιός Νίκος" && see "Παιδί Ίλι"'
t '0033: a grant for a place in a structure opens what that needs, others what they opened' 'test "$(sql "SELECT id, purpose FROM access_grant ORDER BY id" | paste -sd" ")" = "1|list 2|care 3|case" && test "$(sql "SELECT person, part FROM access_open_grant_to WHERE account = 1 AND person = 4 ORDER BY part" | paste -sd" ")" = "4|name 4|places 4|registry" && test "$(sql "SELECT person, part FROM access_open_grant_to WHERE account = 1 AND person < 3 ORDER BY person" | paste -sd" ")" = "1|file 2|file"'
t '0033: what was written of a case in the clear is read from there' 'GET "/case?id=7" && status 200 && see "Παλιά λόγια"'
b="x'01'" c="x'02'"; [ "${DB:-sqlite}" = sqlite ] || b="'one'" c="'two'"
held()    { sql "INSERT INTO registry_identifier(id, person, kind, sealed, lookup, since, until, made, by) VALUES ($1, $2, 'permit', $3, $3, $4, $5, 1, 1)"; }
reached() { sql "INSERT INTO registry_contact(id, person, kind, value, compared, since, until, made, by) VALUES ($1, $2, 'mobile', '$3', '$3', $4, $5, 1, 1)"; }
repeated() {
    old_database 45 && someone 1 Παλιού Άννα && someone 2 Παλιός Νίκος || return 1
    held 1 1 "$b" 100 300; held 2 1 "$b" 150 200; held 3 1 "$b" 250 NULL; held 4 1 "$c" 90 110; held 5 2 "$b" 100 300; held 6 1 "$b" 100 300
    sql "UPDATE registry_identifier SET successor = 2 WHERE id = 4"
    reached 1 1 69 NULL 50; reached 2 1 69 40 60; reached 3 1 69 60 70; reached 4 2 69 40 60; reached 5 1 69 42 43
    "$program" migrate > "$dir/page" 2> "$dir/err"
}
t '0046: a number repeated within its time stands once, and on no day less is known than before' 'repeated && test "$(sql "SELECT id, person, since, until, coalesce(successor, 0) FROM registry_identifier ORDER BY id" | paste -sd" ")" = "1|1|100|250|0 3|1|250||0 4|1|90|110|1 5|2|100|300|0"'
t '0046: a telephone too'  'test "$(sql "SELECT id, person, since, until FROM registry_contact ORDER BY id" | paste -sd" ")" = "1|1||40 2|1|40|60 3|1|60|70 4|2|40|60"'
t 'an older program leaves a newer database alone' 'old_database 1 && "$program" migrate && contents > "$dir/before" && ! "$program" migrate --share "$dir/old" > "$dir/page" 2> "$dir/err" && grep -q "newer than this program" "$dir/err" && contents | cmp -s - "$dir/before"'
done_testing
