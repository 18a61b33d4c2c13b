# SPDX-License-Identifier: EUPL-1.2
# household.t - who lives with whom: moving in and out, separation, a child of two homes.
. tests/lib.sh
ids_from_one registry_person registry_name registry_identifier registry_contact registry_address registry_need registry_household registry_member registry_relation
as maria files
POST /person/new family=Χόξα given=Άρτα birth=1990; POST /person/new family=Χόξα given=Γκεντ birth=1988; POST /person/new family=Χόξα given=Ίλι birth=3/5/2019; POST /person/new family=Μόνη given=Ζωή
people() { sql "SELECT person, part, role, since, until FROM registry_member WHERE household = $1 ORDER BY id" | paste -sd' '; }
D=22339     # 1 March 2031

t 'a household begins with its head'          'POST /household/new person=1 && status 303 && location "/household?id=1&saved=1" && test "$(people 1)" = "1|main|head|$D|"'
t 'one who has a home gets no second'         'POST /household/new person=1 && status 409 && count registry_household 1'
t 'others move in'                            'POST /household/member household=1 other=2 role=spouse part=main since=1/3/2031 && status 303 && POST /household/member household=1 other=3 role=child part=main since= && status 303 && GET "/household?id=1" && see "Χόξα Γκεντ" && see "Χόξα Ίλι" && GET "/person?id=1" && see "Χόξα Ίλι"'
t 'a new person is recorded into it at once'  'POST /person/new household=1 given=Μωρό birth=1/3/2031 role=child && status 303 && location "/household?id=1&saved=1" && GET "/household?id=1" && see Μωρό'
t 'who is there already does not come again'  'POST /household/member household=1 other=2 role=guest part=shared since=1/4/2031 && status 422 && see "Μένει ήδη σε αυτό το νοικοκυριό"'
t 'nobody moves in before birth'              'POST /household/member household=1 other=4 role=guest part=main since=1/3/2031 && status 303 && POST /household/member id=5 row_version=1 role=guest part=main since=1/1/1800 && status 303; POST /household/member household=1 other=3 role=child part=shared since=1/1/2010 && status 422 && see "δεν είχε γεννηθεί"'
t 'one who lives elsewhere stands in the way' 'sql "DELETE FROM registry_member WHERE person = 4"; POST /household/new person=4 && POST /household/member household=2 other=2 role=partner part=main since=1/4/2031 && status 409 && see "νοικοκυριό 1 (Χόξα Άρτα)" && see "31 Μαρτίου 2031"'
t 'and moves when that ends'                  'POST /household/member household=2 other=2 role=partner part=main since=1/4/2031 end_older=1 && status 303 && test "$(sql "SELECT household, since, until FROM registry_member WHERE person = 2 ORDER BY id" | paste -sd" ")" = "1|$D|22370 2|22370|"'
t 'a child of two homes'                      'POST /household/member household=2 other=3 role=child part=shared since=1/4/2031 && status 303 && at 2031-04-02T09:00 && GET "/household?id=2" && see "μοιράζεται" && GET "/household?id=1" && see "Χόξα Ίλι" && GET "/person?id=3" && see "Νοικοκυριό 2" && see "Νοικοκυριό 1"'
t 'history is shown'                          'GET "/household?id=1" && see "Έμεναν ή θα μείνουν εδώ" && see "από 1η Μαρτίου 2031 έως 31 Μαρτίου 2031"'
at 2031-04-10T09:00
t 'RG7: a household is not moved into itself' 'POST /household/part id=1 to=1 m1=1 since=10/4/2031 && status 422 && see "Είναι το ίδιο νοικοκυριό" && see "name=\"m1\" value=\"1\" checked"'
t 'a separation: mother and child leave on one day' 'm=$(sql "SELECT id FROM registry_member WHERE person = 1"); c=$(sql "SELECT id FROM registry_member WHERE person = 3 AND household = 1"); POST /household/part id=1 "m$m=1" "m$c=1" since=10/4/2031 head=1 && status 303 && location "/household?id=3&saved=1" && test "$(people 3)" = "1|main|head|22379| 3|main|child|22379|"'
t 'to a household that is there'              'm=$(sql "SELECT id FROM registry_member WHERE person = 1 AND until IS NULL"); at 2031-04-20T09:00; POST /household/part id=3 to=2 "m$m=1" since=20/4/2031 && status 303 && test "$(sql "SELECT role FROM registry_member WHERE person = 1 AND household = 2")" = other'
t 'nobody ticked, a day that is none, no such household, too early' 'POST /household/part id=2 since=20/4/2031 && status 422 && see "Σημειώστε" && POST /household/part id=2 since=31/2/2031 && status 422 && POST /household/part id=2 to=99 since=20/4/2031 && status 422 && m=$(sql "SELECT id FROM registry_member WHERE person = 1 AND until IS NULL") && POST /household/part id=2 "m$m=1" since=1/1/2031 && status 422 && see "εκείνη την ημέρα ή αργότερα"'
t 'AC1: a shielded member does not show'      'sql "UPDATE registry_person SET shield = 2 WHERE id = 2"; GET "/household?id=2" && status 200 && notsee Γκεντ && GET "/person?id=1" && notsee Γκεντ; sql "UPDATE registry_person SET shield = 2 WHERE id IN (1, 3, 4)"; GET "/household?id=2" && status 404; sql "UPDATE registry_person SET shield = 0"'
t 'no household'                              'GET "/household?id=77" && status 404 && GET "/household/member?household=77" && status 404 && GET "/household/part?id=77" && status 404'
t 'nothing left behind: new'                  'POST /person/new family=Νέος given=Α; torture POST /household/new person=$(sql "SELECT max(id) FROM registry_person")'
t 'nothing left behind: member'               'torture POST /household/member household=3 other=4 role=guest part=main since=1/5/2031 end_older=1'
t 'nothing left behind: separation'           'at 2031-06-01T09:00; m=$(sql "SELECT id FROM registry_member WHERE person = 4 AND until IS NULL"); torture POST /household/part id=2 "m$m=1" since=1/6/2031'
done_testing
