# SPDX-License-Identifier: EUPL-1.2
. tests/lib.sh
t 'programmes by kind'                         'GET /programmes && status 200 && see "Επιδόματα και χρήματα" && see "/programmes/kdap" && see "/programmes/social-grocery" && see "/programmes/weakness-certificate"'
t 'as many as there are folders, with the town’s own' 'test "$(grep -o "href=\"/programmes/[a-z0-9-]*\"" "$dir/page" | sort -u | wc -l)" = "$(find programmes towns/larissa/programmes -name rules.txt | sed "s,.*/\([^/]*\)/rules.txt,\1," | sort -u | wc -l)"'
t 'in the reader'"'"'s language'               'PRONOIA_LANG=uk GET /programmes && see "Соціальна крамниця"'
done_testing
