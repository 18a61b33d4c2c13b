# SPDX-License-Identifier: EUPL-1.2
# list.t - the diary for the auditor.
. tests/lib.sh
as Ευγενία diary
i=1; while [ $i -le 120 ]; do echo "($i, 1900000000 + $i * 3600, 'Anna', 1, 'opened answers by their code', 'code', $i)"; i=$((i + 1)); done | paste -sd, > $dir/rows
sql "INSERT INTO diary_act(id, at, who, account, act, about_kind, about) VALUES $(cat $dir/rows), (201, 1890000000, '', 0, 'kept answers under a code', 'code', 7), (202, 1890000100, '<b>Boris', 2, 'signed in', 'account', 2)"

t 'newest first, a hundred a page'            'GET /diary && status 200 && see ">120<" && notsee ">20</td>" && see "before="'
t 'older ones on the next'                    'GET "/diary?before=21" && see ">20</td>" && notsee ">21</td>"'
t 'by person'                                 'GET "/diary?who=Anna&before=3" && see ">2</td>" && notsee "<bdi>&lt;b&gt;Boris"'
t 'residents have no name'                    'GET "/diary?who=-" && see ">201</td>" && notsee ">202</td>"'
t 'by act'                                    'GET "/diary?act=signed%20in" && see ">202</td>" && notsee ">201</td>"'
t 'by what it is about'                       'GET "/diary?kind=code&about=7" && see ">7</td>" && see ">201</td>" && notsee ">8</td>"'
t 'Y4: acts in the reader’s words'              'GET "/diary?act=signed%20in" && see συνδέθηκε && PRONOIA_LANG=en GET "/diary?act=signed%20in" && see "signed in"'
t 'by day, in Greek time'                     'GET "/diary?since=22/11/2029&until=22/11/2029" && see ">201</td>" && GET "/diary?since=23/11/2029&until=24/11/2029" && notsee ">201</td>"'
t 'a day that does not exist is said so'      'GET "/diary?since=31/2/2030" && status 422'
t 'a filter can be taken away'                'GET "/diary?who=Anna&act=signed%20in" && see "href=\"/diary?act=signed%20in\"" && see "href=\"/diary?who=Anna\""'
t 'names are escaped'                         'GET /diary\?who=-; GET "/diary?act=signed%20in" && see "&lt;b&gt;Boris" && notsee "<b>Boris"'
t 'reading the diary is an act'               'test "$(sql "SELECT count(*) FROM diary_act WHERE act = '"'read the diary'"'")" -ge 9'
t 'only for the auditor'                      'as X advise,rules,staff; GET /diary && status 403; nobody; GET /diary && status 403'
done_testing
