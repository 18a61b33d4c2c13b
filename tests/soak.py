# SPDX-License-Identifier: EUPL-1.2
# soak.py SECONDS - the soak of ./test full, against build/scratch on SQLite: visitors read, screen and write for a while.  Nothing fails,
# and memory does not grow after the first tenth.  TAP on stdout.
import http.client, json, os, random, re, shutil, signal, sys, tempfile, threading, time
from serving import free_port, plan, serve, t

folder = tempfile.mkdtemp()
database = os.path.join(folder, 'db')
COOKIE, port = 'form=AAAAAAAAAAAAAAAAAAAAAA', free_port()


def start():
    return serve('scratch', port, os.path.join(folder, 'log'), '--db', database, '--quiet')[0]


def ask(c, method, path, body=None, headers={}):
    c.request(method, path, body, {'Cookie': COOKIE, **headers})
    a = c.getresponse()
    return a.status, a.read()


def connect():
    return http.client.HTTPConnection('127.0.0.1', port, timeout=20)


def token():
    return re.search(rb'name="csrf" value="([^"]+)"', ask(connect(), 'GET', '/scratch/add')[1]).group(1).decode()


def write(c, n, csrf):
    return ask(c, 'POST', '/scratch/add', 'n=%d&csrf=%s' % (n, csrf), {'Content-Type': 'application/x-www-form-urlencoded'})[0]


def memory(server):
    return int(re.search(r'VmRSS:\s+(\d+)', open('/proc/%d/status' % server.pid).read()).group(1))


def soak(seconds):
    server, wrong, done, end = start(), [], [0], time.time() + seconds
    csrf, household = token(), open('bench/household.json').read()
    json.loads(household)
    visits = [lambda c: ask(c, 'GET', '/')[0], lambda c: ask(c, 'GET', '/check')[0], lambda c: ask(c, 'GET', '/scratch/big')[0],
              lambda c: ask(c, 'POST', '/api/v1/screen', household, {'Content-Type': 'application/json'})[0],
              lambda c: ask(c, 'GET', '/nowhere')[0], lambda c: write(c, random.randrange(1, 10 ** 9), csrf)]

    def visitor():
        c = connect()
        while time.time() < end:
            which = random.randrange(len(visits))
            try:
                status = visits[which](c)
                if status not in (200, 303) and not (which == 4 and status == 404):
                    wrong.append((which, status))
            except (OSError, http.client.HTTPException) as e:
                wrong.append((which, repr(e)))
                c = connect()
            done[0] += 1
            time.sleep(0.002)

    visitors = [threading.Thread(target=visitor) for _ in range(6)]
    for v in visitors:
        v.start()
    time.sleep(seconds / 10)
    before = memory(server)
    for v in visitors:
        v.join()
    after = memory(server)
    print('# %d visits, memory %d kB after a tenth, %d kB at the end' % (done[0], before, after))
    t('every visit was answered as it should be', not wrong, wrong[:10])
    t('memory did not grow', after < before * 1.2 + 4096, (before, after))
    server.send_signal(signal.SIGTERM)
    t('the server stopped in good order', server.wait(30) == 0)


soak(int(sys.argv[1]))
bad = plan()
shutil.rmtree(folder)
sys.exit(bad)
