# shellcheck shell=sh disable=SC2154
# SPDX-License-Identifier: EUPL-1.2
# stock.sh - stores, goods and those who are entitled, for the tests of the stock room; after tests/people.sh.
#
#   store ID KIND NAME [STRUCTURE]          keeps ID STORE        that account works there
#   goods ID KIND NAME [COLUMN=VALUE...]    a catalogue item      lot ID ITEM STORE N [EXPIRES [BATCH]]  so many of it lie there
#   granted ID PROGRAMME PERSON HOUSEHOLD [SINCE [UNTIL]]         card ID PERSON NUMBER
#   held STORE LOT                          what the store has of it
store()   { sql "INSERT INTO access_unit(id, name, structure, kind) VALUES ($1, '$3', '${4:-}', '$2')"; }
keeps()   { sql "INSERT INTO access_work(unit, account, since) VALUES ($2, $1, 0)"; }
goods()   {
    _c=''; _v=''; _i=$1 _k=$2 _n=$3; shift 3
    for _x; do _c="$_c, ${_x%%=*}"; _v="$_v, '${_x#*=}'"; done
    sql "INSERT INTO stock_item(id, kind, name, measure$_c) VALUES ($_i, '$_k', '$_n', 'piece'$_v)"
}
lot()     {
    sql "INSERT INTO stock_lot(id, item, batch, expires, worth) VALUES ($1, $2, '${6:-}', ${5:-NULL}, 100);
         INSERT INTO stock_moved(on_day, noted, by, unit, lot, kind, quantity, about_kind, about) VALUES (22300, 1, 1, $3, $1, 'received', $4, 'supply', 0)"
}
granted() {
    _state=granted
    sql "INSERT INTO casework_case(id, programme, person, household, spell, state, protocol_year, protocol_no, origin, opened, made, by)
         VALUES ($1, '$2', $3, ${4:-NULL}, 1, '$_state', 2031, $1, 'clerk', 1, 1, 1);
         INSERT INTO casework_decision(id, filed, year, number, outcome, proposed_by, decided_by, four_eyes, at, asked, since, until, answer, book, facts, reasons, judged, mark)
         VALUES ($1, $1, 2031, $1, 'granted', 1, 2, 1, 1, 22200, ${5:-22200}, ${6:-NULL}, 'yes', '', $(blob), $(blob), 0, $(blob))"
}
card()    { sql "INSERT INTO stock_card(id, number, person, given, by) VALUES ($1, '$3', $2, 1, 1)"; }
held()    { sql "SELECT quantity FROM stock_held WHERE unit = $1 AND lot = $2"; }
if [ "${DB:-sqlite}" = postgres ]; then blob() { printf '%s' "'\\x00'::bytea"; }; else blob() { echo "x'00'"; }; fi
# multipart FILE NAME=VALUE...            a form with a file, in $dir/body; send it with: POST /path $multipart
# shellcheck disable=SC2034   # the test's
multipart='--body '$dir'/body --type multipart/form-data;boundary=xxBOUNDARYxx'
multipart() {
    _f=$1; shift
    { for _x; do printf -- '--xxBOUNDARYxx\r\nContent-Disposition: form-data; name="%s"\r\n\r\n%s\r\n' "${_x%%=*}" "${_x#*=}"; done
      printf -- '--xxBOUNDARYxx\r\nContent-Disposition: form-data; name="file"; filename="f"\r\nContent-Type: application/octet-stream\r\n\r\n'; cat "$_f"
      printf '\r\n--xxBOUNDARYxx--\r\n'; } > "$dir/body"
}
csrf_of() { grep -o 'name="csrf" value="[^"]*' "$dir/page" | head -1 | sed 's/.*"//'; }
