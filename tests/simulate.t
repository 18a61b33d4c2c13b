# SPDX-License-Identifier: EUPL-1.2
# simulate.t - a figure of the law changed over invented households: what must hold whatever the households are.
O=${O:-build}; dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; n=0
t() {
    n=$((n + 1))
    if eval "$2"; then echo "ok $n - $1"; else echo "not ok $n - $1"; sed 's/^/# /' "$dir/page"; fi
}
simulate() { "$O/pronoia" simulate "$@" --households 2000 --at 2026-11-22 > "$dir/page" 2>&1; }
see() { grep -qE -- "$1" "$dir/page"; }

t 'the figure as it stands: nobody gains, nobody loses, no cost' 'simulate child-benefit top_income 15000 && see "gain +0 " && see "lose +0 " && see "cost +€0 "'
t 'a lower limit: nobody gains, somebody loses'  'simulate child-benefit top_income 12000 && see "gain +0 " && see "lose +[1-9]"'
t 'a higher limit: nobody loses, somebody enters' 'simulate child-benefit top_income 20000 && see "lose +0 " && see "newly granted +[1-9]"'
t 'the same seed, the same paper' 'simulate child-benefit top_income 12000 --seed 7 && cp "$dir/page" "$dir/first" && simulate child-benefit top_income 12000 --seed 7 && cmp -s "$dir/page" "$dir/first"'
t 'a figure that is not there is refused'     '! simulate child-benefit nonsense 1 && see "no such figure"'
t 'a value that is none is refused'           '! simulate child-benefit top_income twelve && see "no value"'
t 'a programme that is not there is refused'  '! simulate gold-benefit top_income 1 && see "no programme gold-benefit"'
t 'a day that is none is refused'             '! simulate child-benefit top_income 1 --at 2026-02-31 && see "no such day"'
echo "1..$n"
