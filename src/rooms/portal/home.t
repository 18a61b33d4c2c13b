# SPDX-License-Identifier: EUPL-1.2
. tests/lib.sh
t 'the first page says what this is'           'GET / && status 200 && see "Τι μπορώ να πάρω και πού να πάω" && see "Δεν κρατάμε τίποτα"'
t 'three doors and the list'                   'see "href=\"/check\"" && see "href=\"/services\"" && see "href=\"/urgent\"" && see "href=\"/programmes\""'
for l in en:"What I may get" ar:"ما الذي يمكنني" sq:"Çfarë mund të marr" uk:"Що я можу отримати"; do
    t "it speaks ${l%%:*}" 'PRONOIA_LANG=${l%%:*} GET / && status 200 && see "${l#*:}" && notsee "Τι μπορώ"'
done
t 'it needs no script and keeps nothing'       'GET / && notsee "<script" && notsee "Set-Cookie"'
done_testing
