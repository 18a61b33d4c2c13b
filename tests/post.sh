# shellcheck shell=sh disable=SC2154   # $dir and $program are tests/lib.sh's
# SPDX-License-Identifier: EUPL-1.2
# post.sh - words for tests of messages; after lib.sh.
#
#   post_office [--tls]             a mail server and an SMS gateway of this test's own; PRONOIA_POST names them
#   plan WORD ...                   how they behave: tests/post_office.py; what they took before is forgotten
#   person ID LANG [SHIELD]         an invented person;   contact ID KIND VALUE MESSAGES [RANK]
#   outbox                          sends what is due; its sentence is in $dir/out
#   took mail N                     they took so many;   decoded mail N   the text of the Nth, its headers in UTF-8
post_office() {
    office=$dir/office; mkdir -p "$office"
    [ "${1:-}" != --tls ] || openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=localhost -addext subjectAltName=DNS:localhost \
        -keyout "$office/tls.key" -out "$office/tls.cert" 2> /dev/null || return 1
    mkfifo "$dir/life"; python3 tests/post_office.py "$office" "$@" < "$dir/life" > "$dir/ports" 2> "$dir/office.err" &
    exec 8> "$dir/life"                     # the servers live while this end is open
    while [ ! -s "$dir/ports" ]; do sleep 0.05; done
    read -r smtp http < "$dir/ports"
    settings "server: smtp://localhost:$smtp
  plain: true"
}
settings() {
    export PRONOIA_POST="$dir/post.yaml"
    (umask 077; cat > "$PRONOIA_POST" <<S
mail:
  $1
  from: kentro@example.gr
  seconds: 30
sms:
  gateway: routee
  application: app
  secret: secret
  from: DIMOS
  auth: http://127.0.0.1:$http/oauth/token
  send: http://127.0.0.1:$http/sms
  seconds: 30
S
    )
}
plan() { rm -f "$office"/mail.* "$office"/sms.* "$office"/heard; echo "$@" > "$office/plan.new"; mv "$office/plan.new" "$office/plan"; }
person() { sql "INSERT INTO registry_person(id, lang, shield, made, made_by) VALUES ($1, '$2', ${3:-0}, 1, 1)"; sql "INSERT INTO registry_name(id, person, kind, family, given, shown, made, by) VALUES ($1, $1, 'official', 'Δοκιμαστική$1', 'Μαρία', 1, 1, 1)"; }
contacts=0
contact() { contacts=$((contacts + 1)); sql "INSERT INTO registry_contact(id, person, kind, value, compared, messages, rank, made, by) VALUES ($contacts, $1, '$2', '$3', '$3', $4, ${5:-1}, 1, 1)"; }
outbox() { "$program" outbox > "$dir/out" 2>> "$dir/out"; }
took() { test "$(find "$office" -name "$1.*" | wc -l)" = "$2"; }
decoded() { python3 -c 'import email, email.policy, sys
m = email.message_from_binary_file(open(sys.argv[1], "rb"), policy=email.policy.default)
for k, v in m.items(): print(k + ":", v)
print(); print(m.get_body(("plain",)).get_content())
for a in m.iter_attachments(): print("attached", a.get_filename(), a.get_content_type(), len(a.get_content()))' "$office/$1.$2"; }
