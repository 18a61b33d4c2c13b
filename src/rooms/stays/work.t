# SPDX-License-Identifier: EUPL-1.2
# work.t - Housing and Work: 37 places, the cycle's clock, lease, rents against what was agreed, job, counselling: ST2, ST11.
. tests/lib.sh
. tests/people.sh
. tests/stock.sh
ids_from_one stays_room stays_bed stays_stay stays_lease stays_month
worker 1 Νίκος; worker 2 Άννα
i=100; while [ $i -lt 138 ]; do echo "($i, -9000, 'day', 1, 1)"; i=$((i + 1)); done | paste -sd, > $dir/people
sql "INSERT INTO registry_person(id, birth, birth_exact, made, made_by) VALUES $(cat $dir/people)"
sql "INSERT INTO access_unit(id, name, kind) VALUES (1, 'Στέγαση και Εργασία', 'housing_work')"
sql "INSERT INTO access_work(id, unit, account, since) VALUES (1, 1, 1, 1)"
at 2031-03-10T09:00
be 1 keep,files
come() { POST /stays/intake unit=1 origin=service paper_identity=1 paper_agreement=1 paper_social_report=1 since=10/3/2031 "$@"; }
t 'thirty-seven places'                       'POST /stays/rooms unit=1 do=town && status 303 && count stays_bed 37'
t 'eighteen months in one cycle, twenty-four in the other' 'come person=100 bed=1 cycle=2018 && status 303 && come person=101 bed=2 cycle=2021 && status 303 && test "$(sql "SELECT due FROM stays_stay ORDER BY id" | paste -sd" ")" = "22898 23079"'
t 'the thirty-eighth finds no place'          'i=3; while [ $i -le 37 ]; do sql "INSERT INTO stays_stay(id, unit, person, code, cycle, origin, since, due, made, by) VALUES (5$i, 1, $((i + 99)), '"'X\$i', '2021', 'service'"', 22348, 23078, 1, 1); INSERT INTO stays_bedding(bed, stay, since, made, by) VALUES ($i, 5$i, 22348, 1, 1)"; i=$((i + 1)); done; count "stays_bedding WHERE until IS NULL" 37 && come person=137 bed=37 cycle=2021 && status 422 && GET "/stays/intake?unit=1&person=137" && see "Δεν υπάρχει ελεύθερο"'
work() { POST /stays/work id=1 "$@"; }
t 'no rent without a lease'                   'work do=pay duty_receipt=1 duty_talk=1 duty_job=1 && status 422 && count stays_month 0'
t 'a lease not above what the programme gives, its days in order' 'work do=lease "lease_words=Κύπρου 12, κ. Δήμου" rent=350 && status 422 && see "300 €" && work do=lease lease_words=x rent=280 lease_since=1/4/2031 lease_until=1/3/2031 && status 422 && work do=lease "lease_words=Κύπρου 12, κ. Δήμου" rent=280 lease_since=1/3/2031 && status 303 && count stays_lease 1'
t 'one home at a time'                        'work do=lease lease_words=y rent=250 lease_since=1/5/2031 && status 422'
t 'ST11: what was not met needs a reason'     'work do=pay duty_receipt=1 && status 422 && work do=pay duty_receipt=1 duty_talk=1 duty_job=1 && status 303 && test "$(sql "SELECT kind, worth, person FROM ledger_line")" = "money|28000|100"'
t 'ST11: a month is paid once'                'work do=pay duty_receipt=1 duty_talk=1 duty_job=1 && status 422 && count ledger_line 1'
t 'taken back, held, and paid after all'      'work do=undo month_id=1 && status 303 && test "$(sql "SELECT sum(worth) FROM ledger_line")" = 0 && work do=pay duty_receipt=1 "month_why=Νοσοκομείο" && status 303 && test "$(sql "SELECT sum(worth) FROM ledger_line")" = 28000 && count stays_month 1'
t 'a receipt that comes in the next month is for the month before' 'at 2031-04-02T09:00; GET "/stays/stay?id=1" && see "3/2031" && see "4/2031" && notsee "2/2031: " && work do=pay month=2/2031 duty_receipt=1 month_why=x && status 422 && work do=pay month=5/2031 duty_receipt=1 month_why=x && status 422 && work do=pay month=13/2031 duty_receipt=1 month_why=x && status 422 && work do=hold "month_why=Δεν ήρθε απόδειξη" && status 303 && at 2031-05-02T09:00 && work do=pay month=4/2031 duty_receipt=1 duty_talk=1 duty_job=1 && status 303 && test "$(sql "SELECT state FROM stays_month ORDER BY month" | paste -sd" ")" = "paid paid" && test "$(sql "SELECT sum(worth) FROM ledger_line")" = 56000'
t 'whose rent of this month is not settled stands on the list, and who has no home' 'GET "/stays?unit=1" && test "$(grep -o "εκκρεμεί το ενοίκιο" $dir/page | wc -l)" = 1 && test "$(grep -o "χωρίς σπίτι ακόμη" $dir/page | wc -l)" = 36'
at 2031-03-10T09:00
t 'a job; days in their order'                'work do=job kind=subsidised job_words=Φούρνος job_since=1/3/2031 job_until=1/2/2031 && status 422 && work do=job kind=subsidised job_words=Φούρνος && status 303 && GET "/stays/stay?id=1" && see Φούρνος'
t 'a talk is a session delivered'             'work do=talk kind=work minutes=3 && status 422 && work do=talk kind=work minutes=45 talk_day=11/3/2031 && status 422 && work do=talk kind=work minutes=45 && status 303 && count "ledger_line WHERE kind = '"'session'"'" 1'
granted 701 housing-and-work 100 NULL 22340 22400; granted 702 housing-and-work 100 NULL 22370 22800; granted 703 social-grocery 100 NULL; granted 704 housing-and-work 101 NULL
t 'a rent and a talk stand under the decision of their days, by the programme’s own name' 'at 2031-05-03T09:00; work do=pay month=5/2031 duty_receipt=1 duty_talk=1 duty_job=1 && status 303 && test "$(sql "SELECT case_id, service FROM ledger_line ORDER BY id DESC LIMIT 1")" = "702|housing-and-work" && work do=talk kind=work minutes=45 talk_day=12/3/2031 && status 303 && test "$(sql "SELECT case_id, service FROM ledger_line ORDER BY id DESC LIMIT 1")" = "701|housing-and-work"'
t 'L4: its line leads to the stay'            'GET "/ledger/lines?unit=1&month=5/2031&kind=money&service=housing-and-work" && status 200 && see "2031/702" && see "href=\"/stays/stay?id=1\"" && GET "/ledger/lines?unit=1&month=3/2031&kind=session&service=housing-and-work" && see "2031/701" && see "href=\"/stays/stay?id=1\""'
t 'who left has no more rents'                'at 2031-05-20T09:00; POST /stays/exit id=1 row_version=1 destination=own_home && status 303 && GET "/stays/stay?id=1" && see "Κύπρου 12" && notsee lease_end && work do=lease_end lease=1 && status 409'
left() { POST /stays/work id=53 "$@"; }
t 'a tenant leaves on the first of June: three months were due' 'at 2031-04-01T09:00; left do=lease "lease_words=Ηπείρου 3" rent=300 lease_since=10/3/2031 && status 303 && at 2031-06-20T09:00 && POST /stays/exit id=53 row_version=1 until=1/6/2031 destination=own_home && status 303'
paid() { sql "SELECT coalesce(sum(worth), 0) FROM ledger_line WHERE person = 102"; }
t 'ST11: whoever looks for what is owed finds who left' 'at 2031-09-15T09:00; GET "/stays?unit=1" && see "Έφυγαν πρόσφατα" && see "εκκρεμούν 3 ενοίκια" && see "href=\"/stays/stay?id=53\"" && notsee "href=\"/stays/stay?id=1\""'
t 'ST11: months due until they left are still offered, none after' 'GET "/stays/stay?id=53" && see "Πληρώνονται ακόμη" && see "3/2031: " && see "4/2031: " && see "5/2031: " && notsee "6/2031: " && notsee "2/2031: " && notsee "value=\"lease\""'
t 'ST11: paid, once, at what the lease says'   'left do=pay month=5/2031 duty_receipt=1 && status 422 && left do=pay month=5/2031 duty_receipt=1 duty_talk=1 duty_job=1 && status 303 && test "$(paid)" = 30000 && left do=pay month=5/2031 duty_receipt=1 duty_talk=1 duty_job=1 && status 422 && test "$(paid)" = 30000'
t 'ST11: a month after they left, or before they came, is refused, and says which are paid' 'for m in 6/2031 9/2031 2/2031; do left do=pay month=$m duty_receipt=1 duty_talk=1 duty_job=1 && status 422 && see "από 3/2031 έως 5/2031" || break; done && test $m = 2/2031 && test "$(paid)" = 30000'
t 'ST11: what was paid by mistake is taken back, and paid after all' 'left do=undo month_id=$(sql "SELECT id FROM stays_month WHERE stay = 53") && status 303 && test "$(paid)" = 0 && left do=pay month=5/2031 duty_receipt=1 duty_talk=1 duty_job=1 && status 303 && test "$(paid)" = 30000'
t 'nothing else is written of who left'       'for d in lease job talk lease_end; do left do=$d kind=work minutes=45 job_words=x lease_words=x rent=100 lease=1 && status 409 || break; done && test $d = lease_end && GET "/stays?unit=1" && see "εκκρεμούν 2 ενοίκια"'
at 2031-03-10T09:00
sql "INSERT INTO access_unit(id, name, kind) VALUES (2, 'Ξενώνας επανένταξης', 'rehab_hostel'); INSERT INTO access_work(id, unit, account, since) VALUES (2, 2, 1, 1)"
sql "INSERT INTO registry_person(id, birth, birth_exact, made, made_by) VALUES (140, -9000, 'day', 1, 1); INSERT INTO stays_stay(id, unit, person, code, cycle, origin, since, due, made, by) VALUES (40, 2, 140, 'R', 'regulation', 'service', 22348, 22713, 1, 1)"
t 'T9: in the hostel after rehabilitation job and counselling are written down too, and no rent is paid' 'POST /stays/work id=40 do=job kind=training "job_words=Μαθητεία στον συνεταιρισμό" && status 303 && POST /stays/work id=40 do=talk kind=work minutes=45 && status 303 && GET "/stays/stay?id=40" && see συνεταιρισμό && notsee Μισθωτήριο && POST /stays/work id=40 do=lease lease_words=x rent=100 && status 422 && POST /stays/work id=40 do=pay && status 422'
t 'torture: a rent'                           'POST /stays/work id=2 do=lease lease_words=x rent=250 lease_since=1/3/2031; torture POST /stays/work id=2 do=pay duty_receipt=1 duty_talk=1 duty_job=1'
done_testing
