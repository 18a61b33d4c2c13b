# SPDX-License-Identifier: EUPL-1.2
# apart.t - RG1: the database itself refuses two dated rows of one thing that overlap: raw SQL, both databases, racing writers.
. tests/lib.sh
as maria files
sql "INSERT INTO registry_person(id, made, made_by) VALUES (1, 1, 0), (2, 1, 0); INSERT INTO registry_household(id, made, made_by) VALUES (1, 1, 0), (2, 1, 0)"
refused() { ! sql "$1" > $dir/page 2>&1 && grep -q "$2" $dir/page; }
address() { echo "INSERT INTO registry_address(person, kind, since, until, made, by) VALUES ($1, 1, 0)"; }
member()  { echo "INSERT INTO registry_member(household, person, part, role, since, until, made, by) VALUES ($1, 1, 0)"; }
need()    { echo "INSERT INTO registry_need(person, kind, since, until, made, by) VALUES ($1, 1, 0)"; }
relation() { echo "INSERT INTO registry_relation(person, other, kind, since, until, made, by) VALUES ($1, 1, 0)"; }
contact() { echo "INSERT INTO registry_contact(person, kind, value, compared, since, until, made, by) VALUES ($1, 1, 0)"; }
b="x'01'" c="x'02'"; [ "${DB:-sqlite}" = sqlite ] || b="'one'" c="'two'"
number()  { echo "INSERT INTO registry_identifier(person, kind, lookup, since, until, sealed, made, by) VALUES ($1, $b, 1, 0)"; }

t 'RG1: address: one after the other is fine' 'sql "$(address "1, '"'home', 100, 200"'")" && sql "$(address "1, '"'home', 200, NULL"'")" && sql "$(address "1, '"'post', 100, 300"'")" && sql "$(address "2, '"'home', 100, 200"'")"'
t 'RG1: address: any overlap is refused'      'for span in "150, 250" "199, 201" "NULL, 101" "NULL, NULL" "300, NULL" "100, 200" "50, 500"; do refused "$(address "1, '"'home'"', $span")" registry_address_apart || exit 1; done; count registry_address 4'
t 'RG1: nor by a change'                      'refused "UPDATE registry_address SET until = 201 WHERE person = 1 AND since = 100 AND kind = '"'home'"'" registry_address_apart && refused "UPDATE registry_address SET kind = '"'home'"' WHERE kind = '"'post'"'" registry_address_apart'
t 'RG1: need'                                 'sql "$(need "1, '"'blind', 100, 200"'")" && sql "$(need "1, '"'companion', 100, 200"'")" && refused "$(need "1, '"'blind', 150, NULL"'")" registry_need_apart && refused "UPDATE registry_need SET kind = '"'blind'"'" registry_need_apart'
t 'RG1: member: one main home at a time'      'sql "$(member "1, 1, '"'main', 'child', 100, 200"'")" && refused "$(member "2, 1, '"'main', 'child', 150, NULL"'")" registry_member_apart && sql "$(member "2, 1, '"'main', 'child', 200, NULL"'")"'
t 'RG1: member: a shared home beside it, but no home twice' 'sql "$(member "1, 1, '"'shared', 'child', 300, NULL"'")" && refused "$(member "1, 1, '"'shared', 'child', 400, 500"'")" registry_member_twice && refused "$(member "2, 1, '"'shared', 'child', 400, 500"'")" registry_member_twice && refused "UPDATE registry_member SET household = 1 WHERE household = 2" "registry_member_"'
t 'RG1: relation'                             'sql "$(relation "1, 2, '"'guardian', NULL, 200"'")" && refused "$(relation "1, 2, '"'guardian', 199, NULL"'")" registry_relation_apart && sql "$(relation "2, 1, '"'guardian', NULL, 200"'")" && sql "$(relation "1, 2, '"'guardian', 200, NULL"'")"'
t 'RG1: one telephone once while it holds'    'sql "$(contact "1, '"'mobile', '1', '1', NULL, NULL"'")" && refused "$(contact "1, '"'mobile', '1 ', '1', 5, NULL"'")" "registry_contact\|UNIQUE" && sql "$(contact "2, '"'mobile', '1', '1', NULL, NULL"'")"'
t 'RG1: nor with an end, nor by a change'      'sql "$(contact "2, '"'phone', '2', '2', 100, 200"'")" && sql "$(contact "2, '"'phone', '2', '2', 200, 300"'")" && sql "$(contact "1, '"'phone', '2', '2', 150, 250"'")" && refused "$(contact "2, '"'phone', '2', '2', 150, 250"'")" registry_contact_apart && refused "UPDATE registry_contact SET until = 201 WHERE person = 2 AND until = 200" registry_contact_apart'
t 'RG1: number: the same one with one person once at a time, also with an end' 'sql "$(number "1, '"'permit', $b, 100, 200"'")" && sql "$(number "1, '"'permit', $b, 200, 300"'")" && for span in "150, 250" "199, 201" "NULL, 101" "NULL, NULL" "299, NULL" "120, 130"; do refused "$(number "1, '"'permit', $b, $span"'")" registry_identifier_apart || exit 1; done; count registry_identifier 2'
t 'RG1: nor by a change'                      'refused "UPDATE registry_identifier SET until = 201 WHERE since = 100" registry_identifier_apart && refused "UPDATE registry_identifier SET until = NULL WHERE since = 100" registry_identifier_apart'
t 'RG2: another kind, another number and another person may have it at that time' 'sql "$(number "1, '"'passport', $b, 150, 250"'")" && sql "$(number "1, '"'permit', $c, 150, 250"'")" && sql "$(number "2, '"'permit', $b, 150, 250"'")"'
t 'RG1: nobody is related to themselves'      '! sql "$(relation "1, 1, '"'sibling', NULL, NULL"'")" > /dev/null 2>&1'
t 'an end comes after its beginning'          '! sql "$(address "2, '"'home', 900, 900"'")" > /dev/null 2>&1 && ! sql "$(need "2, '"'blind', 900, 800"'")" > /dev/null 2>&1'

many='1 2 3 4 5 6 7 8'
answers() { cat "$dir"/r[0-9]* 2> /dev/null | sed -n 's/^Status: //p' | sort | uniq -c | awk '{ printf "%s%s x %s", s, $1, $2; s = ", " } END { print "" }'; }
race() {    # PATH FIELD=VALUE...  @ is the racer
    rm -f "$dir"/r[0-9]*
    for i in $many; do (
        n=$#; while [ $n -gt 0 ]; do x=$(echo "$1" | sed "s/@/$i/"); shift; set -- "$@" "$x"; n=$((n - 1)); done
        "$program" request POST "$@" > "$dir/r$i" 2>&1 ) & done
    wait
    { answers; sed -n 's/^Fault/Fault/p' "$dir"/r[0-9]*; } > "$dir/page"
}
sql "INSERT INTO registry_person(id, made, made_by) VALUES (3, 1, 0)"
t 'RG1: eight move one person at once: one does, seven are told' 'race /person/address person=3 kind=home street=S@ since=1/3/2031 && see "1 x 303, 7 x 409" && count "registry_address WHERE person = 3" 1'
t 'RG1: eight write one number with an end: one does, seven are told' 'race /person/number person=3 kind=permit value=AB123 status=seen until=1/3/2032 issuer=@ && see "1 x 303, 7 x 409" && count "registry_identifier WHERE person = 3" 1'
t 'RG1: eight write one telephone'            'race /person/contact person=3 kind=mobile value=6900000003 messages=0 rank=1 until=1/3/2032 whose=@ && see "1 x 303, 7 x 409" && count "registry_contact WHERE person = 3" 1'
t 'RG1: eight join one person to two homes'   'race /household/new person=3 && see "1 x 303, 7 x 409" && count "registry_member WHERE person = 3" 1'
# Eight at once, half of them that 4 guards 5, half that 5 guards 4; and a ring of three.
sql "INSERT INTO registry_person(id, made, made_by) VALUES (4, 1, 0), (5, 1, 0), (6, 1, 0)"
ring() { rm -f "$dir"/r[0-9]*; i=0; for pair in "$@"; do i=$((i + 1)); "$program" request POST /person/relation person=${pair#*-} other=${pair%-*} way=to kind=guardian paper=1 since=1/3/2031 > "$dir/r$i" 2>&1 & done; wait; { answers; sed -n 's/^Fault/Fault/p' "$dir"/r[0-9]*; } > "$dir/page"; }
guarded() { sql "SELECT count(*) FROM registry_relation WHERE kind = 'guardian' AND person IN (4, 5, 6) AND person = $1 AND other = $2"; }
t 'RG5: two guard each other in the same moment: one does' 'ring 4-5 5-4 4-5 5-4 4-5 5-4 4-5 5-4; notsee Fault && see "1 x 303" && test $(($(guarded 4 5) + $(guarded 5 4))) = 1'
t 'RG5: three in a ring: never all'          'sql "DELETE FROM registry_relation WHERE person IN (4, 5)"; ring 4-5 5-6 6-4 4-5 5-6 6-4; notsee Fault && test $(($(guarded 4 5) + $(guarded 5 6) + $(guarded 6 4))) = 2'

# ---- what forbids is not what finds (schema 0049)
plan() {
    case ${DB:-sqlite} in
        postgres) PGOPTIONS='-c enable_seqscan=off -c enable_bitmapscan=off' sql "EXPLAIN $1" ;;
        *) sql "EXPLAIN QUERY PLAN $1" ;;
    esac > "$dir/page"
}
found_by() { grep -qi "$1" "$dir/page" && ! grep -q "_apart\|_twice\|_head" "$dir/page"; }
t 'who has a number, a telephone is looked up in the index of them' 'plan "SELECT DISTINCT person FROM registry_identifier WHERE lookup = '"'x'"'" && found_by registry_identifier_lookup && plan "SELECT DISTINCT person FROM registry_contact WHERE compared = '"'x'"'" && found_by registry_contact_compared'
t 'and what a person has, in that of the person' 'for x in identifier contact address need member relation; do plan "SELECT * FROM registry_$x WHERE person = 1"; found_by index || break; done; found_by index'
done_testing
