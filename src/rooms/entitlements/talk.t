# shellcheck shell=sh disable=SC2016,SC2034
# SPDX-License-Identifier: EUPL-1.2
# talk.t - the pages of the conversation: what they take, what they refuse, what they keep.
. tests/lib.sh
at 2026-11-22T09:00
export PRONOIA_LANG=en
state()  { grep -o 'name="state" value="[^"]*"' "$dir/page" | head -1 | cut -d'"' -f4; }
keep()   { s=$(state); }
people() { POST /check/talk "state=$s" do=next born.0.d=2 born.0.m=3 born.0.y=1990 "$@"; }
two()    { POST /check/talk do=start && keep && POST /check/talk "state=$s" do=next n=2 && keep; }
first()  { two && people relation.1=child born.1.d=5 born.1.m=5 born.1.y=2019 && keep; }
# The same page, apart from what is fresh on each: seal and form token.
same()   { sed 's/value="[A-Za-z0-9_-]\{40,\}"//g' "$1" > "$1.plain"; sed 's/value="[A-Za-z0-9_-]\{40,\}"//g' "$2" | cmp -s - "$1.plain"; }

t 'the conversation begins without signing in' 'GET /check && status 200 && see "value=\"start\"" && see "We keep nothing"'
t 'an address typed by hand leads to the beginning' 'GET /check/talk && status 303 && location /check'
t 'the first page asks how many' 'POST /check/talk do=start && status 200 && see "name=\"n\""'
keep
for wrong in "" 0 abc 2.5 -1; do
    t "how many: '$wrong' is asked again, and kept" 'POST /check/talk "state=$s" do=next "n=$wrong" && status 422 && see "Write a number, 1 or more" && see "name=\"n\" value=\"$wrong\""'
done
t 'a household of 41 is refused with the limit' 'POST /check/talk "state=$s" do=next n=41 && status 422 && see "up to 40 people"'
t 'a household of 40 is taken' 'POST /check/talk "state=$s" do=next n=40 && status 200 && see "born.39.d" && notsee "born.40.d"'

two
t '31 February is no day; the rest of the form stays' 'people relation.1=child born.1.d=31 born.1.m=2 born.1.y=2019 && status 422 && see "Write day, month and year" && see "value=\"1990\"" && see "value=\"child\" selected"'
t 'nobody is born tomorrow' 'people relation.1=child born.1.d=23 born.1.m=11 born.1.y=2026 && status 422 && see "in the future"'
t 'nobody is 131 years old' 'people relation.1=parent born.1.d=1 born.1.m=1 born.1.y=1895 && status 422 && see "above 120 years"'
t 'everybody is something to the applicant' 'people relation.1= born.1.d=5 born.1.m=5 born.1.y=2019 && status 422 && see "Choose who this is to you" && see "href=\"#relation.1\""'
t 'there is one head' 'people relation.1=head born.1.d=5 born.1.m=5 born.1.y=2019 && status 422'
t 'a child is not older than its parent' 'people relation.1=child born.1.d=5 born.1.m=5 born.1.y=1960 && status 422'
t 'nor a grandchild than its grandparent'    'people relation.1=grandchild born.1.d=2 born.1.m=3 born.1.y=1990 && status 422 && see "grandchild seems to be older" && see "href=\"#born.1\"" && see "value=\"grandchild\" selected"'
t 'nor is a parent younger than their child'  'people relation.1=parent born.1.d=3 born.1.m=3 born.1.y=1991 && status 422 && see "parent seems to be younger" && see "href=\"#born.1\"" && people relation.1=parent born.1.d=3 born.1.m=3 born.1.y=1960 && status 200'
t 'a person can be added; what was typed stays' 'POST /check/talk "state=$s" do=add born.0.d=2 born.0.m=3 born.0.y=1990 && status 200 && see "born.2.d" && see "value=\"1990\""'
t 'a person can be removed' 'POST /check/talk "state=$s" do=remove.1 born.0.d=2 born.0.m=3 born.0.y=1990 && status 200 && notsee "born.1.d" && see "value=\"1990\""'
t 'when somebody is removed, what was half typed below moves up with its row' 'POST /check/talk do=start && keep && POST /check/talk "state=$s" do=next n=3 && keep && POST /check/talk "state=$s" do=remove.1 born.0.d=2 born.0.m=3 born.0.y=1990 relation.1=spouse born.1.d=7 born.1.m=8 born.1.y=1989 relation.2=child born.2.d=5 born.2.m= born.2.y=2015 && status 200 && notsee "born.2.d" && see "name=\"born.0.y\" value=\"1990\"" && see "name=\"born.1.d\" value=\"5\"" && see "name=\"born.1.m\" value=\"\"" && see "name=\"born.1.y\" value=\"2015\"" && see "value=\"child\" selected" && notsee "value=\"spouse\" selected"'
t 'what is half typed above whoever is removed stays' 'POST /check/talk "state=$s" do=remove.2 born.0.d=2 born.0.m=3 born.0.y=1990 relation.1=spouse born.1.d=7 born.1.m= born.1.y=1989 relation.2=child born.2.d=5 born.2.m=6 born.2.y=2015 && status 200 && notsee "born.2.d" && see "name=\"born.1.y\" value=\"1989\"" && see "value=\"spouse\" selected"'

first
t 'after the people come the questions' 'status 200 && see "Page 1 of at most 12" && see "Where do you live now?"'
t 'A6: no figure of a benefit stands above a question' 'notsee "€"'
cp "$dir/page" "$dir/question"
t 'A5: an empty page is no answer' 'POST /check/talk "state=$s" do=next && status 422 && see "Choose an answer" && see "role=\"alert\"" && see "href=\"#home\""'
t 'A5: I do not know is an answer' 'POST /check/talk "state=$s" do=next home=unknown resident_here=unknown && status 200 && see "Page 2 of"'
t 'A3: a choice that is not offered is no answer' 'POST /check/talk "state=$s" do=next home=palace resident_here=yes && status 422 && see "Where do you live now?"'
t 'A3: an answer to a question not asked changes nothing, and is said' 'POST /check/talk "state=$s" do=next home=rent resident_here=yes deposits=5 && status 422 && see "does not belong to this page" && see "Where do you live now?"'
t 'A4: the same form twice gives the same page' 'POST /check/talk "state=$s" do=next home=rent resident_here=yes && cp "$dir/page" "$dir/once" && POST /check/talk "state=$s" do=next home=rent resident_here=yes && same "$dir/once" "$dir/page"'
keep
t 'Back shows the question with its answer' 'POST /check/talk "state=$s" do=back && status 200 && see "Where do you live now?" && see "value=\"rent\" checked" && see "Page 1 of"'
keep
t 'Back again shows the people' 'POST /check/talk "state=$s" do=back && status 200 && see "value=\"2019\""'
first
t 'the language changes on the spot and keeps the answers' 'PRONOIA_LANG= POST "/check/talk" "state=$s" do=same lang=ar && status 200 && see "dir=\"rtl\"" && see "name=\"home\""'
t 'first results at any time' 'POST /check/talk "state=$s" do=results && status 200 && see "id=\"answers\"" && see "Still open"'
answers() { sed -n '/id="answers"/,$p' "$dir/page" > "$dir/answers"; grep -qF -- "$1" "$dir/answers"; }
first
t 'A5: results now: one answer of a page with two counts' 'POST /check/talk "state=$s" do=results home=rent && status 200 && answers "<dt>Home" && answers "in a rented home"'
keep
t 'A5: and what was left empty is still asked' 'POST /check/talk "state=$s" do=more.housing-benefit && status 200 && notsee "name=\"home\"" && keep && POST /check/talk "state=$s" do=back && see "value=\"rent\" checked"'
first
t 'A5: results now: a page left empty is no answer' 'POST /check/talk "state=$s" do=results && status 200 && ! answers "change.home"'
first
t 'results now: what cannot be read is asked again, and kept' 'POST /check/talk "state=$s" do=next home=rent resident_here=yes; keep; while notsee "name=\"income_year\"" && see "name=\"do\" value=\"next\""; do POST /check/talk "state=$s" do=results; keep; POST /check/talk "state=$s" do=more.heating-benefit; keep; done; POST /check/talk "state=$s" do=results income_year=abc && status 422 && see "value=\"abc\"" && see "role=\"alert\"" && POST /check/talk "state=$s" do=results income_year=8000 && status 200 && answers "8,000"'
t 'A1: the answers stand in no address and no cookie' '! grep -qE "(href|action)=\"[^\"]*state" "$dir/page" && ! grep -i "^set-cookie" "$dir/page" | grep -qi state'
t 'the page may be shown again by Back: it is not no-store' '! grep -qi "^cache-control:.*no-store" "$dir/page"'

first
t 'A2: a forged state is refused with a way on' 'POST /check/talk "state=${s%??}AA" do=next home=rent resident_here=yes && status 422 && see "could not read your answers" && see "href=\"/check\""'
t 'A2: an empty state is refused' 'POST /check/talk do=next && status 422 && see "could not read your answers"'
t 'A2: noise is refused' 'POST /check/talk state=%00%ff do=next && status 422'
t 'A2: a state of another house is refused' 'PRONOIA_KEY=$dir/other POST /check/talk "state=$s" do=next home=rent resident_here=yes && status 422 && see "could not read your answers"'
t 'a page of yesterday asks whose answers these are' 'at 2026-11-24T09:00 && POST /check/talk "state=$s" do=next home=rent resident_here=yes && status 422 && see "opened days ago"'
keep
t 'and nothing is lost' 'POST /check/talk "state=$s" do=go_on && status 200 && see "Where do you live now?"'
t 'after a month it is forgotten' 'at 2027-01-10T09:00 && POST /check/talk "state=$s" do=go_on && status 422 && see "could not read your answers"'
at 2026-11-22T09:00
t 'an unknown wish changes nothing, and is said' 'POST /check/talk "state=$s" do=fly && status 422 && see "does not belong to this page" && see "Where do you live now?"'
t 'clearing needs nothing and promises only what is true' 'GET /check/cleared && status 200 && see "close the window"'
t 'nothing of all this is in the database' 'count entitlements_code 0 && count diary_act 0'
done_testing
