# shellcheck shell=sh
# SPDX-License-Identifier: EUPL-1.2
# people.sh - people, households and accounts for the tests of a room; after tests/lib.sh.  All of them are invented.
#
#   person ID FAMILY GIVEN BORN(days)      household ID PERSON ROLE [PERSON ROLE]...
#   worker ID NAME                         be ID KEYS        that account asks from now on, with these keys
person()    { sql "INSERT INTO registry_person(id, birth, birth_exact, made, made_by) VALUES ($1, $4, 'day', 1, 1); INSERT INTO registry_name(id, person, kind, family, given, shown, made, by) VALUES ($1, $1, 'official', '$2', '$3', 1, 1, 1)"; }
household() {
    sql "INSERT INTO registry_household(id, made, made_by) VALUES ($1, 1, 1)"; _h=$1; shift
    while [ $# -gt 1 ]; do sql "INSERT INTO registry_member(household, person, role, made, by) VALUES ($_h, $1, '$2', 1, 1)"; shift 2; done
}
worker()    { sql "INSERT INTO staff_account(id, name, sign_in, password_hash, created) VALUES ($1, '$2', 'u$1', '!', 1)"; }
be()        { _until_now=$?; export PRONOIA_STAFF="$1"; as "u$1" "$2"; return $_until_now; }
