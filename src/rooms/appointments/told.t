# SPDX-License-Identifier: EUPL-1.2
# told.t - a month or year of a unit's rota and equipment in its report (AP13), and of the town's.
. tests/lib.sh
. tests/people.sh
ids_from_one appointments_device
worker 1 Μαρία; worker 2 Ξένια; worker 3 Νίκη
sql "INSERT INTO access_unit(id, name, secret, kind) VALUES (1, 'Οδοντιατρείο', 0, 'dental'), (2, 'Μονάδα Ω', 1, 'womens_shelter'), (3, 'Κέντρο', 0, '')"
sql "INSERT INTO access_work(id, unit, account, since) VALUES (1, 1, 1, 100), (2, 2, 2, 100), (3, 3, 1, 100)"
sql "INSERT INTO appointments_resource(id, unit, kind, name, made, by) VALUES (1, 1, 'person', 'A', 1, 1), (2, 1, 'person', 'B', 1, 1), (3, 2, 'person', 'C', 1, 1)"
export PRONOIA_LANG=en
shift_() { shifts=$((${shifts:-0} + 1)); sql "INSERT INTO appointments_duty(id, unit, resource, kind, starts, ends, made, by) VALUES ($shifts, $1, $2, '$3', $(date -u -d "$4" +%s), $(date -u -d "$5" +%s), 1, 1)"; }
# A day and the night behind it, half of the morning with a second person; the night into April, of which two hours are March's.
shift_ 1 1 duty '2031-03-10 08:00+02:00' '2031-03-10 22:00+02:00'; shift_ 1 1 call '2031-03-10 22:00+02:00' '2031-03-11 08:00+02:00'
shift_ 1 2 duty '2031-03-10 08:00+02:00' '2031-03-10 12:00+02:00'; shift_ 1 1 duty '2031-03-31 22:00+03:00' '2031-04-01 06:00+03:00'
shift_ 2 3 duty '2031-03-10 08:00+02:00' '2031-03-10 22:00+02:00'
# A line of a table: what stands behind its first cell.
line() { tr '\n' ' ' < "$dir/page" | sed 's/<tr/\n&/g' | grep "data-l=\"$2\"" | grep -F ">$1<" | sed 's/<\/th>/\n/; ' | tail -1 | sed 's/<\/tr>.*//; s/<[^>]*>/ /g' | tr -s ' ' | sed 's/^ //; s/ $//'; }
at 2031-05-05T09:00
be 1 keep
t 'AP13: March from the first shift on, an hour short as the clocks went forward: 519 hours, 26 of them covered' 'GET "/reports?unit=1&period=3/2031" && status 200 && test "$(line Οδοντιατρείο "Hours covered")" = "3 20 1 10 26 493"'
t 'April has the rest of the night, and no shift that began in it' 'GET "/reports?unit=1&period=4/2031" && test "$(line Οδοντιατρείο "Hours covered")" = "0 6 0 0 6 714"'
t 'the year up to now: as many hours as its months' 'GET "/reports?unit=1&period=2031" && test "$(line Οδοντιατρείο "Hours covered")" = "3 26 1 10 32 1315"'
t 'before the first shift there is no rota; nor of a unit without one' 'GET "/reports?unit=1&period=2/2031" && status 200 && notsee "Hours covered" && GET "/reports?unit=3&period=3/2031" && status 200 && notsee "Hours covered"'
t 'what is on the rota for tomorrow is not covered yet' 'at 2031-03-10T10:00; GET "/reports?unit=1&period=3/2031" && test "$(line Οδοντιατρείο "Hours covered")" = "2 8 0 0 4 0"; at 2031-05-05T09:00'
t 'the same as CSV, as a spreadsheet, on paper' 'GET "/reports?unit=1&period=3/2031&as=csv" && see "\"Οδοντιατρείο\",\"Hours covered\",26" && GET "/reports?unit=1&period=3/2031&as=xlsx" && status 200 && GET "/reports?unit=1&period=3/2031&as=pdf" && see "%PDF-"'

# ---- equipment: one works, one is out of order since March, one is gone since April, one is the secret unit's
at 2031-03-05T09:00
POST /appointments/devices unit=1 name=Autoclave due=10/3/2031 every=30; POST /appointments/devices unit=1 name=Chair due=1/6/2031 every=365
POST /appointments/devices unit=1 name=Lamp due=20/3/2031 every=365
be 2 keep; POST /appointments/devices unit=2 name=Cot due=1/3/2031 every=365; be 1 keep
at 2031-03-08T09:00; POST /appointments/device id=1 do=checked row_version=1; POST /appointments/device id=2 do=broken words=leaks row_version=1
at 2031-04-20T09:00; POST /appointments/device id=3 do=closed row_version=1; at 2031-05-02T09:00; POST /appointments/device id=2 do=mended row_version=2
at 2031-05-05T09:00
t 'AP13: at the end of March two work, one is out of order, one is late, one was checked' 'GET "/reports?unit=1&period=3/2031" && test "$(line Οδοντιατρείο "Checks overdue")" = "2 1 1 1"'
t 'at the end of April the one that is gone is gone, and the one checked in March late' 'GET "/reports?unit=1&period=4/2031" && test "$(line Οδοντιατρείο "Checks overdue")" = "1 1 1 0"'
t 'this month, as it is now' 'GET "/reports?unit=1&period=5/2031" && test "$(line Οδοντιατρείο "Checks overdue")" = "2 0 1 0"'
t 'before there was any: nothing' 'GET "/reports?unit=1&period=2/2031" && notsee "Checks overdue"'
t 'RP2: of the secret unit its own team alone' 'be 2 keep; GET "/reports?unit=2&period=3/2031" && test "$(line "Μονάδα Ω" "Hours covered")" = "1 14 0 0 14 505" && test "$(line "Μονάδα Ω" "Checks overdue")" = "1 0 1 0"; be 3 supervise'
t 'the town: a line for each unit, without it' 'GET "/reports?period=3/2031" && test "$(line Οδοντιατρείο "Hours covered")" = "3 20 1 10 26 493" && test "$(line Οδοντιατρείο "Checks overdue")" = "2 1 1 1" && notsee "Μονάδα Ω"'
t 'nothing of it is published' 'GET "/reports/publish?period=3/2031" && status 200 && notsee "Hours covered" && notsee "Checks overdue"'
done_testing
