# SPDX-License-Identifier: EUPL-1.2
# rules.t - the officer's page and the reload.
. tests/lib.sh
share=$dir/share; mkdir $share
cp -r programmes towns schema $share/; cp "$O/texts.tsv" $share/texts.tsv
export PRONOIA_SHARE=$share
at 2026-11-22T09:00
as Πέτρος rules

t 'what is in force is listed'                'GET /rules && status 200 && see "$("$O/pronoia" screen /dev/stdin < /dev/null 2>/dev/null; echo child-benefit)" && see "όλα ισχύουν"'
t 'a figure past its renewal is named with file and line' 'see "rules.txt:" && see "Σεπτεμβρίου 2026"'
t 'a reload takes sound files over'           'POST /rules/reload && status 303 && location "/rules?done=1" && count "diary_act WHERE act = '"'took new rules over'"'" 1'
t 'no step that fails leaves a trace'         'torture POST /rules/reload'
# The officer saves a file with a mistake while the server runs: the same process before, at the button, and after.
facts=$share/programmes/facts.txt line=$(($(wc -l < programmes/facts.txt) + 2))
mistake() {
    {   printf 'GET\t/rules\n'
        for _ in $(seq 200); do [ ! -s "$dir/answers" ] || break; sleep 0.05; done
        printf '\nfact broken: nonsense\n' >> "$facts"
        printf 'POST\t/rules/reload\nGET\t/rules\n'
    } | "$program" request --batch > "$dir/answers" 2> "$dir/err"
    cp programmes/facts.txt "$facts"; cp "$dir/answers" "$dir/page"
}
t 'B1: a file with a mistake: it is told with line and column, and the old rules stay' 'mistake; see "Status: 422" && see "programmes/facts.txt:$line:" && test "$(grep -c "^Status: 200" "$dir/page")" = 2 && test "$(grep -oE "[0-9a-f]{64}" "$dir/page" | sort -u | wc -l)" = 1 && count "diary_act WHERE act = '"'tried new rules; the old ones stay'"'" 1'
t 'only for the officer'                      'as X advise,staff,diary; GET /rules && status 403 && POST /rules/reload && status 403; nobody; GET /rules && status 403'
done_testing
