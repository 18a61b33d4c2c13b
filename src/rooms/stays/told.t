# SPDX-License-Identifier: EUPL-1.2
# told.t - what the report of a structure says of its stays: ST12.  Expectations: counted by hand from the rows below.
. tests/lib.sh
. tests/people.sh
worker 1 Κώστας; worker 2 Στέλλα; worker 3 Μαρία
k=11; while [ $k -le 16 ]; do person $k "Επώνυμο$k" "Όνομα$k" $((1000 + k)); k=$((k + 1)); done
person 17 Διπλή Εγγραφή 1000; sql "UPDATE registry_person SET merged_into = 12 WHERE id = 17"
person 18 Αόρατη Φιλοξενούμενη 7000; sql "UPDATE registry_person SET shield = 2 WHERE id = 18"
sql "INSERT INTO access_unit(id, name, secret, kind) VALUES (1, 'Στέγαση και Εργασία', 0, 'housing_work'), (2, 'Υπνωτήριο', 0, 'night_shelter'), (3, 'Μονάδα Ω', 1, 'womens_shelter'), (4, 'Συσσίτιο', 0, 'soup_kitchen')"
sql "INSERT INTO access_work(id, unit, account, since) VALUES (1, 1, 1, 100), (2, 2, 1, 100), (3, 3, 2, 100), (4, 4, 1, 100)"
# 1 January 2031 is day 22280, 1 January 2032 22645
stay() { sql "INSERT INTO stays_stay(id, unit, person, code, cycle, origin, since, due, until, destination, ended_by, follow, follow_state, followed, made, by) VALUES ($1)"; }
stay "1, 1, 11, 'A', '2021', 'street', 22000, 23000, 22300, 'own_home', 1, 22481, 'housed', 22482, 1, 1"
stay "2, 1, 12, 'B', '2021', 'street', 22290, 23000, 22400, 'family', 1, 22581, '', NULL, 1, 1"
stay "3, 1, 17, 'C', '2021', 'street', 22410, 23000, NULL, '', NULL, NULL, '', NULL, 1, 1"
stay "4, 1, 13, 'D', '2021', 'street', 22644, 23000, NULL, '', NULL, NULL, '', NULL, 1, 1"
stay "5, 1, 14, 'E', '2021', 'street', 22645, 23000, NULL, '', NULL, NULL, '', NULL, 1, 1"
stay "6, 2, 11, 'F', 'regulation', 'street', 22290, 22400, 22645, 'street', 1, NULL, '', NULL, 1, 1"
stay "7, 3, 18, 'G', 'regulation', 'centre', 22290, 22400, 22350, 'programme', 1, 22531, 'unstable', 22540, 1, 1"
at 2032-03-05T09:00
figure() { sed -n "s#.*>$1\(</a>\)\{0,1\}</th><td[^>]*>\([^<]*\)<.*#\2#p" "$dir/page" | head -1; }
be 1 keep
t 'ST12: of the unit, each person once in each line, a merged record with its own' 'GET "/reports?unit=1&period=2031" && status 200 && test "$(figure "Μένουν στο τέλος")" = 2 && test "$(figure Ήρθαν)" = 2 && test "$(figure Έφυγαν)" = 2'
t 'ST12: where they went, and how who was asked is' 'test "$(figure "Έφυγαν: σε δικό του σπίτι")" = 1 && test "$(figure "Έφυγαν: σε συγγενείς ή φίλους")" = 1 && notsee "Έφυγαν: στον δρόμο" && test "$(figure "Ρωτήθηκαν πώς είναι μετά")" = 1 && test "$(figure "Μετά: μένει σταθερά")" = 1'
t 'of a month: the first day counts, the first of the next does not' 'GET "/reports?unit=1&period=1/2032" && test "$(figure Ήρθαν)" = 1 && test "$(figure "Μένουν στο τέλος")" = 3 && test "$(figure Έφυγαν)" = 0 && GET "/reports?unit=2&period=2031" && test "$(figure "Μένουν στο τέλος")" = 1 && test "$(figure Έφυγαν)" = 0'
t 'a unit in which nobody stays has no such table' 'GET "/reports?unit=4&period=2031" && status 200 && notsee "Μένουν στο τέλος"'
t 'ST12: a job counts while it lasts'         'POST /stays/work id=3 do=job kind=employed job_words=Φούρνος job_since=1/2/2032 && status 303 && GET "/reports?unit=1&period=2/2032" && test "$(figure "Απασχόληση: εργασία")" = 1 && GET "/reports?unit=1&period=1/2032" && notsee "Απασχόληση:"'
t 'the same cells in a file'                  'GET "/reports?unit=1&period=2031&as=csv" && see "\"Ήρθαν\",\"Πρόσωπα\",2"'
be 3 supervise
t 'RP2: the town counts all that are not secret, and of a secret one nothing' 'GET "/reports?unit=0&period=2031" && test "$(figure Ήρθαν)" = 3 && test "$(figure "Μένουν στο τέλος")" = 3 && test "$(figure Έφυγαν)" = 2 && notsee "Έφυγαν: σε πρόγραμμα στέγασης" && notsee "Μετά: χωρίς" && GET "/reports?unit=3&period=2031" && status 404'
be 2 keep
t 'ST12: its own team counts it'              'GET "/reports?unit=3&period=2031" && status 200 && test "$(figure Ήρθαν)" = 1 && test "$(figure "Έφυγαν: σε πρόγραμμα στέγασης")" = 1 && test "$(figure "Μετά: χωρίς σταθερή στέγη")" = 1'
done_testing
