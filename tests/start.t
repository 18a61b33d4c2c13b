# SPDX-License-Identifier: EUPL-1.2
# start.t - ./run as a newcomer meets it: what it says when something is wrong, and how fast it starts again.
#
# A copy of the tree made of links, with a var/ of its own; apt-get, sudo, df and id are played by scripts of this test.
. tests/lib.sh
top=$PWD tree=$dir/tree play=$dir/play calls=$dir/calls
unset PRONOIA_NOW PRONOIA_KEY
port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
mkdir "$tree" "$play"
for f in "$top"/*; do case $f in */var) ;; *) ln -s "$f" "$tree/" ;; esac; done

# plays COMMAND 'SCRIPT': from now on the command is this script; it writes down that it was called.
plays() { printf '#!/bin/sh\necho "%s $*" >> %s\n%s\n' "$1" "$calls" "$2" > "$play/$1"; chmod +x "$play/$1"; }
reset() { rm -f "$play"/* "$calls"; plays apt-get 'exit 0'; }
run() { PATH="$play:$PATH" SETUP_PATIENCE=1 timeout 60 "$tree/run" --port "$port" "$@" > "$dir/page" 2>&1; }
stopped() { ! run "$@" --build && see "Stopped: "; }
without_gcc() { plays dpkg-query 'for p; do :; done; exec '"$(command -v dpkg-query)"' "$@" | sed "s/installed:gcc //"'; }

reset
t 'nothing missing: nothing is installed, nothing is asked'  'run --build && test ! -e "$calls" && test ! -s "$dir/page"'
t 'a port that is no number is named'       'stopped --port eighty && see "not '"'eighty'"'"'
t 'so is one that does not exist'           'stopped --port 70000 && see 70000'
t 'so is an unknown town, with those there are' 'stopped --town atlantis && see "no town '"'atlantis'"'" && see larissa'
t 'so is what is no address of a database'  'stopped --postgres nonsense && see "postgresql://user@host/name"'
t 'so is an unknown word'                   'stopped --prot 80 && see "unknown word: --prot"'

if [ "$(id -u)" = 0 ]; then
    reset; without_gcc; plays apt-get "case \$* in *install*) echo 'E: Temporary failure resolving deb.debian.org'; exit 100 ;; esac"
    t 'only what is missing is installed'   'stopped; grep -q "apt-get -q install -y --no-install-recommends gcc$" "$calls"'
    t 'no network is said, and what to do'  'see "no network" && see "install these by hand: gcc"'
    plays apt-get "echo 'E: Could not get lock /var/lib/apt/lists/lock. It is held by process 42 (apt-get)'; exit 100"
    t 'another installer is waited for, then named' 'stopped && see "waiting for it" && see "another program is installing" && see "process 42 (apt-get)"'
    plays apt-get "echo 'E: You don'\\''t have enough free space in /var/cache/apt/archives/.'; exit 100"
    t 'a disk that fills up is said'        'stopped && see "the disk is full"'
    plays apt-get "echo 'E: Unable to locate package gcc'; exit 100"
    t 'another release of Debian is said'   'stopped && see "does not offer: gcc" && see "Debian 12"'
fi
reset; without_gcc; plays id 'if [ "$1" = -u ]; then echo 1000; else echo maria; fi'; plays sudo 'exit 1'
t 'no right to install: says whom to ask for what' 'stopped && see "sudo may ask for your password" && see "no right to install packages as maria" && see "apt-get install --no-install-recommends gcc"'
reset; plays df 'echo Filesystem; echo "/dev/x 1000 990 10 99% /"'
t 'a full disk is said before anything is changed' 'stopped && see "10 MB are free" && see "Nothing was changed"'

# ./test shares all this; here that it asks before it begins.
tests_stop() { ! PATH="$play:$PATH" SETUP_PATIENCE=1 timeout 60 "$tree/test" "$@" > "$dir/page" 2>&1 && see "Stopped: "; }
t './test says the same of a full disk'     'tests_stop tree && see "10 MB are free"'
reset
t './test knows its parts'                  'tests_stop nonsense && see "unknown part: nonsense" && see "units" && see "browser"'
without_gcc; plays id 'if [ "$1" = -u ]; then echo 1000; else echo maria; fi'; plays sudo 'exit 1'
t './test says who may not install what'    'tests_stop tree && see "no right to install packages as maria"'

reset
where=$([ "${DB:-sqlite}" = postgres ] && echo "--postgres $PRONOIA_DB")
unset PRONOIA_DB
# start: until the address is printed; sets $took in ms.
start() {
    began=$(date +%s%N); server=''
    # shellcheck disable=SC2086
    PATH="$play:$PATH" "$tree/run" --port $port $where > "$dir/page" 2> "$dir/err" &
    server=$!
    for _ in $(seq 3000); do see "is running" && break; kill -0 $server 2> /dev/null || break; sleep 0.02; done
    took=$((($(date +%s%N) - began) / 1000000))
    see "is running"
}
answers() { (exec 3<> "/dev/tcp/127.0.0.1/$port") 2> /dev/null || python3 -c "import urllib.request; urllib.request.urlopen('http://127.0.0.1:$port/healthz')" 2> /dev/null; }
end() { kill "$server" 2> /dev/null; wait "$server" 2> /dev/null; }
t 'the first start makes the demonstration, prints the address and the sign-ins' 'start && first=$took && see "http://localhost:'$port'" && see adviser && answers; rc=$?; end; test $rc = 0'
t 'the second finds it made, and prints the same' 'start && echo "# $first ms, then $took ms" && test "$took" -lt "$first" && notsee Making && see adviser && answers'
t 'a port that is taken is said, and which is free' 'cp "$dir/page" "$dir/first"; ! run && see "port '$port' is taken" && see "--port '$((port + 1))'"'
t 'it ends when it is told to'              'end; ! answers'
t 'it called for no installer'              'test ! -e "$calls"'
done_testing
