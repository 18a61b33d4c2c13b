# SPDX-License-Identifier: EUPL-1.2
# backup.t - a backup is whole, sealed, and comes back on either database; a damaged one changes nothing.
. tests/lib.sh
backup()  { "$program" backup "$@" > "$dir/page" 2> "$dir/err"; }
restore() { "$program" restore "$@" < "$dir/words" > "$dir/page" 2> "$dir/err"; }
told()    { grep -qF -- "$1" "$dir/err"; }
new_place() {  # an empty database of the same kind, named in $place
    if [ "${DB:-sqlite}" = postgres ]; then
        remove_database "${name}_kept"; "$asks" "$cluster" "CREATE DATABASE ${name}_kept"; place=$(tests/postgres.sh url "${name}_kept")
    else rm -f "$dir"/place*; place=$dir/place; fi
    rm -f "$dir/new.key"
}
contents_of() { ( PRONOIA_DB=$1; [ "${DB:-sqlite}" = postgres ] && name=${name}_kept; contents ); }
is_same()     { contents > "$dir/before" && contents_of "$place" > "$dir/after" && cmp "$dir/before" "$dir/after" && cmp "$PRONOIA_KEY" "$dir/new.key"; }
flip() { python3 - "$1" "$2" "$3" <<'P'
import sys
b = bytearray(open(sys.argv[1], 'rb').read()); at = int(sys.argv[2]) % len(b)
b[at] ^= 1; open(sys.argv[3], 'wb').write(b)
P
}

sql "INSERT INTO staff_account(id, name, sign_in, password_hash, roles, created) VALUES (1, 'O''Neill \"x\" ' || 'ΆΈ العربية', 'anna', '!', 68, 1), (2, 'B', 'boris', '!', 4, 9007199254740993)"
sql "INSERT INTO registry_person(id, birth, made, made_by) VALUES (1, NULL, 1, 1), (2, -20000, 1, 1)"
sql "UPDATE registry_person SET merged_into = 2 WHERE id = 1"
sql "INSERT INTO registry_name(id, person, kind, family, given, shown, made, by) VALUES (1, 1, 'official', 'Δοκιμή
με γραμμές', '', 1, 1, 1)"
if [ "${DB:-sqlite}" = postgres ]; then blob="decode('00ff0027', 'hex')"; else blob="x'00ff0027'"; fi
sql "INSERT INTO registry_identifier(id, person, kind, sealed, lookup, made, by) VALUES (1, 1, 'afm', $blob, $blob, 1, 1)"

t 'without a recovery key there is no backup'      '! backup "$dir/one" && told "backup --new-key" && test ! -e "$dir/one"'
t 'a recovery key is printed once'                 'cd "$dir" && (cd "$OLDPWD" && "$program" backup --new-key) > "$dir/words" 2> "$dir/err"; cd "$OLDPWD"; grep -qE "^([0-9A-HJKMNP-TV-Z]{5}-){10}[0-9A-HJKMNP-TV-Z]{5}$" "$dir/words"'
t 'and not made a second time over the first'      '! backup --new-key && told "made already"'
t 'a backup is made'                               'backup "$dir/one" && test -s "$dir/one" && test "$(stat -c %a "$dir/one")" = 600'
t 'nothing personal can be read in it'             '! grep -qaE "Neill|anna|registry_person" "$dir/one"'
t 'one is never written over another'              'cksum "$dir/one" > "$dir/sum"; ! backup "$dir/one" && told "never written over" && cksum "$dir/one" | cmp - "$dir/sum"'
new_place
t 'it comes back whole, key file and all'          'restore "$dir/one" --db "$place" --key "$dir/new.key" && see "compared with the backup: equal" && is_same'
t 'new rows get numbers of their own'             'PRONOIA_DB=$place PRONOIA_KEY="$dir/new.key" "$program" staff add "Νέα Δοκιμή" --role adviser --sign-in nea > "$dir/page" 2> "$dir/err" && see /invitation/'
t 'never over data'                                '! restore "$dir/one" --db "$place" --key "$dir/new.key" && told "not empty"'
new_place; head -c 32 /dev/zero > "$dir/new.key"; chmod 600 "$dir/new.key"
t 'nor over another key'                           '! restore "$dir/one" --db "$place" --key "$dir/new.key" && told "another one"'
t 'a drill proves it and leaves nothing'           'ls "${TMPDIR:-/tmp}" | grep -c pronoia-drill > "$dir/n0"; restore "$dir/one" --drill && see "restore drill" && ls "${TMPDIR:-/tmp}" | grep -c pronoia-drill | cmp - "$dir/n0"'
t 'a mistyped recovery key is told from a wrong one' 'cp "$dir/words" "$dir/right"; sed "s/^./$(head -c1 "$dir/right" | tr 0-9A-Z 1-9A-Z0)/" "$dir/right" > "$dir/words"; ! restore "$dir/one" --drill && told "not a recovery key"'
t 'small letters, blanks, O for 0 and I for 1 are the same key' 'tr "A-Z01-" "a-zoi " < "$dir/right" > "$dir/words"; restore "$dir/one" --drill'
( PRONOIA_KEY=$dir/other.key "$program" backup --new-key > "$dir/words" 2> "$dir/err" )
t 'another recovery key opens nothing'             '! restore "$dir/one" --drill && told "another recovery key"'
cp "$dir/right" "$dir/words"; size=$(stat -c %s "$dir/one")
nothing_made() { [ ! -f "$dir/bad.db" ] || [ "$("$asks" "$dir/bad.db" "SELECT count(*) FROM sqlite_schema WHERE name = 'staff_account'")" = 0 ] ||
    [ "$("$asks" "$dir/bad.db" "SELECT count(*) FROM staff_account")" = 0 ]; }
flips() {
    for i in $(seq 0 59); do
        flip "$dir/one" $((i * 7919 % size)) "$dir/bad"; rm -f "$dir"/bad.db*
        if restore "$dir/bad" --db "$dir/bad.db" --key "$dir/bad.key"; then echo "# byte $((i * 7919 % size))"; return 1; fi
        [ -s "$dir/err" ] && nothing_made && [ ! -e "$dir/bad.key" ] || return 1
    done
}
cuts() { for i in 0 16 17 100 200 $((size / 2)) $((size - 1)); do head -c $i "$dir/one" > "$dir/bad"; if restore "$dir/bad" --drill; then return 1; fi; done; }
t 'each flipped byte of sixty is found, and nothing is made' flips
t 'a cut-off one too'                              cuts
t 'and one with something behind its end'          'cp "$dir/one" "$dir/bad"; echo more >> "$dir/bad"; ! restore "$dir/bad" --drill'
t 'a file that is none is told so'                 'echo hello > "$dir/bad"; ! restore "$dir/bad" --drill && told "not a backup of this program"'
t 'it crosses to the other kind of database'       'restore "$dir/one" --db "$dir/cross.db" --key "$dir/cross.key" && test "$("$asks" "$dir/cross.db" "SELECT merged_into FROM registry_person WHERE id = 1")" = 2'
t 'triggers guard again after a restore'           '! "$asks" "$dir/cross.db" "INSERT INTO registry_need(id, person, kind, made, by) VALUES (1, 1, '"'blind'"', 1, 1), (2, 1, '"'blind'"', 1, 1)" 2> /dev/null'
t 'a full disk leaves no half backup'              '(ulimit -f 2; "$program" backup "$dir/three" > "$dir/page" 2> "$dir/err"); { told "cannot be" || told "the disk"; } && test ! -e "$dir/three" && ! ls "$dir" | grep -q "three.*new"'
cross_back() {
    new_place; mv "$PRONOIA_KEY.recovery" "$dir/cross.key.recovery"
    PRONOIA_DB=$dir/cross.db PRONOIA_KEY=$dir/cross.key "$program" backup "$dir/two" 2> "$dir/err" && restore "$dir/two" --db "$place" --key "$dir/new.key" && is_same
}
t 'and back, and it is what it was'                cross_back

# ---- while the server runs and others write
mv "$dir/cross.key.recovery" "$PRONOIA_KEY.recovery"; as maria files
port=$(python3 -c "import socket; s = socket.socket(); s.bind(('127.0.0.1', 0)); print(s.getsockname()[1])")
writes() {      # a line in $dir/taken for each family that the program said it had written
    k=0; until [ -e "$dir/enough" ] || [ $k = 300 ]; do
        k=$((k + 1)); "$program" request POST /person/new "family=Writ$k" given=A another=1 > "$dir/write" 2>&1
        if grep -q '^Status: 303' "$dir/write"; then echo "Writ$k" >> "$dir/taken"; fi
    done
}
beside_writers() {
    (unset PRONOIA_NOW; exec "$O/pronoia" serve --port "$port" > "$dir/served" 2>&1) & server=$!
    for _ in $(seq 300); do python3 -c "import urllib.request; urllib.request.urlopen('http://127.0.0.1:$port/healthz')" 2> /dev/null && break; sleep 0.05; done
    : > "$dir/taken"; writes & writer=$!
    for _ in $(seq 600); do [ "$(wc -l < "$dir/taken")" -ge 8 ] && break; sleep 0.05; done
    cp "$dir/taken" "$dir/before"; backup "$dir/four"; made=$?
    kill -0 "$server" && kill -0 "$writer" && touch "$dir/enough"; both=$?
    wait "$writer"; kill "$server"; wait "$server" 2> /dev/null
    [ $made = 0 ] && [ $both = 0 ] && [ "$(wc -l < "$dir/before")" -ge 8 ] && [ "$(wc -l < "$dir/taken")" -gt "$(wc -l < "$dir/before")" ]
}
t 'a backup is made while the server runs and others write, and they write on' beside_writers
t 'a drill proves it whole'                        'restore "$dir/four" --drill && see "restore drill"'
new_place
t 'it holds every write that was acknowledged before it began, and none by half' 'restore "$dir/four" --db "$place" --key "$dir/new.key" && "$asks" "$place" "SELECT family FROM registry_name" > "$dir/there" && for f in $(cat "$dir/before"); do grep -qx "$f" "$dir/there" || { echo "# $f is lost"; break; }; done && grep -qx "$(tail -1 "$dir/before")" "$dir/there" && test "$f" = "$(tail -1 "$dir/before")" && test "$("$asks" "$place" "SELECT count(*) FROM registry_person p WHERE id > 2 AND (NOT EXISTS(SELECT 1 FROM registry_name WHERE person = p.id) OR NOT EXISTS(SELECT 1 FROM diary_act WHERE about_kind = '"'person'"' AND about = p.id))")" = 0'
done_testing
