# SPDX-License-Identifier: EUPL-1.2
# batch.t - many visits in one process are answered as each alone.
. tests/lib.sh
export PRONOIA_SEED=batch
as Ευγενία diary
batch() { printf "$1" | "$program" request --batch > $dir/page 2> $dir/err; }
# The n-th answer of a batch, by the lengths it tells.
nth() { python3 -c 'import sys
f, k = open(sys.argv[1], "rb"), int(sys.argv[2])
for _ in range(k): said, heard = (int(x) for x in f.readline().split()[1:]); answer = f.read(said); f.read(heard)
sys.stdout.buffer.write(answer)' $dir/page $1; }
same() { k=$1; shift; nth $k > $dir/one; "$program" request "$@" > $dir/alone 2> $dir/err; cmp $dir/one $dir/alone; }
t 'each answer is the one that is given alone'      'batch "GET\t/urgent\nPOST\t/check/talk\tdo=start\nGET\t/nowhere\n" && same 1 GET /urgent && same 2 POST /check/talk do=start && same 3 GET /nowhere'
t 'what one wrote the next one sees'                'batch "GET\t/diary\nGET\t/diary\n" && nth 2 > $dir/one && cp $dir/one $dir/page && see "διάβασε το ημερολόγιο" && count diary_act 2'
t 'a blank in a field stays in it'                  'as Νίκη staff; batch "POST\t/staff/new\tname=Άννα Δύο\tsign_in=anna\tMAY_ADVISE=1\n" && test "$(sql "SELECT name FROM staff_account")" = "Άννα Δύο"'
t 'and the statements that it used'                 'as Ευγενία diary; PRONOIA_STATEMENTS=- batch "GET\t/diary\n" && see acts_people'
t 'a line that is none ends it'                     'batch "GET\n"; test $? = 2 && test ! -s $dir/page'
done_testing
