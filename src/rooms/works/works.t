# SPDX-License-Identifier: EUPL-1.2
# works.t - the technical programme of a year: what of it is for accessibility, beside the town's 5 %; amendments by their day (WK1 to WK8).
#
# Counted by hand, before the code.  2031: road 900,000 and ramps 40,000 (all for accessibility): 940,000, of which 40,000 = 4.2553 %,
# told as 4.25 %; 5 % of it are 47,000, so 7,000 are missing.  On 20 June the road gives 50,000 (850,000) and the ramps grow to 45,000:
# 895,000, 45,000 = 5.0279 %, reached.  Before that day it is still 4.25 %.
. tests/lib.sh
. tests/people.sh
ids_from_one works_project works_approval works_bill works_picture works_obstacle
export PRONOIA_LANG=en PRONOIA_FILES=$dir/files
worker 1 Τεχνικός; worker 2 Διευθύντρια; worker 3 Σύμβουλος
at 2031-07-01T09:00
be 1 works
version() { sql "SELECT row_version FROM works_project WHERE id = $1"; }
road='year=2031 code=30.1 title=Road state=planned budget=900000 since=10/12/2030 ground=ADS-201'
body() { kind=$1; shift; python3 tests/papers.py "$kind" "$@" > "$dir/body"; }
multi() { POST "$1" --body "$dir/body" --type "multipart/form-data; boundary=xxBOUNDARYxx"; }
csrf() { grep -o 'name="csrf" value="[^"]*' "$dir/page" | head -1 | sed 's/.*"//'; }
table() {   # FILE [DAY] [DECISION]: what the file says; the year goes with it
    GET "/works/table?year=2031"
    { printf -- '--xxBOUNDARYxx\r\nContent-Disposition: form-data; name="csrf"\r\n\r\n%s\r\n' "$(csrf)"
      for f in "year=2031" "since=${2-10/12/2030}" "ground=${3-ADS-202}"; do printf -- '--xxBOUNDARYxx\r\nContent-Disposition: form-data; name="%s"\r\n\r\n%s\r\n' "${f%%=*}" "${f#*=}"; done
      printf -- '--xxBOUNDARYxx\r\nContent-Disposition: form-data; name="file"; filename="t.csv"\r\nContent-Type: text/csv\r\n\r\n'; printf "$1"; printf '\r\n--xxBOUNDARYxx--\r\n'; } > "$dir/body"
}

# ---- written down
t 'what is missing is said, nothing is written'      'POST /works/edit year=2031 code=30.1 title=Road state=planned budget=9 since=10/12/2030 && status 422 && see "Write the decision" && POST /works/edit year=2031 title=Road state=planned budget=9 since=10/12/2030 ground=x && status 422 && POST /works/edit year=2031 code=1 state=planned budget=9 since=10/12/2030 ground=x && status 422 && POST /works/edit year=2031 code=1 title=x state=dragon budget=9 since=10/12/2030 ground=x && status 422 && count works_project 0'
t 'an amount that is none, nothing, more than the whole' 'for b in dragon -5 0 "12,34,5" 99999999999999; do POST /works/edit year=2031 code=1 title=x state=planned "budget=$b" since=10/12/2030 ground=x; status 422 || break; done; status 422 && POST /works/edit year=2031 code=1 title=x state=planned budget=10 access=11 kind=ramp reason=r since=10/12/2030 ground=x && status 422 && see "not larger than the whole" && count works_project 0'
t 'an amount for accessibility says of which kind and why' 'POST /works/edit year=2031 code=1 title=x state=planned budget=10 access=5 since=10/12/2030 ground=x && status 422 && see "Choose what kind" && POST /works/edit year=2031 code=1 title=x state=planned budget=10 kind=ramp since=10/12/2030 ground=x && status 422 && see "why it counts" && POST /works/edit year=2031 code=1 title=x state=planned budget=10 access=0 kind=ramp reason=r since=10/12/2030 ground=x && status 422 && count works_project 0'
t 'a decision of another year, or of tomorrow'        'POST /works/edit year=2031 code=1 title=x state=planned budget=10 since=30/6/2030 ground=x && status 422 && POST /works/edit year=2031 code=1 title=x state=planned budget=10 since=2/7/2031 ground=x && status 422 && see "not in the future" && POST /works/edit year=2031 code=1 title=x state=planned budget=10 since=31/2/2031 ground=x && status 422'
t 'done wants its day; it does not end before it begins; a place is in Greece' 'POST /works/edit year=2031 code=1 title=x state=done budget=10 since=10/12/2030 ground=x && status 422 && see "the day on which it ended" && POST /works/edit year=2031 code=1 title=x state=planned starts=3/3/2031 ends=2/3/2031 budget=10 since=10/12/2030 ground=x && status 422 && POST /works/edit year=2031 code=1 title=x state=planned place=22.4,39.6 budget=10 since=10/12/2030 ground=x && status 422 && see "latitude, longitude" && count works_project 0'
t 'no step of it leaves a trace'                      'torture POST /works/edit $road'
t 'written down, with its first approval'             'POST /works/edit $road && status 303 && location "/works/line?id=1&saved=1" && POST /works/edit year=2031 code=30.2 title=Ramps state=planned area=Centre place=39.6390,22.4191 budget=40.000,00 kind=ramp "reason=Only ramps" since=10/12/2030 ground=ADS-201 && status 303 && count works_approval 2 && test "$(sql "SELECT budget, access FROM works_approval WHERE project = 2")" = "4000000|4000000"'
t 'the same code a second time in a year is refused, in another year not' 'POST /works/edit $road && status 422 && see "30.1 is in this year" && POST /works/edit year=2030 code=30.1 title=Old state=planned budget=100 since=10/12/2029 ground=x && status 303 && count works_project 3'

t 'a year that is none, or several, is said: nothing of another year is shown, given as a file or written' 'for y in 1900-2100 1900 2100 0 x 02031; do GET "/works?year=$y" && status 422 && see "from 2000 to 2032" && GET "/works?year=$y&as=csv" && status 422 && GET "/accessibility-works?year=$y&as=csv" && status 422 && see "from 2000 to 2032" && POST /works/edit year=$y code=9 title=x state=planned budget=10 since=10/12/2030 ground=x && status 422 || break; done; test $y = 02031 && status 422 && count works_project 3'

# ---- the share
t 'WK3, WK4: 40,000 of 940,000 is 4.25 %, 7,000 are missing' 'GET "/works?year=2031" && see "4.25 %" && see "7,000" && notsee "4.26" && see "5 %"'
t 'the source of the share is said, and that it is to be verified' 'see "The town has set itself 5 %" && see "To be verified"'
t 'WK2: amended in June: 45,000 of 895,000, reached'  'POST /works/amend id=1 since=20/6/2031 budget=850000 ground=ADS-96 version=1 && status 303 && POST /works/amend id=2 since=20/6/2031 budget=45000 kind=ramp "reason=Only ramps" ground=ADS-96 version=1 && status 303 && GET "/works?year=2031" && see "5.02 %" && see "is reached" && count works_approval 5'
t 'WK2: the day before it was 4.25 %, and before any decision nothing' 'GET "/works?year=2031&on=19/6/2031" && see "For accessibility: 4.25 %" && see "940,000" && GET "/works?year=2031&on=9/12/2030" && see "No technical programme" && GET "/works?year=2031&on=30/2/2031" && status 422'
t 'WK1: the database itself changes and removes none' '! sql "UPDATE works_approval SET budget = 1 WHERE id = 1" 2> "$dir/err" && ! sql "DELETE FROM works_approval WHERE id = 1" 2> "$dir/err" && ! sql "INSERT INTO works_approval(id, project, since, budget, access, kind, reason, ground, made, by) VALUES (900, 1, 100, 5, 0, '"''"', '"''"', '"'x'"', 1, 1)" 2> "$dir/err" && count works_approval 5'
t 'WK1: an amendment is not older than the one before' 'POST /works/amend id=1 since=19/6/2031 budget=1 ground=x version=2 && status 422 && see "not older" && count works_approval 5'
t 'no step of an amendment leaves a trace'            'torture POST /works/amend id=1 since=21/6/2031 budget=840000 ground=ADS-97 version=2'
t 'WK5: two clerks amend one line: the second is told'    'POST /works/amend id=2 since=21/6/2031 budget=46000 kind=ramp reason=r ground=x version=1 && status 409 && see "Somebody else wrote" && count works_approval 5'
t 'WK5: two change what is written: both versions are shown' 'POST /works/edit id=2 title=Ramps area=East state=planned contractor= starts= ends= about= place= row_version=2 was_title=Ramps was_area=Centre && status 303 && be 2 decide && POST /works/edit id=2 title=Ramps area=West state=planned contractor= starts= ends= about= place= row_version=2 was_title=Ramps was_area=Centre && status 409 && see East && see West && test "$(sql "SELECT area FROM works_project WHERE id = 2")" = East'
t 'a line that is struck has nothing; it stays'       'be 1 works; POST /works/amend id=3 since=10/12/2029 budget=0 ground=x version=1 && status 303 && GET "/works?year=2030" && see Struck'

# ---- contracted, paid
t 'WK6: not beyond the line, not paid beyond the contract' 'POST /works/bill id=2 bill=contract day=1/7/2031 amount=45000,01 words=K1 version=3 && status 422 && see "First the amendment" && POST /works/bill id=2 bill=payment day=1/7/2031 amount=1 words=K1 version=3 && status 422 && see "No more is paid" && POST /works/bill id=2 bill=contract day=2/7/2031 amount=1 words=K1 version=3 && status 422 && POST /works/bill id=2 bill=contract day=1/7/2031 amount=x words=K1 version=3 && status 422 && POST /works/bill id=2 bill=contract day=1/7/2031 amount=1 version=3 && status 422 && POST /works/bill id=2 bill=gift day=1/7/2031 amount=1 words=x version=3 && status 422 && count works_bill 0'
t 'no step of a contract leaves a trace'              'torture POST /works/bill id=2 bill=contract day=1/7/2031 amount=40000 words=K1 version=3'
t 'a contract, a payment of half'                     'POST /works/bill id=2 bill=contract day=1/7/2031 amount=40000 words=K1 version=3 && status 303 && POST /works/bill id=2 bill=payment day=1/7/2031 amount=20000 words=T1 version=4 && status 303 && POST /works/bill id=1 bill=contract day=1/7/2031 amount=360000 words=K2 version=2 && status 303'
t '40,000 of 400,000 contracted is 10 %; all that is paid is for accessibility' 'GET "/works?year=2031&as=csv" && see "Contracted\",\"Share\",10" && see "Paid\",\"Share\",100" && see "Budget\",\"Share\",5.02"'
t 'WK11: the town'"'"'s report of the year tells the same shares; a month'"'"'s none' 'be 2 supervise; GET "/reports?unit=0&period=2031&as=csv" && see "Contracted\",\"Share\",10" && see "Paid\",\"Share\",100" && see "Budget\",\"Share\",5.02" && see "Of them: Under contract\"" && GET "/reports?unit=0&period=6/2031" && status 200 && notsee "Share for accessibility" && be 1 works'
t 'WK6: nor does the line fall below its contracts'    'POST /works/amend id=2 since=1/7/2031 budget=39999 kind=ramp reason=r ground=x version=5 && status 422 && see "40,000"'
t 'two payments at once of one line: one is told'      'POST /works/bill id=2 bill=payment day=1/7/2031 amount=20000 words=T2 version=4 && status 409 && count "works_bill WHERE project = 2" 2'
t 'a correction takes back, not more than there is'    'POST /works/bill id=2 bill=payment day=1/7/2031 amount=20001 less=1 words=T1 version=5 && status 422 && see "more than is written" && POST /works/bill id=2 bill=payment day=1/7/2031 amount=5000 less=1 words=T1 version=5 && status 303 && test "$(sql "SELECT sum(cents), sum(access) FROM works_bill WHERE project = 2 AND kind = '"'payment'"'")" = "1500000|1500000"'
t 'a part of a line: in its proportion, rounded down'  'POST /works/edit year=2031 code=30.9 title=Square state=planned budget=30000 access=10000 kind=pavement reason=r since=1/7/2031 ground=x && status 303 && POST /works/bill id=4 bill=contract day=1/7/2031 amount=100 words=K version=1 && test "$(sql "SELECT cents, access FROM works_bill WHERE project = 4")" = "10000|3333"'
t 'the table of years: 2030 struck, 2031 with its share' 'GET /works/years && status 200 && see 2031 && see "<svg" && see "the aim, 5 %"'
t 'XLSX and PDF of the year'                           'GET "/works?year=2031&as=xlsx" && status 200 && see "spreadsheetml" && GET "/works?year=2031&as=pdf" && status 200 && grep -aq "%PDF" "$dir/page"'

# ---- who may
t 'the adviser, the cashier and nobody do not see it'  'be 3 advise; GET /works && status 403 && GET "/works/line?id=1" && status 403 && POST /works/amend id=1 since=1/7/2031 budget=1 ground=x version=3 && status 403 && be 3 pay && GET /works && status 403 && nobody && GET /works && status 403 && POST /works/edit $road && status 403'
t 'who supervises reads, and writes nothing'           'be 2 supervise; GET /works && status 200 && notsee "/works/edit" && GET "/works/line?id=1" && status 200 && notsee "/works/amend" && POST /works/bill id=1 bill=contract day=1/7/2031 amount=1 words=x version=3 && status 403'
t 'a line that there is not'                           'be 1 works; GET "/works/line?id=99" && status 404 && POST /works/amend id=99 since=1/7/2031 budget=1 ground=x version=1 && status 404 && POST /works/bill id=99 bill=contract day=1/7/2031 amount=1 words=x version=1 && status 404 && GET "/works/edit?id=99" && status 404'

# ---- a table
good='Code;Title;Budget;Accessible amount;Kind;Reason;Coordinates\n40.1;Lift;45.000,00;;Lift;No steps;39.64,22.42\n40.2;Lamps;620000;;;;\n40.3;Park;1.000,50;200,25;Park for all;Paths;\n'
t 'WK8: three lines, money as people write it'         'table "$good"; multi /works/table && status 303 && test "$(sql "SELECT p.code, a.budget, a.access, a.kind FROM works_project p JOIN works_approval a ON a.project = p.id WHERE p.code LIKE '"'40.%'"' ORDER BY p.code")" = "40.1|4500000|4500000|lift
40.2|62000000|0|
40.3|100050|20025|park"'
t 'WK8: the same file again: every line is there'      'lines=$(sql "SELECT count(*) FROM works_project"); table "$good"; multi /works/table && status 422 && see "Line 2, Code: The code 40.1 is in" && see "3 mistakes" && count works_project "$lines"'
t 'WK8: one bad cell and nothing is written, each mistake with line and column' 'table "Code;Title;Budget;Accessible amount;Kind;Ends;State\n50.1;Fine;100;;;;\n50.2;Bad;dragon;;;;\n50.3;;100;;;31/2/2031;\n50.4;X;100;200;ramp;;\n50.1;Twice;5;;;;sunken\n"; multi /works/table && status 422 && see "Line 3, Budget: “dragon”" && see "Line 4, Title:" && see "Line 4, Ends:" && see "Line 5, Reason:" && see "Line 6, Code: The code 50.1 is in line 2 too" && see "Line 6, State:" && count works_project "$lines"'
t 'WK8: no head, no row, a quote never closed, cells that shifted, no UTF-8' 'for f in "a;b\n1;2\n" "Code;Title;Budget\n" "Code;Title;Budget\n1;\"x;3\n" "Code;Title;Budget\n1;x;3;4;5\n" "Code;Title;Budget\n1;\377x;3\n"; do table "$f"; multi /works/table; status 422 || break; done; status 422 && count works_project "$lines"'
t 'a day or a decision that is none is said once'      'table "$good" x; multi /works/table && status 422 && see "Write a date" && table "$good" 10/12/2030 ""; multi /works/table && status 422 && see "Write the decision"'

# ---- photos
t 'a photo has words: without them nothing is kept'    'GET "/works/line?id=2"; body png 2 "$(csrf)" phase=before alt=short; multi /works/picture/new && status 422 && see "at least ten letters" && count works_picture 0 && test -z "$(ls "$dir/files" 2> /dev/null)"'
t 'what is no photo is refused'                        'for k in html pnghtml cut zip pdf empty huge; do body $k 2 "$(csrf)" phase=before "alt=A kerb without a ramp."; multi /works/picture/new; status 422 || break; GET "/works/line?id=2"; done; GET "/works/line?id=2"; body pdf 2 "$(csrf)" phase=before "alt=A kerb without a ramp."; multi /works/picture/new && status 422 && count works_picture 0'
t 'before and after, drawn anew: its place is gone'    'GET "/works/line?id=2"; body png 2 "$(csrf)" phase=before "alt=A kerb without a ramp."; multi /works/picture/new && status 303 && GET "/works/line?id=2"; body turned 2 "$(csrf)" phase=after "alt=The kerb with a ramp." taken=1/7/2031; multi /works/picture/new && status 303 && count works_picture 2 && GET "/works/picture?id=1" && status 200 && see "image/jpeg" && ! grep -aq "secret place" "$dir/page" && ! grep -rq "JFIF" "$dir/files"'

# ---- residents
# 45,000 + 10,000 + 45,000 + 200.25 of 895,000 + 30,000 + 45,000 + 620,000 + 1,000.50: 100,200.25 of 1,591,000.50 = 6.2979 %
nobody
t 'WK7: residents see what is for accessibility, and no name' 'GET "/accessibility-works?year=2031" && status 200 && see Ramps && see Square && see "6.29 %" && notsee ">Road<" && notsee Τεχνικός && see "Photos before and after" && see "role=\"img\""'
t 'WK7: in five languages'                             'for l in el en ar sq uk; do PRONOIA_LANG=$l GET "/accessibility-works?year=2031"; status 200 && see Ramps || break; PRONOIA_LANG=$l GET /accessibility-works/report; status 200 || break; done; status 200 && see "Повідомити про перешкоду"'
t 'the page of one, its photos with words'             'GET "/accessibility-works/one?id=2" && see "alt=\"A kerb without a ramp.\"" && see "alt=\"The kerb with a ramp.\"" && GET "/accessibility-works/photo?id=2" && status 200'
t 'WK7: a line without accessibility, one that is not, its photo' 'GET "/accessibility-works/one?id=1" && status 404 && GET "/accessibility-works/one?id=99" && status 404 && sql "UPDATE works_picture SET project = 1 WHERE id = 2"; GET "/accessibility-works/photo?id=2" && status 404 && GET "/works/picture?id=1" && status 403'
t 'a photo that was taken away is gone'                'be 1 works; POST /works/picture/remove picture=1 && status 303 && nobody && GET "/accessibility-works/photo?id=1" && status 404'
t 'the figures as CSV'                                 'GET "/accessibility-works?year=2031&as=csv" && status 200 && see "text/csv" && see "Budget\",\"Share\""'

# ---- a payment of next year: 15,000 of 15,000 until the end of 2031, 15,000 of 25,000 since
be 1 works; at 2032-02-03T09:00; POST /works/bill id=1 bill=payment day=2/2/2032 amount=10000 words=T9 "version=$(version 1)"; status 303 || echo "# it was not paid"
t 'WK11: the table of years, the year and the residents read the same share of a year that is over' 'GET "/works?year=2031&as=csv" && see "\"Paid\",\"Share\",100" && see "\"2031\",\"Share paid\",100" && GET "/works/years?as=csv" && see "\"2031\",\"Share paid\",100" && nobody && GET "/accessibility-works?year=2031&as=csv" && see "\"Paid\",\"Share\",100" && see "\"2031\",\"Share paid\",100"'
t 'WK2: as of today it is the other one'               'be 1 works; GET "/works?year=2031&on=3/2/2032&as=csv" && see "\"Paid\",\"Share\",60"'
done_testing
