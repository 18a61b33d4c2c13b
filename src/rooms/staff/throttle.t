# SPDX-License-Identifier: EUPL-1.2
# throttle.t - S2: who guesses waits; nobody else does.
. tests/lib.sh
. tests/staff.sh
account 1 anna $ADVISE; account 2 boris $ADVISE
wrong() { i=0; while [ $i -lt "$2" ]; do POST /sign-in "name=$1" password=wrong; i=$((i + 1)); done; }

t 'four wrong tries are free'                 'wrong anna 4 && status 422'
t 'then one waits'                            'wrong anna 2 && status 429 && grep -q "^Retry-After: [12]$" $dir/page'
t 'even with the right password'              'POST /sign-in name=anna "password=correct horse 12" && status 429'
t 'an unknown name waits the same'            'wrong nobody 4 && status 422 && wrong nobody 2 && status 429'
t 'the wait doubles'                          'at 2031-03-01T09:00:02 && wrong anna 1 && status 422 && wrong anna 1 && status 429 && grep -q "^Retry-After: 2$" $dir/page && at 2031-03-01T09:00:05 && wrong anna 1 && status 422 && wrong anna 1 && grep -q "^Retry-After: 4$" $dir/page'
t 'S2: from elsewhere anna signs in at once'  'export PRONOIA_PEER=office && sign_in anna && unset PRONOIA_PEER'
t 'S2: from her own device too, though its address is full of guesses' 'device=$(echo "$PRONOIA_COOKIE" | grep -o "pronoia-device=[^;]*") && export PRONOIA_COOKIE=$device && POST /sign-in name=anna "password=correct horse 12" && status 303'
t 'a device known for anna says nothing about boris' 'stranger; wrong boris 6; export PRONOIA_COOKIE=$device; POST /sign-in name=boris "password=correct horse 12" && status 429'
t 'a made-up device is not known'             'export PRONOIA_COOKIE=pronoia-device=AbT79OSx7jYss0EYrDYd6hcQkoGz6Cr9iBuaZsye1Tv && POST /sign-in name=boris "password=correct horse 12" && status 429'
t 'time heals'                                'stranger; at 2031-03-01T09:30 && sign_in boris'
t 'success forgets the failures'              'stranger; wrong boris 4 && status 422'
t 'many names from one address wait too'      'stranger; at 2031-03-02T12:00; for i in 1 2 3 4 5 6 7 8 9 10; do wrong guess$i 3; done; POST /sign-in name=guess11 password=wrong; POST /sign-in name=guess12 password=wrong && status 429'
t 'guesses sent together gain nothing'        'at 2031-03-04T12:00; export PRONOIA_PEER=crowd; for i in 1 2 3 4 5 6 7 8; do "$program" request POST /sign-in name=anna password=wrong$i > $dir/g$i 2>&1 & done; wait; POST /sign-in name=anna "password=correct horse 12" && status 429'
t 'a refused sign-in is in the diary'         'test "$(sql "SELECT count(*) FROM diary_act WHERE act = '"'sign-in refused'"' AND about = 1")" -gt 4'
done_testing
