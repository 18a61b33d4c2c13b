# shellcheck shell=sh disable=SC2016,SC2034,SC2154   # a library: its words and colours are used by tests, $dir is tests/lib.sh's
# SPDX-License-Identifier: EUPL-1.2
# staff.sh - words for tests of signing in; after tests/lib.sh.
#
#   account 1 anna ROLES [name]     an account whose password is "correct horse 12"; ROLES as a number of enum may
#   sign_in anna ["correct horse 12"]   the cookies of the answer are kept: the next visits are hers
#   stranger                        no cookies
#   code SECRET [time]              the telephone's six digits for a base32 secret at PRONOIA_NOW
hash='$argon2id$v=19$m=8,t=1,p=1$flu/v07w60bch6Qrqgh6CA$kUEA2TRTIdVgcVPbBmZmX159PR0KJ7z8UGoaW9oeqtg'   # cheap on purpose: tests check it a hundred times
ADVISE=68 RULES=8 STAFF=16 DIARY=32
nobody; unset PRONOIA_COOKIE
account() { sql "INSERT INTO staff_account(id, name, sign_in, password_hash, roles, created) VALUES ($1, '${4:-Name of $2}', '$2', '$hash', $3, 1)"; }
jar()     { PRONOIA_COOKIE=$(sed -n 's/^Set-Cookie: \([^;]*\);.*/\1/p' "$dir/page" | paste -sd';' | sed 's/;/; /g'); export PRONOIA_COOKIE; }
sign_in() { POST /sign-in "name=$1" "password=${2:-correct horse 12}" && status 303 && jar; }
stranger() { unset PRONOIA_COOKIE; }
field()   { sed -n "s/.*name=\"$1\" value=\"\([^\"]*\)\".*/\1/p" "$dir/page" | head -1; }
code()    { python3 - "$1" "$PRONOIA_NOW" <<'P'
import base64, calendar, hashlib, hmac, struct, sys, time
secret = base64.b32decode(sys.argv[1] + '=' * (-len(sys.argv[1]) % 8))
now = sys.argv[2] + ('' if sys.argv[2].count(':') == 2 else ':00')
step = calendar.timegm(time.strptime(now, '%Y-%m-%dT%H:%M:%S')) // 30
h = hmac.new(secret, struct.pack('>Q', step), hashlib.sha1).digest()
o = h[19] & 15
print('%06d' % ((struct.unpack('>I', h[o:o + 4])[0] & 0x7fffffff) % 1000000))
P
}
