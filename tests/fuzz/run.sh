#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# run.sh [SECONDS [TARGET...]] - each reader against noise, with sanitizers. TAP; what broke a reader is kept in var/test.
#
# Seeds are the project's own files: programmes and what they must refuse, templates, and tests/fuzz/seeds.
cd "$(dirname "$0")/../.." || exit 1
seconds=${1:-10}; [ $# = 0 ] || shift
# shellcheck disable=SC2046
[ $# -gt 0 ] || set -- $(cd tests/fuzz && echo *.c | sed 's/\.c//g')
O=build/fuzz
mkdir -p $O/bin var/test
if ! command -v clang >/dev/null; then echo "ok 1 - fuzzing # SKIP clang is not installed"; echo 1..1; exit 0; fi
san='-O1 -g -fsanitize=address,undefined -fno-sanitize-recover=undefined'
# said WORDS: what they are to make
# shellcheck disable=SC2016  # make expands them
said() { printf 'said:\n\t@echo "$(subst ",\\",%s)"\n' "$1" | make -s -f Makefile -f - said; }
# shellcheck disable=SC2016
libs=$(said '$(LDLIBS)') flags=$(said '-std=gnu11 -w -Isrc -Ibuild $(PKG_C) $(filter -D%,$(CFLAGS))')

# The readers need 60 files of the program's 550.  Which, the linker tells when they are linked with the program as gcc made it; those alone
# are made again with clang, from the same generated headers.
needed() {
    echo 'int LLVMFuzzerTestOneInput(const unsigned char *, unsigned long); int main(void) { return LLVMFuzzerTestOneInput(0, 0); }' > $O/main.c
    for target; do
        eval "gcc $flags -o $O/linked tests/fuzz/$target.c $O/main.c build/libpronoia.a $libs -Wl,-Map=$O/map" >&2 || return 1
        sed -n 's/^build\/libpronoia\.a(\([a-z0-9_]*\)\.o).*/\1.c/p' $O/map
    done | sort -u > $O/names
    find src build -path build/fuzz -prune -o -path src/host/late -prune -o -name '*.c' -print | awk -F/ 'NR == FNR { named[$0]; next } $NF in named' $O/names -
}
readers() {     # -> build/fuzz/readers.a
    make -s build/libpronoia.a build/texts.tsv && needed "$@" > $O/needed || return 1
    rm -rf $O/o $O/readers.a; mkdir $O/o
    while read -r c; do
        o=$O/o/$(echo "${c%.c}" | tr / _).o
        printf '%s -Ibuild/%s -c -o %s %s\n' "$flags" "$(dirname "${c#src/}")" "$o" "$c"
    done < $O/needed | sed "s/^/nice clang $san -fsanitize=fuzzer-no-link /" | tr '\n' '\0' | xargs -0 -n1 -P"$(nproc)" sh -c || return 1
    ar rcs $O/readers.a $O/o/*.o
}
readers "$@" > var/test/fuzz-build.log 2>&1 || {
    echo "not ok 1 - the readers build with clang"; tail -5 var/test/fuzz-build.log | sed 's/^/# /'; echo 1..1; exit 1; }

# seed TARGET: fills its corpus; a first byte chooses the file or kind, as the target says.
seed() {
    c=$O/corpus/$1; mkdir -p "$c"; n=0
    # shellcheck disable=SC2044  # no blanks in these names
    case $1 in
        rules)
            for kind in 2:rules.txt 0:cases.tsv 1:programme.yaml 3:facts.txt; do
                for f in $(find programmes towns -name "${kind#*:}") $([ "$kind" != 2:rules.txt ] || find programmes towns -path '*/bogus/*.txt'); do
                    n=$((n + 1)); { printf '%b' "\\0${kind%%:*}"; cat "$f"; } > "$c/$n"
                done
            done ;;
        template) find src tests/fuzz/seeds/template -name '*.html' | while read -r f; do cp "$f" "$c/$(echo "$f" | tr / _)"; done ;;
        json) for f in bench/household.json tests/fuzz/seeds/json/*; do [ ! -f "$f" ] || { n=$((n + 1)); cp "$f" "$c/$n"; }; done ;;
        *) for f in tests/fuzz/seeds/"$1"/*; do n=$((n + 1)); cp "$f" "$c/$n"; done ;;
    esac
}

noise() {  # TARGET: one line of TAP, and why
    log=var/test/fuzz-$1.log
    if eval "clang $san -fsanitize=fuzzer $flags -o $O/bin/$1 tests/fuzz/$1.c $O/readers.a $libs" > "$log" 2>&1 &&
        seed "$1" &&
        "$O/bin/$1" -max_total_time="$seconds" -timeout=10 -rss_limit_mb=2048 -max_len=8192 -print_final_stats=1 \
            -artifact_prefix="var/test/fuzz-$1-" "$O/corpus/$1" >> "$log" 2>&1
    then echo "ok - $1: $(sed -n 's/stat::number_of_executed_units: *//p' "$log") inputs in $seconds s, none broke it"
    else echo "not ok - $1"; grep -E 'error:|ERROR|SUMMARY|runtime error|Test unit|ALARM' "$log" | head -8 | sed 's/^/# /'
    fi
}

# Two at a time: each is one process that never waits.
run=0
for target; do
    noise "$target" > "var/test/fuzz-$target.tap" &
    run=$((run + 1)); [ $((run % 2)) = 1 ] || wait
done
wait
echo "1..$#"
bad=0
for target; do
    cat "var/test/fuzz-$target.tap"
    ! grep -q '^not ok' "var/test/fuzz-$target.tap" || bad=1
done
exit $bad
