# SPDX-License-Identifier: EUPL-1.2
. tests/lib.sh
at 2026-11-23T08:00
body() { sed '1,/^\r*$/d' "$dir/page" > "$dir/$1"; }
says() { body answer; python3 tests/openapi.py "$dir/spec" "$1" "$dir/answer" > "$dir/err"; }
cat > "$dir/mother.json" << 'J'
{"date": "2026-11-22", "lang": "en",
 "members": [{"id": "m", "relation": "head", "born": "1990-03-02"}, {"relation": "child", "born": "2019-05-10", "disability_pct": 0}],
 "facts": {"income_year": 8400, "home": {"value": "rent", "evidence": "paper"}, "violence": null}}
J
t 'P6: the description is JSON'                     'GET "/api/v1/openapi.json?lang=en" && status 200 && see "application/json" && body spec && python3 -m json.tool "$dir/spec" > /dev/null'
t 'P6: every fact stands in it'                     'sed -n "s/^fact \([a-z0-9_]*\):.*/\1/p" programmes/facts.txt | while read -r f; do grep -q "\"$f\":{\"title\"" "$dir/spec" || { echo "$f" > "$dir/err"; exit 1; }; done'
t 'P6: every page of the API stands in it'          'for p in $(sed -n "s/^\(\/api\/v1\/[a-z]*\)	.*/\1/p" tests/pages.expected); do grep -q "\"$p\":{" "$dir/spec" || exit 1; done'
t 'programmes: as described'                        'GET /api/v1/programmes && status 200 && says Programmes && see "\"programme\":\"kdap\""'
t 'all of them'                                     'test "$(grep -o "\"programme\":\"" "$dir/page" | wc -l)" = "$(find programmes towns/larissa/programmes -name rules.txt | sed "s,.*/\([^/]*\)/rules.txt,\1," | sort -u | wc -l)"'
t 'in the language asked for'                       'GET "/api/v1/programmes?lang=uk" && status 200 && see "\"lang\":\"uk\"" && see "Соціальна крамниця" && notsee "Set-Cookie"'
t 'services: as described'                          'GET /api/v1/services && status 200 && says Services && see "\"service\":\"community-centre\"" && see "\"open_now\":true"'
t 'services: what is made up is named'              'see "\"made_up\":[\"phone\",\"hours\""'
t 'services: a night that ends in the morning'      'see "\"from\":\"19:00\",\"to\":\"09:00\""'
t 'services: by kind, and open now'                 'GET "/api/v1/services?kind=kdap&open=1" && see "\"services\":[]" && GET "/api/v1/services?kind=kdap" && see "\"shift\":2" && notsee community-centre'
photos() { body answer; python3 -c "import json, sys; print(' '.join(s['service'] for s in json.load(open(sys.argv[1]))['services'] if 'photo' in s))" "$dir/answer"; }
t 'services: a photo with its words and its size, where the town has one' 'GET "/api/v1/services?lang=en" && says Services && test "$(photos)" = "$(sed -n "s/^  - id: //p; s/^    photo: .*/photo/p" towns/larissa/structures.yaml | grep -B1 "^photo" | grep -v "^photo\|^--" | paste -sd" ")" && path=$(sed -n "s/.*\"photo\":{\"path\":\"\([^\"]*\)\",\"words\":\"[^\"][^\"]*\",\"width\":[1-9][0-9]*,\"height\":[1-9].*/\1/p" "$dir/page") && GET "$path" && status 200 && see "image/jpeg"'
t 'services: help for women has no address'         'GET "/api/v1/services?kind=counselling_women" && says Services && see 15900 && notsee "\"street\"" && notsee "\"geo\""'
t 'a screening: as described'                       'POST /api/v1/screen --json "$dir/mother.json" && status 200 && says Screened && see "\"programme\":\"kdap\""'
t 'a refused screening: as described'               'echo "{\"members\": [{\"born\": 3}]}" > "$dir/bad.json"; POST /api/v1/screen --json "$dir/bad.json" && status 422 && says Problems'
done_testing
