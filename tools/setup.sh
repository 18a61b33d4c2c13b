# shellcheck shell=bash
# SPDX-License-Identifier: EUPL-1.2
# setup.sh - what ./run, ./test and bench/run share: say what happens, install what is missing, build.
#
# Sourced by bash.  Every failure ends in stop(): one sentence what is wrong, one what to do.

here=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

say()  { printf '%s\n' "$*" >&2; }
stop() { say ""; say "Stopped: $1"; shift; for line; do say "  $line"; done; exit 1; }

# packages GROUP... -> names
packages() { awk -v groups=" $* " '!/^#/ && index(groups, " " $1 " ") { print $2 }' "$here/tools/packages.txt"; }

# Of these packages, the ones not installed.
missing_of() {
    local have
    have=" $(dpkg-query -W -f='${db:Status-Status}:${Package} ' "$@" 2>/dev/null) "
    for p; do
        case $have in *" installed:$p "*) continue ;; esac
        case $p in nodejs) command -v node ;; npm) command -v npm ;; *) false ;; esac >/dev/null && continue   # not Debian's own
        printf '%s ' "$p"
    done
}

# free_mb DIRECTORY
free_mb() { df -Pm "$1" 2>/dev/null | awk 'NR == 2 { print $4 }'; }

check_rights() {
    [ -w "$here" ] || stop "the folder $here cannot be written to by $(id -un)." \
        "Copy it to a folder of your own, or give it to yourself: sudo chown -R $(id -un) $here"
    local d
    for d in "$here/build" "$here/var"; do
        [ ! -e "$d" ] || [ -w "$d" ] || stop "$d belongs to $(stat -c %U "$d"): it was made by another user." \
            "Give it to yourself: sudo chown -R $(id -un) $d"
    done
    local free; free=$(free_mb "$here")
    [ "${free:-1000}" -ge 150 ] || stop "the disk of $here is full: $free MB are free, 150 are needed." \
        "Make room and start again. Nothing was changed."
}

# Why apt-get failed, from its own words in the file $1.
apt_trouble() {
    if grep -qiE 'no space left|enough free space' "$1"; then
        stop "the disk is full: apt-get could not store the packages." "Make room (for instance: apt-get clean) and start again."
    elif grep -qiE 'could not get lock|unable to lock|is another process using it' "$1"; then
        stop "another program is installing packages and did not finish within two minutes." \
             "Wait until it is done and start again. $(grep -oiE 'held by process [0-9]+ \([^)]*\)' "$1" | tail -1)"
    elif grep -qiE 'temporary failure resolving|could not resolve|could not connect|unable to connect|network is unreachable|connection (timed out|refused)|failed to fetch' "$1"; then
        stop "no network: apt-get could not reach the Debian servers." \
             "Connect this machine and start again, or install these by hand: ${2:-}"
    elif grep -qiE 'unable to locate package|has no installation candidate' "$1"; then
        stop "this system does not offer: $(sed -n "s/.*ackage '\{0,1\}\([a-z0-9.+-]*\).*/\1/p" "$1" | sort -u | tr '\n' ' ')" \
             "Pronoia is made for Debian 12 (bookworm). Are its package sources in /etc/apt/sources.list?"
    elif grep -qiE 'permission denied|are you root|not in the sudoers|incorrect password' "$1"; then
        stop "no right to install packages as $(id -un)." "Ask an administrator to run: apt-get install ${2:-}"
    fi
    tail -5 "$1" >&2
    stop "apt-get failed; its last lines are above." "Try by hand: apt-get install ${2:-}"
}

# apt_get WORDS...: waits for another installer, two minutes at most; output goes to $log.
apt_get() {
    local until=$((SECONDS + ${SETUP_PATIENCE:-120})) told=''
    while :; do
        if ${as_root:-} env DEBIAN_FRONTEND=noninteractive LC_ALL=C apt-get -q "$@" >"$log" 2>&1; then return 0; fi
        grep -qiE 'could not get lock|unable to lock' "$log" || return 1
        [ $SECONDS -lt $until ] || return 1
        [ -n "$told" ] || say "Another program is installing packages; waiting for it."
        told=1
        sleep 3
    done
}

# need GROUP...: installs what is missing of these groups, and only that.
need() {
    local miss log as_root='' free
    if ! command -v dpkg-query >/dev/null; then
        say "This is not Debian: no packages are installed. Needed are:"
        packages "$@" | tr '\n' ' ' >&2; say ""
        return 0
    fi
    # shellcheck disable=SC2046
    miss=$(missing_of $(packages "$@")); miss=${miss% }
    [ -n "$miss" ] || return 0
    say "Missing packages: $miss"
    if [ "$(id -u)" != 0 ]; then
        command -v sudo >/dev/null || stop "packages are missing and there is no sudo." \
            "As root, run: apt-get install --no-install-recommends $miss" "and then start this again."
        say "They are installed with apt-get, which needs an administrator: sudo may ask for your password."
        sudo -v || stop "no right to install packages as $(id -un)." \
            "Ask an administrator to run: apt-get install --no-install-recommends $miss"
        as_root=sudo
    fi
    free=$(free_mb /var)
    [ "${free:-4000}" -ge 1000 ] || stop "the disk of /var is nearly full: $free MB are free, 1000 are needed for packages." \
        "Make room (for instance: apt-get clean) and start again."
    log=$(mktemp)
    say "Reading the list of packages (apt-get update)."
    apt_get update || apt_trouble "$log" "$miss"
    say "Installing (apt-get install). This can take some minutes."
    # shellcheck disable=SC2086
    apt_get install -y --no-install-recommends $miss || apt_trouble "$log" "$miss"
    rm -f "$log"
}

# build WORDS...: make; says so only when it takes a moment.
build() {
    local log made telling
    mkdir -p "$here/build" "$here/var" || stop "cannot make folders in $here."
    log=$(mktemp) || stop "the disk of ${TMPDIR:-/tmp} is full." "Make room and start again."
    { sleep 0.7; say "Building with the compiler, $(nproc) files at a time: the first time this takes a minute."; } &
    telling=$!
    make -C "$here" -s -j"$(nproc)" "$@" >"$log" 2>&1; made=$?
    kill $telling 2>/dev/null; wait $telling 2>/dev/null
    if [ $made != 0 ]; then
        if grep -qi 'no space left' "$log"; then rm -f "$log"; stop "the disk is full: the build could not be written." "Make room and start again."; fi
        tail -30 "$log" >&2; rm -f "$log"
        stop "it does not build; the compiler's words are above."
    fi
    rm -f "$log"
}
