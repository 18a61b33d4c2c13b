# shellcheck shell=sh disable=SC2016,SC2034
# SPDX-License-Identifier: EUPL-1.2
# demo.t - the demonstration's counselling is written as everybody writes it: no figure without its note.
. tests/lib.sh
"$O/pronoia" demo > "$dir/err" 2>&1 || { echo "Bail out! no demonstration"; exit 1; }
sessions="ledger_line l JOIN access_unit u ON u.id = l.unit WHERE l.kind = 'session'"
t 'no talk is counted that nobody noted'      'count "$sessions AND l.about_kind <> '"'note'"'" 0'
t 'CA12: each line is its note'"'"'s: unit, person, day and who wrote it' 'count "ledger_line l JOIN care_note c ON c.id = l.about AND c.unit = l.unit AND c.person = l.person AND c.by = l.by WHERE l.about_kind = '"'note'"' AND l.quantity = 1" "$(sql "SELECT count(*) FROM care_note")"'
t 'each structure that counsels has a year of it' 'test "$(sql "SELECT count(*) FROM (SELECT u.kind FROM $sessions GROUP BY u.kind HAVING count(*) >= 84) k")" = 4'
t 'nobody noted anything before it was, nor about a shielded file' 'count "care_note WHERE at > made" 0 && count "care_note c JOIN registry_person p ON p.id = c.person WHERE p.shield > 0" 0'
t 'D3: asked again it notes nothing more'     'was=$(sql "SELECT count(*) FROM care_note") && "$O/pronoia" demo > "$dir/page" 2> "$dir/err" && count care_note "$was"'
done_testing
