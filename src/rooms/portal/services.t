# SPDX-License-Identifier: EUPL-1.2
. tests/lib.sh
at 2026-11-23T08:00         # Monday, ten o'clock in Greece
t 'every structure of the town stands there'   'GET /services && status 200 && see "Κέντρο Κοινότητας Λάρισας" && see "Γραμμή 15900" && see "Υπνωτήριο" && see "tel:2410000001"'
t 'open now, in words'                         'see "Ανοικτό έως 15:00"'
t 'the filter by kind'                         'GET "/services?kind=kapi" && see "ΚΑΠΗ" && notsee "<bdi>Κοινωνικό Παντοπωλείο" && see "value=\"kapi\" selected"'
t 'of a kind that stands in neighbourhoods: which have none; of all kinds nothing' 'GET "/services?kind=kdap" && see "Γειτονιές χωρίς τέτοια δομή: Φιλιππούπολη, Κέντρο, Φρούριο, Νεράιδα, Νίκαια" && GET /services && notsee "χωρίς τέτοια" && GET "/services?kind=castle" && notsee "χωρίς τέτοια"'
t 'the filter by open now'                     'GET "/services?open=1" && see "Κέντρο Κοινότητας Λάρισας" && notsee "<bdi>11ο ΚΔΑΠ" && see "checked"'
at 2026-11-23T14:00         # four in the afternoon: the two shifts of the children are on
t 'the same town in the afternoon'             'GET "/services?open=1" && notsee "<bdi>Κέντρο Κοινότητας Λάρισας" && see "<bdi>11ο ΚΔΑΠ" && see "Ανοικτό έως 22:00"'
at 2026-12-25T08:00
t 'a holiday is named'                         'GET /services && see "Αργία σήμερα: Χριστούγεννα." && see "Όλο το εικοσιτετράωρο"'
t 'a filter that fits nothing says what to do' 'GET "/services?kind=castle" && status 200 && see "Αλλάξτε το φίλτρο"'
t 'no address of a women'"'"'s service'        'GET "/services?kind=counselling_women" && see 15900 && notsee "geo:"'
t 'a town without structures has an empty page' 'PRONOIA_TOWN=kalamata GET /services && status 200 && see "Δεν βρέθηκε δομή"'
done_testing
