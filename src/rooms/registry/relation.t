# SPDX-License-Identifier: EUPL-1.2
# relation.t - parents, guardians, proxies: with paper, dates and scope, and never in a circle.
. tests/lib.sh
ids_from_one registry_person registry_name registry_identifier registry_contact registry_address registry_need registry_household registry_member registry_relation
as maria files
for who in Άλφα Βήτα Γάμα Δέλτα; do POST /person/new family=$who birth=1980; done
POST /person/new family=Παιδί birth=3/5/2019
POST /person/new family=Νεκρός birth=1950; sql "UPDATE registry_person SET death = 22280 WHERE id = 6"
rel() { POST /person/relation person=$1 other=$2 way=to kind=$3 paper= scope= since=1/3/2031 until=; }

t 'a guardian with paper and dates is seen on top' 'POST /person/relation person=5 other=1 way=to kind=guardian "paper=Πρωτοδικείο 12/2031" since=1/3/2031 && status 303 && test "$(sql "SELECT person, other, kind FROM registry_relation")" = "1|5|guardian" && GET "/person?id=5" && see "Εκπροσωπείται: Άλφα (επίτροπος)" && see "Πρωτοδικείο 12/2031" && GET "/person?id=1" && see "είναι επίτροπος για:"'
t 'a proxy at the counter: what for, until when' 'POST /person/relation person=2 other=3 way=to kind=proxy "paper=εξουσιοδότηση ΚΕΠ" "scope=μόνο παραλαβή τροφίμων" since=1/3/2031 until=30/6/2031 && status 303 && GET "/person?id=2" && see "Εκπροσωπείται: Γάμα" && see "μόνο παραλαβή τροφίμων" && see "έως 30 Ιουνίου 2031"'
t 'whose paper ran out speaks for nobody: shown, not used' 'at 2031-07-01T09:00; GET "/person?id=2" && see Γάμα && notsee "Εκπροσωπείται: Γάμα"; at 2031-06-30T09:00; GET "/person?id=2" && see "Εκπροσωπείται: Γάμα"; at 2031-03-01T09:00'
t 'seen from the other side'                  'POST /person/relation person=1 other=2 way=from kind=parent since= && status 303 && test "$(sql "SELECT person, other FROM registry_relation WHERE kind = '"'parent'"'")" = "1|2"'
t 'without a paper it says so'                'rel 4 1 assistant && status 303 && GET "/person?id=4" && see "χωρίς έγγραφο"'
t 'RG5: A guards B guards A is refused'       'rel 1 5 guardian; status 422 && see "Παιδί"; rel 1 4 guardian && status 422 && see "Δέλτα → Άλφα → Δέλτα" || see "Άλφα → Δέλτα"'
t 'RG5: through any length'                   'sql "DELETE FROM registry_relation"; rel 2 1 guardian && status 303 && rel 3 2 assistant && status 303 && rel 4 3 foster && status 303 && rel 1 4 guardian && status 422 && see "Άλφα → Βήτα → Γάμα → Δέλτα" && count registry_relation 3'
t 'RG5: of kinds that do not guard it is no circle' 'rel 1 4 proxy && status 303 && rel 1 2 sibling && status 303 && rel 2 1 sibling && status 303'
t 'RG5: in another time it is none either'    'sql "UPDATE registry_relation SET until = 22340 WHERE kind = '"'guardian'"'"; POST /person/relation person=1 other=4 way=to kind=guardian since=1/4/2031 && status 303'
t 'RG5: nobody is their own grandparent'      'rel 2 1 parent && status 303 && rel 3 2 parent && status 303 && rel 1 3 parent && status 422 && see "πρόγονος του εαυτού του"'
t 'RG11: a parent or grandparent was born before the child' 'keep_database; POST /person/new given=Μεγάλη birth=2/5/2019 && m=$(sql "SELECT max(id) FROM registry_person") && rel 1 5 parent && status 422 && see "href=\"#other\"" && see "Παιδί (γέννηση: 3 Μαΐου 2019) δεν γεννήθηκε πριν από: Άλφα (γέννηση: 1980)" && rel 1 5 grandparent && status 422 && rel $m 5 parent && status 422 && rel 5 $m parent && status 303; back_to_kept'
t 'RG6: a guard who has died is explained'    'rel 1 6 guardian && status 422 && see "Νεκρός έχει πεθάνει (1η Ιανουαρίου 2031)"'
t 'RG6: a guard who is a minor too'           'rel 1 5 guardian && status 422 && see "Παιδί είναι ανήλικος/η (11 ετών)"'
t 'a parent may be a minor'                   'POST /person/new given=Βρέφος birth=1/3/2031 && rel 7 5 parent && status 303'
t 'nobody, themselves, somebody who is not there' 'POST /person/relation person=1 way=to kind=proxy && status 422 && see "Διαλέξτε πρόσωπο" && rel 1 1 proxy && status 422 && see "ίδιο πρόσωπο" && rel 1 99 proxy && status 422 && see "δεν σας ανήκει"'
t 'AC1: a shielded one is answered the same'  'cp $dir/page $dir/none; sql "UPDATE registry_person SET shield = 2 WHERE id = 3"; rel 1 3 proxy && status 422 && see "δεν σας ανήκει" && GET "/person?id=2" && notsee Γάμα && sql "UPDATE registry_person SET shield = 0"'
t 'the same relation twice stands in the way' 'rel 1 2 sibling && status 409 && see "αδελφός ή αδελφή"'
t 'of the household it is chosen by name'     'POST /household/new person=1; POST /household/member household=1 other=2 role=spouse part=main since=1/3/2031; GET "/person/relation?person=1" && see "<option value=\"2\">Βήτα" && POST /person/relation person=1 among=2 other= way=to kind=carer since= && status 303'
t 'a mistaken one is taken away'              'id=$(sql "SELECT id FROM registry_relation WHERE kind = '"'carer'"'"); POST /person/relation id=$id of=1 do=remove && status 303 && count "registry_relation WHERE kind = '"'carer'"'" 0'
t 'both files say it in the diary'            'test "$(sql "SELECT count(*) FROM diary_act WHERE act = '"'removed a relation written by mistake'"'")" = 2'
t 'nothing left behind'                       'torture POST /person/relation person=7 other=1 way=to kind=guardian paper=Α since=1/3/2031'
t 'nothing left behind: taking away'          'torture POST /person/relation id=$id of=1 do=remove; id=$(sql "SELECT max(id) FROM registry_relation"); torture POST /person/relation id=$id of=7 do=remove'
done_testing
