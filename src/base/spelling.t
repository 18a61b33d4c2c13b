# SPDX-License-Identifier: EUPL-1.2
# Spelling and check digits against other people's programs: python3-stdnum and uconv (icu-devtools).
mine=${O:-build}/base/fold_test
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
echo 1..4

# same NUMBER WHAT EXPECTED GOT
same() {
    if diff "$3" "$4" >"$work/diff"; then echo "ok $1 - $2"; else echo "not ok $1 - $2"; head -5 "$work/diff" | sed 's/^/# /'; fi
}

if [ ! -x "$mine" ]; then
    for n in 1 2 3 4; do echo "ok $n - # SKIP $mine is not built (make tests-c)"; done
    exit
fi

if /usr/bin/python3 -c 'import stdnum.gr.amka' 2>/dev/null; then
    /usr/bin/python3 - "$work" <<'PY'
import random, sys
from stdnum.gr import amka, vat
random.seed(20261122)
work = sys.argv[1]
def write(name, module, numbers):
    with open(f"{work}/{name}", "w") as f: f.writelines(n + "\n" for n in numbers)
    with open(f"{work}/{name}.want", "w") as f: f.writelines(("yes" if module.is_valid(n) else "no") + "\n" for n in numbers)
write("afm", vat, ["%09d" % random.randrange(1, 10**9) for _ in range(5000)])
days = ["%02d%02d%02d%04d" % (random.randrange(0, 33), random.randrange(0, 14), random.randrange(100), random.randrange(10**4)) for _ in range(700)]
write("amka", amka, [d + str(c) for d in days for c in range(10)])
PY
    for n in 1:afm 2:amka; do
        "$mine" "${n#*:}" <"$work/${n#*:}" >"$work/got"
        same "${n%:*}" "${n#*:}: every check digit as python3-stdnum says" "$work/${n#*:}.want" "$work/got"
    done
else
    echo "ok 1 - # SKIP python3-stdnum is not installed"
    echo "ok 2 - # SKIP python3-stdnum is not installed"
fi

# Ordinary names: where UNGEGN and ELOT 743 agree (they differ at gk).
cat >"$work/names" <<'NAMES'
Αθανασίου Βασίλειος
Αλεξόπουλος Δημήτριος
Γεωργίου Ελένη
Ζαχαρίας Ηλίας
Θεοδώρου Ιωάννης
Καραγιάννης Λεωνίδας
Μαυρίδης Νικόλαος
Ξανθόπουλος Οδυσσέας
Παππάς Ροδάνθη
Σταυρόπουλος Τριανταφυλλιά
Υψηλάντης Φωτεινή
Χατζηδάκης Ψυλλάκη
Ωνάσης Ευγενία
Ευστάθιος Ευθύμιος
Αυγουστίνος Παύλος
Μπακογιάννης Μπέττυ
Τσιτσιπάς Τζένη
Λαμπρινός Κωνσταντίνος
ΠΑΠΑΝΔΡΕΟΥ ΑΝΤΩΝΙΟΣ
Ρούλα Μαΐλη
Σπύρος Αϊβαλιώτης
Αγχίαλος Σφίγξ
Ευριπίδης Ναύπλιο
Λευτέρης Εύα
Χρυσούλα Βούλα
NAMES
if command -v uconv >/dev/null; then
    uconv -x 'Greek-Latin/UNGEGN; Latin-ASCII' <"$work/names" >"$work/want"
    "$mine" elot <"$work/names" >"$work/got"
    same 3 'passport spelling of ordinary names as ICU has it' "$work/want" "$work/got"
else
    echo "ok 3 - # SKIP uconv is not installed"
fi

# Every Greek and Latin letter with marks folds as its decomposition says.
if command -v python3 >/dev/null; then
    python3 - "$work" <<'PY'
import sys, unicodedata as u
work = sys.argv[1]
marked, bare = [], []
for cp in [*range(0xC0, 0x250), *range(0x370, 0x400), *range(0x1E00, 0x2000)]:
    c = chr(cp)
    if not u.category(c).startswith("L"): continue
    d = u.normalize("NFD", c)
    if len(d) > 1 and d[0].lower() in "abcdefghijklmnopqrstuvwxyzαβγδεζηθικλμνξοπρστυφχψω":
        marked.append("q" + c + "q"); bare.append("q" + d[0] + "q")
open(f"{work}/marked", "w").write("\n".join(marked) + "\n")
open(f"{work}/bare", "w").write("\n".join(bare) + "\n")
PY
    "$mine" fold <"$work/marked" >"$work/got"
    "$mine" fold <"$work/bare" >"$work/want"
    same 4 'a letter with marks folds as the bare letter' "$work/want" "$work/got"
else
    echo "ok 4 - # SKIP python3 is not installed"
fi
