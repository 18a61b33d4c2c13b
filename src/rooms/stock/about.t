# SPDX-License-Identifier: EUPL-1.2
# about.t - what the stores know of a person: on their page, in their own copy; what is lent must come back before anything is erased.
. tests/lib.sh
. tests/people.sh
. tests/stock.sh
export PRONOIA_LANG=en
worker 1 Kostas; worker 2 Anna; worker 4 Olga; worker 5 Paul
person 11 Doe Eleni -9000; person 12 Other Petros -9000
store 1 grocery 'Pantopoleio' social-grocery; keeps 1 1
goods 1 food 'Makaronia'; goods 2 equipment 'Walker'; lot 1 1 1 10 22400 L1; lot 2 2 1 1 NULL W1
granted 1 social-grocery 11; card 1 11 1234567897
be 1 keep
POST /stock/card store=1 id=1 do=allergies allergies=nuts row_version=1
POST /stock/counter store=1 card=1234567897 q1=3
POST /stock/loans store=1 card=1234567897 lot=2 until=1/5/2031
be 2 advise,files
t 'her page: the card, and where she was last; never what' 'GET "/person?id=11" && see 1234567897 && see Pantopoleio && notsee Makaronia && GET "/person?id=12" && notsee Pantopoleio'
t 'ST18: what a secret store handed out stands in no file but for who works there' 'GET "/person?id=11" && see "Handed out: Pantopoleio" && sql "UPDATE access_unit SET secret = 1 WHERE id = 1" && GET "/person?id=11" && see 1234567897 && notsee Pantopoleio && notsee "a store" && be 1 keep,advise,files && GET "/person?id=11" && see Pantopoleio; rc=$?; sql "UPDATE access_unit SET secret = 0 WHERE id = 1"; be 2 advise,files; test $rc = 0'
POST /privacy/new person=11 kind=access channel=desk received=1/3/2031 identity=card
q=$(sql "SELECT max(id) FROM privacy_request"); be 4 privacy; POST /privacy/request id=$q do=take
t 'her own copy: the card, what she told, what she got' 'GET "/privacy/copy?id=11" && status 200 && sed "1,/^\$/d" $dir/page | python3 -c "import json,sys
s = json.dumps(json.load(sys.stdin)); assert all(x in s for x in (\"1234567897\", \"nuts\", \"Makaronia\", \"Walker\")), s[:2000]"'
be 2 advise,files; POST /privacy/new person=11 kind=erase channel=desk received=1/3/2031 identity=card words=all
q=$(sql "SELECT max(id) FROM privacy_request"); be 4 privacy; POST /privacy/request id=$q do=take; POST /privacy/request id=$q do=propose outcome=gone; be 5 privacy; POST /privacy/request id=$q do=take
t 'ST17: until it is back, the loan keeps its name' 'GET "/privacy/request?id=$q" && see "1 May 2031" && POST /privacy/request id=$q do=approve; status 422 && test "$(sql "SELECT person FROM stock_loan")" = 11'
done_testing
