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
t 'an older program leaves a newer database alone' 'old_database 1 && "$program" migrate && contents > "$dir/before" && ! "$program" migrate --share "$dir/old" > "$dir/page" 2> "$dir/err" && grep -q "newer than this program" "$dir/err" && contents | cmp -s - "$dir/before"'
done_testing
