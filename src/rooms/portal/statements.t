# SPDX-License-Identifier: EUPL-1.2
. tests/lib.sh
t 'the accessibility statement'                'GET /accessibility && status 200 && see "4727/2020" && see "WCAG 2.2"'
t 'what is kept: nothing'                      'GET /privacy && status 200 && see "δεν κρατάμε τίποτα" && see "2016/679"'
t 'both in Arabic'                             'PRONOIA_LANG=ar GET /privacy && see "لا نحتفظ" && PRONOIA_LANG=ar GET /accessibility && see "بيان إمكانية الوصول"'
done_testing
