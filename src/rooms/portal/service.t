# SPDX-License-Identifier: EUPL-1.2
. tests/lib.sh
at 2026-11-23T08:00
t 'one structure: address, map, telephone'     'GET /services/community-centre && status 200 && see "Ρούσβελτ" && see "href=\"geo:0,0?q=" && see "href=\"tel:2410000001\"" && see "<bdi dir=\"ltr\">2410 000 001</bdi>"'
t 'hours by day, equal days together'          'see "Δευτέρα – Τρίτη" && see "<bdi dir=\"ltr\">08:00–15:00</bdi></span> <span><bdi dir=\"ltr\">17:00–20:00</bdi>"'
t 'the next holidays'                          'see "Χριστούγεννα" && see "25 Δεκεμβρίου 2026"'
t 'what to ask for there'                      'see "/programmes/one-off-aid"'
t 'what is made up says so (P2)'               'see "Φανταστικά στοιχεία για την επίδειξη: τηλέφωνο, ώρες"'
t 'Latin letters beside the Greek street'      'PRONOIA_LANG=en GET /services/night-shelter && see "Γεωργιάδου 33 (Georgiadou 33)"'
t 'the night shelter at three in the night'    'at 2026-11-23T01:00; GET /services/night-shelter && see "Ανοικτό έως 09:00"; s=$?; at 2026-11-23T08:00; test $s = 0'
t 'shifts are told'                            'GET /services/kdap-1 && see "2 βάρδιες" && see "Παιδιά, 2η βάρδια" && see "από 5 ετών έως 13 ετών, 25 θέσεις"'
t 'an Arabic page reads from right to left'    'PRONOIA_LANG=ar GET /services/kem && see "dir=\"rtl\"" && see "مركز اندماج المهاجرين"'
t 'a line without address is a quiet page'     'GET /services/line-15900 && status 200 && see "<title>Πληροφορίες</title>" && see no-store && see "Η διεύθυνση δεν δίνεται ποτέ" && notsee "geo:" && see "mailto:sos15900@isotita.gr"'
t 'what is not there is not found'             'GET /services/castle && status 404'
t 'nor by a path beside it'                    'GET /services/../etc/passwd; status 404 || status 400'
done_testing
