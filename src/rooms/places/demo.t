# SPDX-License-Identifier: EUPL-1.2
# demo.t - the demonstration's places: what the door can write is written at the door, and only the months before it are brought over.
. tests/lib.sh
"$O/pronoia" demo > "$dir/err" 2>&1 || { echo "Bail out! no demonstration"; exit 1; }
kapi="FROM ledger_line l JOIN access_unit u ON u.id = l.unit WHERE u.structure = 'kapi'"
t 'a senior centre has members by a call'   'test "$(sql "SELECT count(*) > 0 FROM places_seat s JOIN places_section x ON x.id = s.section WHERE x.structure = '"'kapi'"' AND s.state = '"'held'"'")" = "$(sql "SELECT 1 = 1")"'
t 'PL9: each of its lines since is one of the door' 'test "$(sql "SELECT count(*) $kapi AND l.about_kind = '"'presence'"'")" = "$(sql "SELECT count(*) FROM places_presence p JOIN places_section x ON x.id = p.section WHERE x.structure = '"'kapi'"' AND p.state = '"'here'"'")" && test "$(sql "SELECT count(*) $kapi AND l.about_kind = '"'presence'"'")" -gt 0'
t 'what was brought over ends before the door began' 'test "$(sql "SELECT max(l.on_day) $kapi AND l.about_kind = '"'before'"'")" -lt "$(sql "SELECT min(l.on_day) $kapi AND l.about_kind = '"'presence'"'")"'
t 'PL7: nobody published both lists of a call' 'count "places_call WHERE final_by = provisional_by" 0'
t 'and every place that is held stands on a decision, or waits for its board' 'count "places_seat s JOIN places_wish w ON w.id = s.wish JOIN casework_case c ON c.id = w.filed WHERE s.state = '"'held'"' AND c.state NOT IN ('"'granted', 'proposed'"')" 0'
done_testing
