# shellcheck shell=sh disable=SC2016,SC2034
# SPDX-License-Identifier: EUPL-1.2
# results.t - a whole conversation: a divorced mother of 36 with court custody of two children (7 and 11, at school), tenant
# in Larissa at 280 EUR, net wage 600 EUR a month.  The figures are the law's:
#   child benefit   L.4512/2018 a.214: 8,400 / (1 + 1/2 + 1/4) = 4,800 <= 6,000: 2 x 70 = 140 a month
#   housing benefit KYA Δ13/οικ.10747/256: 70 + 35 + 35, a single parent counts one more: 175 a month
#   guaranteed income 6 x (216 + 108 + 54) = 2,268 for six months; she has 4,200: no
. tests/lib.sh
at 2026-11-22T09:00
walk()  { python3 tests/talk.py tests/browser/mother.json "$@" > "$dir/page" 2> "$dir/pages"; }
state() { grep -o 'name="state" value="[^"]*"' "$dir/page" | head -1 | cut -d'"' -f4; }
# The part of the page about one programme.
card()  { tr '\n' ' ' < "$dir/page" | grep -oE "id=\"p-$1\".*" | sed -E 's#</(article|details class="card)>.*##; s#id="p-[a-z]#\n&#2g' | head -1; }
says() { which=$1; shift; for said; do card "$which" | grep -qF -- "$said" || { echo "# $which does not say: $said"; return 1; }; done; }
group() { tr '\n' ' ' < "$dir/page" | sed 's/<section /\n&/g' | grep "aria-labelledby=\"$1\"" | grep -qF "id=\"p-$2\""; }

PRONOIA_LANG=en; export PRONOIA_LANG
t 'English: the results come after at most 12 pages of questions' 'walk && test "$(cat "$dir/pages")" -le 12 && see "id=\"answers\""'
t 'child benefit is 140 a month' 'group money child-benefit && card child-benefit | grep -qF "€140 a month"'
t 'housing benefit is 175 a month' 'group money housing-benefit && card housing-benefit | grep -qF "€175 a month"'
t 'no guaranteed minimum income: the limit, and what would change it' 'group no guaranteed-income && card guaranteed-income | grep -qF "€2,268" && card guaranteed-income | grep -qF "€1,932 less"'
t 'electricity: tariff B, not A' 'group money electricity-tariff-b && group no electricity-tariff-a'
t 'heating benefit by her fuel, flagged as not renewed; the coefficient of the place is nobody’s to invent' 'group money heating-benefit && card heating-benefit | grep -qF "not been renewed for 2026"'
t 'an amount that is a range comes with what decides it, one that is certain does not' 'says heating-benefit "between €100 and €1,105.65 a year" "The amount is decided by: Climate coefficient." && ! card child-benefit | grep -q "decided by"'
t 'KDAP yes, for both children' 'group services kdap && card kdap | grep -qF "Child, 7" && card kdap | grep -qF "Child, 11"'
t 'nursery no, with the age as its reason' 'group no nursery-place && card nursery-place | grep -qF "must be below 4"'
t 'the total adds what can go together' 'see "About €315 a month in all."'
t 'a sum that is not certain is no single figure: rent refund 280, heating 100 to 1,105.65' 'see "And between €380 and €1,385.65 a year." && notsee "And €380 a year"'
t 'the papers stand in one list, with who gives them' 'see "id=\"papers\"" && see "id=\"d-lease\"" && test "$(grep -c "id=\"d-tax_note\"" "$dir/page")" = 1'
t 'where to go' 'card community-centre | grep -qF "Community Centre"'
t 'a result says who gives it, until when, the papers, the next step, the law' 'says child-benefit "OPEKA" "From the beginning of March to 15 January of the next year" "href=\"#papers\"" "Apply only online, with your Taxisnet codes" "4512/2018"'
t 'and where: the structure with its telephone' 'says child-benefit "<bdi>Community Centre of Larissa</bdi>" "href=\"tel:2410000001\""'
t 'where it comes first also its address, on a map, and whether it is open' 'says housing-benefit "Community Centre of Larissa" "(Oikonomou ex Oikonomon 8A" "href=\"geo:" "Closed. Opens Monday, 08:00" "href=\"tel:2410000001\""'
at 2026-11-23T08:00
t 'on Monday at ten it is open' 'walk && says housing-benefit "Open until 15:00"'
at 2026-11-22T09:00; walk
t 'what is not confirmed says so' 'see "to be verified"'
t 'no clause with violence is told to whoever reads along' 'notsee "Violence at home"'
cp "$dir/page" "$dir/en"; en=$(state)

PRONOIA_LANG=el
t 'Greek: the same in at most 12 pages' 'walk && test "$(cat "$dir/pages")" -le 12'
t 'Greek: the same answers, each with its reason' 'group money electricity-tariff-b && group no electricity-tariff-a && group services kdap && says kdap "Παιδί, 7" "Παιδί, 11" && group no nursery-place && says nursery-place "κάτω από 4" && says heating-benefit "δεν έχει ανανεωθεί ακόμη για το 2026" && says guaranteed-income "1.932 € λιγότερο" && see "Περίπου 315 € τον μήνα"'
t 'Greek: 140 and 175 a month, 2.268 for six months' 'card child-benefit | grep -qF "140 €" && card housing-benefit | grep -qF "175 €" && card guaranteed-income | grep -qF "2.268 €"'
for PRONOIA_LANG in ar sq uk; do
    t "$PRONOIA_LANG: the same results, complete" 'walk && test "$(cat "$dir/pages")" -le 12 && group money child-benefit && group money housing-benefit && ! sed -n "/<main/,/<.main/p" "$dir/page" | grep -q "lang=\"el\""'
done

PRONOIA_LANG=en
t 'every answer can be changed' 'POST /check/results "state=$en" do=change.home && status 200 && see "value=\"rent\" checked" && see "Leave the answer as it was"'
s=$(state)
t 'leaving it comes back to the results' 'POST /check/talk "state=$s" do=results && status 200 && group money housing-benefit'
t 'changing it comes straight back to the results, worked out anew' 'POST /check/talk "state=$s" do=next home=own && status 200 && see "id=\"answers\"" && group no housing-benefit'
t 'the people can be changed too' 'POST /check/talk "state=$en" do=change.people && status 200 && see "value=\"2019\""'
t 'a question that was never asked cannot be changed' 'POST /check/talk "state=$en" do=change.violence && status 422 && see "does not belong"'
t 'more questions on wish' 'POST /check/talk "state=$en" do=more && status 200 && notsee "id=\"answers\""'
t 'the questions that decide one open result' 'walk --until home && s=$(state) && POST /check/talk "state=$s" do=results && grep -o "value=\"more.[a-z-]*\"" "$dir/page" | head -1 | grep -q more'
more=$(grep -o 'more\.[a-z0-9-]*' "$dir/page" | head -1); s=$(state)
t 'lead through its own questions' 'POST /check/talk "state=$s" "do=$more" && status 200 && see "value=\"next\""'

# ---- other people: what matters is settled by the first twelve pages
person() { python3 tests/talk.py "tests/people/$1.json" > "$dir/page" 2> "$dir/pages"; }
# (6 x 216 - 600) / 6 = 116 a month
t 'a homeless man: guaranteed income 116 a month, places to sleep, help with the papers' 'person homeless && test "$(cat "$dir/pages")" -le 12 && group money guaranteed-income && card guaranteed-income | grep -qF "€116 a month" && group check night-shelter'
# Law 5092/2024 a. 29-32: 2,400 for a first child
t 'a couple with a first child of six weeks: birth grant 2,400' 'person newborn && test "$(cat "$dir/pages")" -le 12 && group money birth-grant && card birth-grant | grep -qF "€2,400"'

# ---- violence: a quiet page
t 'the question about violence is a quiet page: leave at once, no name in the title, nothing stored' 'walk --until violence && see "name=\"violence\"" && see "class=\"leave\"" && grep -qi "^cache-control: no-store" "$dir/page" && ! grep "<title>" "$dir/page" | grep -q Pronoia'
s=$(state)
t 'who would rather not say need not, and is not asked again' 'see "value=\"refused\"" && POST /check/talk "state=$s" do=results violence=refused && status 200 && see "id=\"answers\"" && see "(not shown)" && POST /check/results "state=$(state)" do=more && status 200 && notsee "name=\"violence\""'
t 'whoever says yes gets help named and quiet results' 'POST /check/talk "state=$s" do=results violence=yes && status 200 && group services womens-counselling && see "15900" && see "class=\"leave\"" && see "(not shown)"'
t 'no address of a shelter is anywhere' 'card womens-counselling | grep -q "tel:15900" && ! card womens-counselling | grep -q "geo:" && notsee "Violence at home: yes"'

# ---- paper
page_pdf() { sed '1,/^\r*$/d' "$dir/page" > "$dir/out.pdf"; }
t 'the results as PDF: at most three pages of A4 with the figures' 'POST /check/paper "state=$en" && status 200 && page_pdf && pdftotext -layout "$dir/out.pdf" "$dir/out.txt" && grep -qF "€140 a month" "$dir/out.txt" && grep -qF "€175 a month" "$dir/out.txt" && grep -qF "€2,268" "$dir/out.txt" && grep -qF "22 November 2026" "$dir/out.txt" && test "$(pdfinfo "$dir/out.pdf" | sed -n "s/^Pages: *//p")" -le 3'
t 'it is tagged, has a title and a language' 'pdfinfo "$dir/out.pdf" | grep -q "^Tagged: *yes" && pdfinfo "$dir/out.pdf" | grep -q "^Title: *You may get" && grep -aq "/Lang (en)" "$dir/out.pdf"'
t 'and says by which rules, as their receipt does' 'pdftotext "$dir/out.pdf" - | grep -qE "Rules .?[0-9a-f]{12}"'
t 'with all reasons on wish' 'POST /check/paper "state=$en" whole=yes && page_pdf && pdftotext "$dir/out.pdf" - | tr "\n" " " | grep -qF "4512/2018"'
t 'Arabic paper keeps phone numbers the right way round' 'PRONOIA_LANG=ar POST /check/paper "state=$en" && page_pdf && pdftotext "$dir/out.pdf" - | grep -q "2410" && grep -aq "/Lang (ar)" "$dir/out.pdf"'
t 'a damaged page gives no paper but a way on' 'POST /check/paper state=x && status 422 && see "could not read your answers"'
done_testing
