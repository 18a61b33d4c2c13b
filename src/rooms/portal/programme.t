# SPDX-License-Identifier: EUPL-1.2
. tests/lib.sh
at 2026-11-23T08:00
t 'a programme: what, who, papers, where, law' 'GET /programmes/kdap && status 200 && see "μετά το σχολείο" && see "Βιβλιάριο υγείας" && see "/services/kdap" && see "ΦΕΚ Β 2332"'
t 'its condition in words'                     'see "τουλάχιστον 5"'
t 'the town'"'"'s own words'                   'GET /programmes/nursery-place && see "έως τρεις σταθμούς"'
t 'the town'"'"'s own giver'                   'GET /programmes/soup-kitchen && see "Η ενορία" && see "Επιούσιος"'
t 'another town, the national words'           'PRONOIA_TOWN=thessaloniki GET /programmes/soup-kitchen && see "Ο δήμος"'
t 'P5: help for women shows no address'        'GET /programmes/womens-counselling && status 200 && see 15900 && notsee "geo:" && notsee "Γεωργιάδου" && see "Η διεύθυνση δεν δίνεται ποτέ"'
t 'and is a quiet page'                        'see "<title>Πληροφορίες</title>" && see no-store && notsee "href=\"/check\""'
t 'no shelter for women is listed anywhere'    'GET /services && notsee "Ξενώνας Φιλοξενίας Γυναικών" && GET /programmes && notsee "Ξενώνας Φιλοξενίας Γυναικών"'
t 'what is not there is not found'             'GET /programmes/castle && status 404'
for p in programmes/*/rules.txt; do
    p=${p#programmes/}; p=${p%/rules.txt}
    for l in el en ar sq uk; do
        PRONOIA_LANG=$l GET "/programmes/$p"
        status 200 && notsee '<li></li>' && notsee '<h1></h1>' || bad="$bad $p/$l"
    done
done
t 'every programme has its page, in five languages' 'test -z "$bad" || { echo "$bad" > "$dir/err"; false; }'
done_testing
