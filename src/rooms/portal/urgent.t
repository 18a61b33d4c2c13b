# SPDX-License-Identifier: EUPL-1.2
. tests/lib.sh
at 2026-11-22T20:00
t 'lines that answer day and night'            'GET /urgent && status 200 && see "tel:112" && see "tel:15900" && see "tel:197" && see "tel:1056"'
t 'where to sleep tonight, open now'           'see "/services/night-shelter" && see "Ανοικτό έως 09:00"'
t 'a quiet page with a way out'                'see "<title>Πληροφορίες</title>" && see "Φύγετε τώρα" && see no-store'
t 'without a town the lines still stand'       'PRONOIA_TOWN=none GET /urgent && status 200 && see "tel:112"'
done_testing
