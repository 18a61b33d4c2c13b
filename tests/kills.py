# SPDX-License-Identifier: EUPL-1.2
# kills.py sqlite|postgres ROUNDS - applications are handed in while the server is killed with -9, again and again.  TAP on stdout.
#
# What was acknowledged is there, whole and once; what was not is there whole or not at all, and the same form sent again after the
# restart makes no second case.  Numbers run on without a gap, the diary's chain holds, the database is sound.
# On PostgreSQL every fourth round kills the database's own processes too: the cluster of this test writes to the disk.
import http.client, os, random, re, shutil, signal, sqlite3, subprocess, sys, tempfile, threading, time, urllib.parse
from serving import built, free_port, plan, serve, t

kind, rounds = sys.argv[1], int(sys.argv[2])
PEOPLE, WRITERS, LOOK_EVERY = int(os.environ.get('KILLS_PEOPLE', 90000)), 8, 25
binary = built('pronoia')
folder = tempfile.mkdtemp()
os.environ.update(PRONOIA_KEY=os.path.join(folder, 'key'), PRONOIA_PG='/tmp/pronoia-kills.%d' % os.getpid(), PRONOIA_PG_DURABLE='1')
HASH = '$argon2id$v=19$m=8,t=1,p=1$flu/v07w60bch6Qrqgh6CA$kUEA2TRTIdVgcVPbBmZmX159PR0KJ7z8UGoaW9oeqtg'
killed_databases = 0


def run(*words):
    p = subprocess.run(words, capture_output=True, text=True)
    if p.returncode:
        sys.exit('Bail out! %s: %s' % (' '.join(words)[:80], (p.stdout + p.stderr)[-500:]))
    return p.stdout.strip()


def sql(statement):
    if kind == 'postgres':
        return [line.split('|') for line in run('tests/postgres.sh', 'sql', 'kills', '-c', statement).split('\n') if line]
    db = sqlite3.connect(database, timeout=20, isolation_level=None)
    rows = [[str(v) for v in row] for row in db.execute(statement)]
    db.close()
    return rows


def make_database():
    where = os.path.join(folder, 'db')
    if kind == 'postgres':
        run('tests/postgres.sh', 'start')
        run('tests/postgres.sh', 'sql', 'postgres', '-c', 'CREATE DATABASE kills')
        where = run('tests/postgres.sh', 'url', 'kills')
    os.environ['PRONOIA_DB'] = where
    run(binary, 'migrate')
    run('sh', 'bench/people.sh', where, str(PEOPLE))
    return where


def start():
    return serve('pronoia', port, os.path.join(folder, 'log'), '--quiet')[0]


cookies = {}


def ask(c, method, path, **form):
    head = {'Cookie': '; '.join('%s=%s' % pair for pair in cookies.items()), 'Content-Type': 'application/x-www-form-urlencoded'}
    c.request(method, path, urllib.parse.urlencode(form) if form else None, head)
    a = c.getresponse()
    for line in a.headers.get_all('Set-Cookie') or []:
        name, value = line.split(';')[0].split('=', 1)
        cookies[name] = value
    return a.status, a.headers.get('Location', ''), a.read().decode()


def connect():
    return http.client.HTTPConnection('127.0.0.1', port, timeout=20)


def token(path):
    return re.search('name="csrf" value="([^"]+)"', ask(connect(), 'GET', path)[2]).group(1)


def sign_in():
    sql("INSERT INTO staff_account(id, name, sign_in, password_hash, roles, created) VALUES (9, 'Kill', 'kill', '%s', 4 | 64 | 128, 1)" % HASH)
    csrf = token('/sign-in')
    status = ask(connect(), 'POST', '/sign-in', csrf=csrf, name='kill', password='correct horse 12')[0]
    if status != 303:
        sys.exit('Bail out! the clerk cannot sign in: %d' % status)
    return token('/case/new?person=2')


def kill_database():
    """The postmaster and every process of it, then the same files again: it recovers from its log."""
    global killed_databases
    killed_databases += 1
    run('tests/postgres.sh', 'crash')


acknowledged, unanswered, lock = {}, set(), threading.Lock()
persons = (i for i in range(1, PEOPLE + 1) if i % 3 != 1)       # every third has applied before


def hand_in(c, person):
    status, where, _ = ask(c, 'POST', '/case/apply', person=person, programme='kapi', csrf=csrf)
    found = re.fullmatch(r'/case\?id=(\d+)(&was=1)?', where)
    if status != 303 or not found:
        return 'status %d %s' % (status, where)
    with lock:
        acknowledged[person] = int(found.group(1))
        unanswered.discard(person)
    return ''


def writer(stop, wrong):
    c = connect()
    while not stop.is_set():
        with lock:
            person = random.choice(list(unanswered)) if unanswered and random.random() < 0.3 else next(persons)
            unanswered.add(person)
        try:
            why = hand_in(c, person)
        except (OSError, http.client.HTTPException):
            return
        if why:
            wrong.append((person, why))
            return


def one_round(n, strange):
    server, stop, wrong = start(), threading.Event(), []
    writers = [threading.Thread(target=writer, args=(stop, wrong)) for _ in range(WRITERS)]
    for w in writers:
        w.start()
    time.sleep(random.uniform(0.05, 0.6))
    strange += wrong
    if kind == 'postgres' and n % 4 == 3:
        kill_database()                                 # from here on a clerk is told that it did not work
    server.send_signal(signal.SIGKILL)
    server.wait()
    stop.set()
    for w in writers:
        w.join()


def told(most):
    """The last lines that the servers wrote: with --quiet only what went wrong."""
    with open(os.path.join(folder, 'log'), encoding='utf-8', errors='replace') as log:
        return log.readlines()[-most:]


def there():
    """person -> case, of the applications of this test."""
    return {int(p): int(c) for p, c in sql("SELECT person, id FROM casework_case WHERE programme = 'kapi' AND protocol_year > 2025")}


def missing():
    cases = there()
    return [(p, c, cases.get(p)) for p, c in acknowledged.items() if cases.get(p) != c]


def halves():
    """Applications that are not whole: number, step, time limits, papers, grant and line of the diary belong together."""
    return sql("""SELECT c.id FROM casework_case c WHERE c.programme = 'kapi' AND c.protocol_year > 2025 AND NOT (
        (SELECT count(*) FROM casework_step s WHERE s.filed = c.id) = 1 AND (SELECT count(*) FROM casework_clock k WHERE k.filed = c.id) = 2
        AND (SELECT count(*) FROM casework_paper p WHERE p.filed = c.id) = 2
        AND (SELECT count(*) FROM diary_act d WHERE d.about_kind = 'case' AND d.about = c.id AND d.act = 'opened an application') = 1)""")


def sound():
    if kind == 'sqlite':
        return sql('PRAGMA integrity_check')[0][0] == 'ok' and not sql('PRAGMA foreign_key_check')
    sql('CREATE EXTENSION IF NOT EXISTS amcheck')
    sql("SELECT bt_index_check(c.oid, true) FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_am a ON a.oid = c.relam "
        "JOIN pg_namespace n ON n.oid = c.relnamespace WHERE a.amname = 'btree' AND n.nspname = 'public'")
    return True


def chain_holds():
    export = os.path.join(folder, 'diary')
    if os.path.exists(export):
        os.remove(export)
    run(binary, 'diary', 'export', export)
    p = subprocess.run([binary, 'diary', 'verify', export], capture_output=True, text=True)
    return p.returncode == 0, p.stdout + p.stderr


port, database, began = free_port(), make_database(), time.time()
before = sql('SELECT count(*) FROM casework_case')
server = start()
csrf, wrong, lost = sign_in(), [], []
server.send_signal(signal.SIGTERM)
server.wait(30)
for n in range(rounds):
    one_round(n, wrong)
    if kind == 'sqlite' or n % 5 == 4:
        lost += missing()
    if n % LOOK_EVERY == LOOK_EVERY - 1:
        print('# %d kills, %d acknowledged, %d without an answer, %.0f s' % (n + 1, len(acknowledged), len(unanswered), time.time() - began), flush=True)
        lost += [] if sound() else ['not sound after %d' % n]
left = set(unanswered)
server = start()
again = [hand_in(connect(), person) for person in sorted(left)]
server.send_signal(signal.SIGTERM)
server.wait(30)
cases, numbers = there(), [int(x[0]) for x in sql("SELECT protocol_no FROM casework_case WHERE programme = 'kapi' AND protocol_year > 2025 ORDER BY 1")]
print('# %d kills of the server, %d of the database; %d applications acknowledged, %.0f s' % (rounds, killed_databases, len(acknowledged), time.time() - began))
t('applications were acknowledged between the kills', len(acknowledged) > rounds)
t('no answer but a number', not wrong, (wrong[:10], told(8)))
t('every acknowledged application is there, after each restart', not lost and not missing(), (lost + missing())[:10])
t('each is whole', not halves(), halves()[:10])
t('forms without an answer, sent again, make one case each', not any(again) and set(acknowledged) == set(cases), again[:10])
t('numbers run from 1 without a gap or a double', numbers == list(range(1, len(cases) + 1)), numbers[:5] + numbers[-5:])
t('the database is sound', sound())
holds, said = chain_holds()
t('the chain of the diary holds', holds, said)
bad = plan()
if kind == 'postgres':
    run('tests/postgres.sh', 'stop')
shutil.rmtree(folder)
sys.exit(bad)
