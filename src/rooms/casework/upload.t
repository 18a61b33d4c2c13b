# SPDX-License-Identifier: EUPL-1.2
# upload.t - copies of papers: what is taken, what is refused, how it is kept and shown (CW8).
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
send() { python3 tests/papers.py "$1" "${2:-1}" "$csrf" > $dir/body && POST /case/upload --body $dir/body --type "multipart/form-data; boundary=xxBOUNDARYxx"; }
kept() { count casework_file "$1" && test "$(ls $dir/files 2> /dev/null | wc -l)" = "$1"; }
refused() { send "$1" && status 422 && see "$2" && kept 0; }

t 'CW8: HTML that is called a photo'                 'refused html "what is in it counts"'
t 'CW8: a PNG that is HTML behind its first bytes'   'refused pnghtml "damaged"'
t 'CW8: a zip'                                       'refused zip "no JPEG or PNG"'
t 'CW8: a picture of 3.6 thousand million pixels, before anything is decoded' 'refused huge "too many pixels"'
t 'CW8: half a picture'                              'refused cut "damaged"'
t 'CW8: a PDF that runs a script on opening'         'refused script "active content"'
t 'CW8: the same with its name escaped'              'refused escaped "active content"'
t 'CW8: a launch inside packed objects'              'refused packed "active content"'
t 'CW8: a PDF with a file inside'                    'refused embedded "active content"'
t 'CW8: a PDF with an XFA form'                      'refused xfa "active content"'
t 'CW8: a locked PDF'                                'refused locked "locked"'
t 'CW8: objects packed in a way nobody reads'        'refused odd "locked"'
t 'CW8: a bomb of a hundred megabytes'               'refused bomb "cannot be checked"'
t 'CW8: more than 12 MB'                             'send large && { status 413 || { status 422 && see "larger than 12 MB"; }; } && kept 0'
t 'nothing chosen'                                   'refused empty "chose no file"'
t 'a photo is taken, and drawn anew: what else was in it is gone' 'send png && status 303 && kept 1 && test "$(sql "SELECT type FROM casework_file")" = image/jpeg && test "$(sql "SELECT state FROM casework_paper WHERE id = 1")" = received'
t 'what is on the disk cannot be read'               '! grep -qa "JFIF" $dir/files/*'
t 'it is shown as a file to save, sandboxed, and that is written down' 'GET "/case/file?id=1" && status 200 && grep -qai "^Content-Disposition: attachment" $dir/page && grep -qai "sandbox" $dir/page && grep -qai "nosniff" $dir/page && grep -qa JFIF $dir/page && ! grep -qa "secret place" $dir/page && test "$(sql "SELECT count(*) FROM diary_act WHERE act = '"'viewed a paper'"' AND about_kind = '"'file'"'")" = 1'
t 'a harmless PDF is taken as it is'                 'send pdf 2 && status 303 && kept 2'
t 'a photo that its telephone says to turn is turned: 16 by 8 becomes 8 by 16' 'send turned && status 303 && kept 3 && GET "/case/file?id=3" && LC_ALL=C grep -qaP "\\xff\\xc0\\x00\\x11\\x08\\x00\\x10\\x00\\x08" $dir/page && ! grep -qa Exif $dir/page'
t 'somebody else’s are not shown'                    'nobody; GET "/case/file?id=1" && status 403; be 1 advise; GET "/case/file?id=1" && status 404; be 1 advise,files'
t 'one byte changed on the disk: it is not shown'    'for f in $dir/files/*; do printf X | dd of=$f bs=1 seek=60 conv=notrunc 2> /dev/null; done; GET "/case/file?id=1" && status 404'
t 'no step of taking one that fails leaves a row'    'python3 tests/papers.py pdf 2 "$csrf" > $dir/body; torture POST /case/upload --body $dir/body --type "multipart/form-data; boundary=xxBOUNDARYxx"'
t 'a field of another page is no file'               'python3 tests/papers.py png 1 "$csrf" > $dir/body && POST /case/take --body $dir/body --type "multipart/form-data; boundary=xxBOUNDARYxx"; ! status 500'
done_testing
