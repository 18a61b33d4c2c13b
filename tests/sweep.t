# SPDX-License-Identifier: EUPL-1.2
# sweep.t - files that no row names are swept a day later, the others never (ST1, ST2 of web/stored.h).
. tests/lib.sh
. tests/people.sh
export PRONOIA_LANG=en PRONOIA_FILES=$dir/files
ids_from_one casework_case casework_paper casework_file
worker 1 Anna
person 11 Papadopoulou Eleni -9000
at 2031-03-03T09:00
be 1 advise,files
POST /case/apply person=11 programme=kapi
GET "/case?id=1"; csrf=$(grep -o 'name="csrf" value="[^"]*' $dir/page | head -1 | sed 's/.*"//')
python3 tests/papers.py pdf 1 "$csrf" > $dir/body; POST /case/upload --body $dir/body --type "multipart/form-data; boundary=xxBOUNDARYxx"
named=$(sql "SELECT stored FROM casework_file")
# A visit that dies behind the store: its file stays.
i=1; while [ "$(ls $dir/files | wc -l)" = 1 ] && [ $i -lt 400 ]; do i=$((i + 1)); PRONOIA_FAIL_AT=$i PRONOIA_FAIL_MEMORY=no POST /case/upload --body $dir/body --type "multipart/form-data; boundary=xxBOUNDARYxx"; done
left=$(ls $dir/files | grep -v "$named" | head -1)
sweep() { "$program" chores files > $dir/page 2>&1; }
t 'a visit that failed behind the store left a file'   'test -n "$left" && count casework_file 1'
t 'a fresh one is left alone: its row may come yet'    'touch -d "2031-03-02T10:00Z" $dir/files/*; sweep && test -f $dir/files/$left'
t 'ST1: after a day it goes, and that is written down' 'touch -d "2031-03-02T08:00Z" $dir/files/*; sweep && test ! -f $dir/files/$left && count "diary_act WHERE act = '"'removed files that no row names'"' AND about = 1" 1'
t 'ST1: the one a row names stays, and can be read'    'test "$(ls $dir/files)" = "$named" && GET "/case/file?id=1" && see "%PDF"'
t 'what is no file of the store is not touched'        'echo x > $dir/files/README; touch -d 2030-01-01 $dir/files/README; sweep && test -f $dir/files/README'
t 'ST3: nor what another key sealed'                   'for k in $(seq 100 349); do cp $dir/files/$named $dir/files/$(printf %032x $k); done; touch -d 2030-01-01 $dir/files/*; sweep && test "$(ls $dir/files | wc -l)" = 252'
t 'ST2: every room that puts files says which are its own' 'for f in $(grep -rl "filestore_put(" src/rooms); do grep -q "^STORED(" $(dirname $f)/*.c || echo "$f"; done > $dir/page; test ! -s $dir/page'
done_testing
