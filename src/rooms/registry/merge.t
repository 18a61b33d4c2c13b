# SPDX-License-Identifier: EUPL-1.2
# merge.t - records that may be one person: said while typing, judged, linked, and whole again afterwards.
. tests/lib.sh
. tests/staff.sh
account 1 maria 196; account 2 petros 2244
as maria files,receive,supervise
new() { POST /person/new "$@" && status 303; }
id_of() { sql "SELECT person FROM registry_name WHERE family = '$1' AND given = '$2' ORDER BY id LIMIT 1"; }
# every row of every record, without the links themselves
records() { contents | grep -vE 'registry_(merge|pair)|diary_|staff_' | grep registry_ | sort; }
judge() { POST /people/pair one=$1 other=$2 "verdict=$3" keep=${4:-} "note=${6:-}" row_version=${5:-1}; }

new family=Παπαδόπουλος given=Γεώργιος father=Νικόλαος birth=12/3/1985 phone=6900000001 afm=123456783
A=$(id_of Παπαδόπουλος Γεώργιος)
t 'somebody new who looks like somebody known is not written down unasked' 'POST /person/new family=Papadopoulos given=Giorgos birth=12/3/1985 && status 409 && see "Ίσως υπάρχει ήδη φάκελος" && see "/person?id=$A" && see "value=\"Papadopoulos\"" && count registry_person 1'
t 'as a fragment while typing, too' 'POST /people/like family=Papadopoulos given=Giorgos birth=12/3/1985 && status 200 && see "/person?id=$A" && count registry_person 1'
t 'and nothing about somebody else' 'POST /people/like family=Ζαχαρίου given=Ζωή birth=1/1/1950 && status 200 && notsee "/person?id="'
t 'a brother with the same telephone is somebody else' 'POST /people/like family=Παπαδόπουλος given=Ιωάννης father=Νικόλαος birth=3/4/1988 phone=6900000001 && notsee "/person?id="'
t 'the same number and forename: whatever the surname' 'POST /people/like family=Νικολάου given=Γεώργιος afm=123456783 && see "/person?id=$A" && POST /people/like family=Νικολάου given=Γεώργιος afm=999999999 && notsee "/person?id="'
t 'the form asks it while typing, by its own script' 'GET /person/new && see "data-like=\"/people/like\"" && see "<div id=\"alike\" aria-live=\"polite\">"'
t 'it is somebody else: recorded' 'new family=Papadopoulos given=Giorgos birth=12/3/1985 another=1 && count registry_person 2'
B=$(id_of Papadopoulos Giorgos)
t 'and the pair waits in the queue' 'count "registry_pair WHERE one = $A AND other = $B AND verdict = '"''"'" 1 && GET /people/duplicates && status 200 && see "one=$A&amp;other=$B" && see "πολύ πιθανό"'
sql "UPDATE registry_person SET shield = 1 WHERE id = $A"
t 'DU1: a restricted look-alike changes nothing that the clerk sees' 'POST /people/like family=Papadopoulos given=Giorgos birth=12/3/1985 && notsee "id=$A" && sql "UPDATE registry_person SET shield = 1 WHERE id = $B" && POST /people/like family=Papadopoulos given=Giorgos birth=12/3/1985 && cp $dir/page $dir/one && POST /people/like family=Ζαχαρίου given=Ζωή && tail -n 1 $dir/page > $dir/a && tail -n 1 $dir/one > $dir/b && cmp -s $dir/a $dir/b'
t 'DU2: nor is the pair shown, nor compared, nor judged' 'GET /people/duplicates && notsee "other=$B" && GET "/people/pair?one=$A&other=$B" && status 404 && judge $A $B not_same && status 404'
sql "UPDATE registry_person SET shield = 0"
t 'side by side, with what agrees and what follows' 'GET "/people/pair?one=$A&other=$B" && status 200 && see Παπαδόπουλος && see Papadopoulos && see συμφωνεί && see "Τίποτε δεν αντιγράφεται" && see "****6783" || see 6783'
t 'looking is an act about both files' 'count "diary_act WHERE act = '"'compared two files'"' AND about = $A" 1 && count "diary_act WHERE act = '"'compared two files'"' AND about = $B" 1'
t 'a verdict is asked for, and which file stays' 'judge $A $B "" && status 422 && judge $A $B same && status 422 && judge $A $B same 999 && status 422 && count "registry_merge" 0'
t 'not sure: set aside with its note' 'judge $A $B unsure "" 1 "να ρωτήσω" && status 303 && GET /people/duplicates && see "να ρωτήσω" && see "εκκρεμότητα"'
t 'ME3: who did not see that verdict does not replace it' 'judge $A $B not_same "" 1 && status 409 && see "στο μεταξύ" && count "registry_pair WHERE verdict = '"'unsure'"'" 1'
t 'ME3: not the same: never proposed again' 'judge $A $B not_same "" 2 && status 303 && POST /person/edit id=$A row_version=1 birth=12/3/1985 sex=m speaks= note=x; GET /people/duplicates && notsee "other=$B"'
t 'DU3: an address that says nothing more does not bring it back' 'POST /person/address person=$B kind=home street=Κύπρου number=3 since=1/1/2030 && status 303 && count "registry_pair WHERE verdict = '"'not_same'"' AND one = $A AND other = $B" 1'
t 'DU3: the same AFM does: it waits again, and says that it was judged' 'POST /person/number person=$B kind=afm value=123456783 status=seen && status 303 && count "registry_pair WHERE verdict = '"''"' AND again = 1 AND one = $A" 1 && GET /people/duplicates && see "other=$B" && see "Είχε κριθεί" && GET "/people/pair?one=$A&other=$B" && see "Δύο διαφορετικά πρόσωπα" && see "Από τότε άλλαξαν στοιχεία"'
t 'DU3: judged again it stays away' 'v=$(sql "SELECT row_version FROM registry_pair WHERE one = $A AND other = $B"); judge $A $B not_same "" $v && status 303 && POST /person/edit id=$B row_version=1 birth=12/3/1985 sex=m speaks=el note=y; GET /people/duplicates && notsee "other=$B"'
v=$(sql "SELECT row_version FROM registry_pair WHERE one = $A AND other = $B")
records > $dir/whole
t 'no step of linking that fails leaves a trace' 'torture POST /people/pair one=$A other=$B verdict=same keep=$A row_version=$v'
t 'linked: one file from now on' 'judge $A $B same $A $v && status 303 && test "$(sql "SELECT merged_into FROM registry_person WHERE id = $B")" = $A && GET "/person?id=$B" && status 303 && location "/person?id=$A&linked=1"'
t 'found by either spelling, once' 'GET "/people?q=giorgos+papadopoulos" && test "$(grep -c "/person?id=" $dir/page)" = 1 && see "/person?id=$A"'
t 'ME2: the other way round is refused: a circle' 'judge $A $B same $B $((v + 1)) && status 409 && judge $B $A same $B $((v + 1)) && status 409 && count "registry_merge" 1'
new family=Παπαδόπουλος given=Γιώργης birth=12/3/1985 another=1
C=$(id_of Παπαδόπουλος Γιώργης)
records > $dir/before_c
t 'a linked one into a third: everything leads to it' 'judge $A $C same $C 1 && status 303 && test "$(sql "SELECT count(*) FROM registry_open_same WHERE person = $C")" = 3 && test "$(sql "SELECT merged_into FROM registry_person WHERE id = $B")" = $C'
one=$(sql "SELECT id FROM registry_merge WHERE person = $B") two=$(sql "SELECT id FROM registry_merge WHERE person = $A")
t 'the page of a link says what follows' 'GET "/people/unlink?id=$two" && status 200 && see "ακριβώς όπως ήταν"'
t 'no step of taking it away that fails leaves a trace' 'torture POST /people/unlink id=$two'
t 'what is typed of it is kept' 'POST /staff/draft "draft=/people/unlink $two" id=$two "why=μισός λόγος" && status 204 && GET "/people/unlink?id=$two" && see "draft=use" && notsee "μισός λόγος" && GET "/people/unlink?id=$two&draft=use" && see ">μισός λόγος</textarea>"'
t 'ME1: taken away: what was linked before stays with it' 'POST /people/unlink id=$two "draft=/people/unlink $two" && status 303 && count staff_draft 0 && records > $dir/now && cmp $dir/before_c $dir/now && test "$(sql "SELECT merged_into FROM registry_person WHERE id = $B")" = $A'
t 'twice is said so' 'POST /people/unlink id=$two && status 404'
t 'ME1: both records are whole again, to the byte' 'POST /people/unlink id=$one && status 303 && sql "DELETE FROM registry_keys WHERE person = $C" && sql "DELETE FROM registry_key WHERE person = $C" && sql "DELETE FROM registry_name WHERE person = $C" && sql "DELETE FROM registry_pair WHERE one = $C OR other = $C" && sql "DELETE FROM registry_merge" && sql "DELETE FROM registry_person WHERE id = $C" && records | grep -v registry_word > $dir/now && grep -v registry_word $dir/whole | cmp - $dir/now'
t 'oneself, nobody and no number are no pair' 'GET "/people/pair?one=$A&other=$A" && status 404 && GET "/people/pair?one=$A&other=999" && status 404 && GET "/people/pair" && status 404 && judge $A 999 same $A && status 404'
t 'what is typed of a verdict is kept, ticks too' 'POST /staff/draft "draft=/people/pair $A-$B" one=$A other=$B verdict=unsure keep=$B "note=μισή φράση" && status 204 && GET "/people/pair?one=$A&other=$B" && see "draft=use" && notsee "μισή φράση" && GET "/people/pair?one=$A&other=$B&draft=use" && see ">μισή φράση</textarea>" && see "value=\"unsure\" checked" && see "value=\"$B\" checked"'
t 'a clerk who does not supervise neither sees nor links' 'as petros files,receive && GET /people/duplicates && status 403 && judge $A $B same $A && status 403 && POST /people/unlink id=1 && status 403'
as maria files,receive,supervise
# clerks link the same two in opposite directions at once: fifty, by the racer's last digit
sql "UPDATE registry_pair SET row_version = 4, verdict = '' WHERE one = $A AND other = $B"
both_ways() {
    rm -f "$dir"/r[0-9]*
    seq 100 149 | xargs -P 8 -I@ sh -c 'k=$3; [ $((@ % 2)) = 0 ] || k=$2; "$1" request POST /people/pair one=$2 other=$3 verdict=same keep=$k row_version=4 > $4/r@ 2>&1' sh "$program" "$A" "$B" "$dir"
    cat "$dir"/r[0-9]* | sed -n 's/^Status: //p' | sort | uniq -c | awk '{ printf "%s%s x %s", s, $1, $2; s = ", " } END { print "" }' > "$dir/page"
}
t 'ME2: fifty at once in both directions: one link, no circle' 'both_ways; see "1 x 303, 49 x 409" && count "registry_merge WHERE undone IS NULL" 1 && count "registry_person WHERE merged_into IS NOT NULL" 1'
t 'ME1: fifty take it away at once: one does' 'fifty /people/unlink id=$(sql "SELECT id FROM registry_merge WHERE undone IS NULL"); see "1 x 303, 49 x 404" && count "registry_person WHERE merged_into IS NOT NULL" 0'
done_testing
