# SPDX-License-Identifier: EUPL-1.2
# number.t - RG2: identifiers are sealed, masked, explained and never refused.
. tests/lib.sh
ids_from_one registry_person registry_name registry_identifier registry_contact registry_address registry_need registry_household registry_member registry_relation
as maria files
POST /person/new family=Δοκιμή given=Μία birth=31/12/1985 sex=f
page() { GET "/person?id=1"; }
add() { POST /person/number person=1 kind=$1 "value=$2" status=declared since= until=; }

t 'RG2: a wrong last digit is kept and explained' 'add afm 123456789 && status 303 && page && see "••••6789" && see "Το τελευταίο ψηφίο δεν ταιριάζει με τα άλλα οκτώ"'
t 'RG2: an AMKA whose date is none'           'add amka 29020100011 && status 303 && page && see "δεν είναι ημερομηνία"'
t 'RG2: an AMKA of another birthday, of another sex' 'add amka 01071200016 && status 303 && page && see "άλλη ημέρα γέννησης" && POST /person/edit id=1 row_version=1 sex=m birth=31/12/1985 speaks= && status 303 && add amka 31128500001 && page && see "Το δέκατο ψηφίο"'
t 'RG2: a Personal Number in another shape'   'add personal 12123456783 && status 303 && page && see "12 χαρακτήρες"'
t 'a right one is not marked'                 'POST /person/new family=Δοκιμή given=Δύο && POST /person/number person=2 kind=afm value="EL 123 456 783" status=seen && GET "/person?id=2" && see "••••6783" && notsee ">ελέγξτε<"'
t 'RG2: what has no public check is kept as it is, in any script' 'add permit "ΑΒ 123456/2031" && status 303 && add passport "مصر 12345" && status 303 && add asylum 110/99999 && status 303 && count "registry_identifier WHERE odd <> '"''"' AND kind IN ('"'permit', 'passport', 'asylum'"')" 0; sql "DELETE FROM registry_identifier WHERE kind IN ('"'permit', 'passport', 'asylum'"')"'
t 'RG2: also where somebody new is written down' 'POST /person/new family=Ψηφίου given=Λάθος afm=123456780 amka=99999999999 another=1 && status 303 && GET "/person?id=$(sql "SELECT max(id) FROM registry_person")" && see "Το τελευταίο ψηφίο δεν ταιριάζει" && see ">ελέγξτε<"; x=$(sql "SELECT max(id) FROM registry_person"); for tb in registry_identifier registry_name registry_key registry_keys; do sql "DELETE FROM $tb WHERE person = $x"; done; sql "DELETE FROM registry_person WHERE id = $x"'
t 'nothing to compare is refused'             'add passport "---" && status 422 && see "έως 40"'
t 'shown in full it is a view of its own'     'GET "/person/number?id=1" && status 200 && see 123456789 && test "$(sql "SELECT count(*) FROM diary_act WHERE act = '"'saw a number in full'"' AND about = 1")" = 1'
t 'the page masks it'                         'page && notsee 123456789'
t 'the database does not read it'             'contents > $dir/all && ! grep -q 123456789 $dir/all && ! grep -q "$(printf 123456789 | od -An -tx1 | tr -d " \n")" $dir/all'
t 'the same number twice stands in the way'   'add afm 123456789 && status 409 && see "ΑΦΜ ••••6789" && count "registry_identifier WHERE kind = '"'afm'"'" 2'
t 'one number of two people: both keep it'    'POST /person/number person=2 kind=afm value=123456789 status=declared && status 303'
t 'the keyed look-up finds both'              'test "$(sql "SELECT count(DISTINCT lookup) FROM registry_identifier WHERE kind = '"'afm'"'")" = 2 && test "$(sql "SELECT count(*) FROM registry_identifier WHERE kind = '"'afm'"'")" = 3'
t 'a PAAYPA becomes an AMKA and stays in the history' 'POST /person/number person=2 kind=paaypa value=1234567890 status=seen && id=$(sql "SELECT max(id) FROM registry_identifier") && POST /person/number id=$id row_version=1 kind=paaypa value=1234567890 status=seen became=31128500001 && status 303 && test "$(sql "SELECT p.status, s.kind FROM registry_identifier p JOIN registry_identifier s ON s.id = p.successor")" = "replaced|amka" && GET "/person?id=2" && see "αντικαταστάθηκε, τώρα ΑΜΚΑ ••••0001"'
t 'RG1: an AMKA that is known already follows it as it is' 'POST /person/number person=1 kind=paaypa value=1234567891 status=seen && id=$(sql "SELECT max(id) FROM registry_identifier") && was=$(sql "SELECT max(id) FROM registry_identifier WHERE person = 1 AND kind = '"'amka'"'") && POST /person/number id=$id row_version=1 kind=paaypa value=1234567891 status=seen became=31128500001 && status 303 && test "$(sql "SELECT status, successor FROM registry_identifier WHERE id = $id")" = "replaced|$was" && POST /person/number id=$id do=remove && status 303'
t 'RG1: nothing follows itself'               'POST /person/number person=1 kind=permit value=AB345678 status=seen && id=$(sql "SELECT max(id) FROM registry_identifier") && POST /person/number id=$id row_version=1 kind=permit value=AB345678 status=seen became="ab 345678" && status 409 && see "••••5678" && test "$(sql "SELECT status, coalesce(successor, 0) FROM registry_identifier WHERE id = $id")" = "seen|0" && POST /person/number id=$id do=remove && status 303'
t 'a permit about to expire is said on top'   'POST /person/number person=2 kind=permit value=ΑΒ123456 status=seen until=22/3/2031 && GET "/person?id=2" && see "λήγει σε 21 ημέρες"'
t 'one far off is not; one that is over is'   'at 2031-01-01T09:00; GET "/person?id=2" && notsee "λήγει σε"; at 2031-03-21T09:00; GET "/person?id=2" && see "λήγει αύριο"; at 2031-03-22T09:00; GET "/person?id=2" && see "λήγει σήμερα"; at 2031-03-25T09:00; GET "/person?id=2" && see "έληξε (22 Μαρτίου 2031)"; at 2031-03-01T09:00'
t 'an end before the beginning is refused'    'POST /person/number person=2 kind=permit value=X1 status=seen since=2/3/2031 until=1/3/2031 && status 422 && see "πριν από το"'
t 'a mistaken one is taken away'              'POST /person/number id=1 do=remove && status 303 && count "registry_identifier WHERE id = 1" 0 && POST /person/number id=1 do=remove && status 404'
t 'two at one number: the second sees both'   'POST /person/number id=2 row_version=1 kind=amka value=29020100011 status=seen was_status=declared && status 303 && POST /person/number id=2 row_version=1 kind=amka value=29020100012 status=lost was_status=declared was_value=29020100011 was_kind=amka && status 409 && see 29020100012 && see "φάνηκε σε έγγραφο"'
t 'no step of adding that fails leaves a trace' 'torture POST /person/number person=1 kind=passport value=X99 status=declared'
t 'nor of a successor'                        'id=$(sql "SELECT max(id) FROM registry_identifier"); torture POST /person/number id=$id row_version=1 kind=permit value=ΑΒ123456 status=seen became=ΓΔ654321'
t 'nor of taking away'                        'torture POST /person/number id=2 do=remove'
done_testing
