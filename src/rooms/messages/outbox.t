# SPDX-License-Identifier: EUPL-1.2
# outbox.t - many senders at one outbox, TLS, and the lane of a server.  2031-03-03 is a Monday.
. tests/lib.sh
. tests/post.sh
at 2031-03-03T09:00
as maria advise,files
person 1 el; contact 1 email maria@example.gr 2
command -v openssl > /dev/null || { echo "1..0 # SKIP no openssl"; exit 0; }
post_office --tls
tls() { settings "server: smtp://localhost:$smtp
  ca: ${1:-$office/tls.cert}
  user: kentro
  password: ${2:-secret}"; }
write() { i=0; while [ $i -lt "$1" ]; do POST /messages/new person=1 what=call once="$2$i" || return 1; i=$((i + 1)); done; }
waiting() { count "messages_message WHERE state = 'waiting'" "$1"; }

tls
t 'TLS is demanded, its certificate checked, then we sign in' 'plan ok; write 1 a && outbox && took mail 1 && test "$(head -4 $office/heard | cut -d" " -f1 | tr "\n" " ")" = "EHLO STARTTLS EHLO AUTH "'
t 'a certificate that nobody vouches for: nothing is said, it is tried again' 'plan ok; tls /etc/ssl/certs/ca-certificates.crt; write 1 b && outbox && took mail 0 && ! grep -q MAIL $office/heard && waiting 1'
t 'a wrong password of ours: tried again, not failed' 'plan ok; tls $office/tls.cert wrong; at 2031-03-03T09:10; outbox; took mail 0 && waiting 1; tls; at 2031-03-03T09:30; outbox; waiting 0'
t 'without TLS only to this machine'          'settings "server: smtp://mail.example.gr:25
  plain: true"; ! outbox && grep -q "only to a server on this machine" $dir/out; tls'
t 'a word the settings do not know is told with its line' 'settings "servre: smtp://localhost:25"; ! outbox && grep -q "post.yaml:2" $dir/out; tls'
t 'plain words only to this machine, whatever a name begins with' 'settings "server: smtp://localhost.example.gr:25
  plain: true"; ! outbox && grep -q "only to a server on this machine" $dir/out && settings "server: smtp://localhost:25
  plain: true" && outbox && sed -i "s,auth: .*,auth: http://127.0.0.1.example.gr/oauth/token," $PRONOIA_POST && ! outbox && grep -q "begins with https" $dir/out; tls'
t 'ME3: 50 messages, 50 senders at once: each leaves once' 'plan ok; write 50 c && waiting 50 && all=""; for i in $(seq 50); do "$program" outbox > $dir/o$i 2>&1 & all="$all $!"; done; wait $all; waiting 0 && took mail 50 && test "$(cat $office/mail.* | grep ^Message-ID | sort -u | wc -l)" = 50 && count "diary_act WHERE act = '"'sent a message'"'" 52'
t 'a server sends by itself, and stops when told' 'plan ok; write 3 d; "$program" serve --port 9161 --quiet 2> $dir/err & server=$!; for i in $(seq 150); do took mail 3 && break; sleep 0.1; done; kill $server; wait $server && took mail 3 && waiting 0'
done_testing
