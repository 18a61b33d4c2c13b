# SPDX-License-Identifier: EUPL-1.2
# socket_talk.py DIR - tries build/scratch on a socket: ambiguous requests, limits, lanes, group commit, kill -9, stop, reload.
# TAP on stdout.  PRONOIA_DB names the database, O the build folder.
import gzip, http.client, os, re, shutil, signal, socket, ssl, subprocess, sys, threading, time
from serving import built, free_port, plan, serve, t

folder, binary = sys.argv[1], built('scratch')
log_name, share = os.path.join(folder, 'log'), os.path.join(folder, 'share')
port, server = free_port(), None

def start(*more, wait=True):
    """Gives the seconds until it answered."""
    global server
    server, took = serve('scratch', port, log_name, '--share', share, '--patience', '2', '--host', 'x', *more, wait=10 if wait else 0)
    return took

def stop(how=signal.SIGTERM):
    server.send_signal(how)
    return server.wait(20)

def log(): return open(log_name).read()

def raw(data, seconds=5, pause=None):
    """Sends bytes, returns all that comes until the other side closes (or the time is over), and whether it closed."""
    got = b''
    with socket.create_connection(('127.0.0.1', port), seconds) as s:
        s.settimeout(seconds)
        try:
            for piece in data if isinstance(data, list) else [data]:
                s.sendall(piece)
                if pause: time.sleep(pause)
            while True:
                b = s.recv(65536)
                if not b: return got, True
                got += b
        except socket.timeout: return got, False
        except (ConnectionResetError, BrokenPipeError): return got, True

def ask(method, path, body=None, headers={}):
    c = http.client.HTTPConnection('127.0.0.1', port, timeout=30)
    c.request(method, path, body, headers)
    a = c.getresponse()
    text = a.read()
    c.close()
    return a, text

COOKIE = 'form=AAAAAAAAAAAAAAAAAAAAAA'
def token():
    return re.search(rb'name="csrf" value="([^"]+)"', ask('GET', '/scratch/add', headers={'Cookie': COOKIE})[1]).group(1).decode()

def post(path, fields, headers={}):
    return ask('POST', path, fields + '&csrf=' + the_token,
               {'Cookie': COOKIE, 'Content-Type': 'application/x-www-form-urlencoded', **headers})

def sql(text):
    return subprocess.run([os.environ['O'] + '/sql', os.environ['PRONOIA_DB'], text], capture_output=True, text=True).stdout.strip()

def metric(name):
    m = re.search('^' + re.escape(name) + r' ([0-9.e+-]+)$', ask('GET', '/metrics')[1].decode(), re.M)
    return float(m.group(1)) if m else -1

os.mkdir(share)
shutil.copytree('programmes', share + '/programmes')
shutil.copytree('schema', share + '/schema')
shutil.copy(os.path.join(os.environ.get('O', 'build'), 'texts.tsv'), share)
seconds = start()
the_token = token()
print('# listening after %d ms' % (seconds * 1000))
t('the server starts within a second', 0 < seconds < 1, seconds)

# ---- requests that could be read in two ways
H = b'Host: x\r\n'
twice = b'POST /scratch/echo HTTP/1.1\r\n' + H + b'Content-Type: text/plain\r\n'
smuggled = b'GET /scratch/look?n=666 HTTP/1.1\r\nHost: x\r\n\r\n'
refused = {
    'two Content-Lengths that differ': twice + b'Content-Length: 0\r\nContent-Length: %d\r\n\r\n' % len(smuggled) + smuggled,
    'two Content-Lengths alike': twice + b'Content-Length: 0\r\nContent-Length: 0\r\n\r\n' + smuggled,
    'two Content-Lengths in one line': twice + b'Content-Length: 0, 0\r\n\r\n' + smuggled,
    'Content-Length with Transfer-Encoding': twice + b'Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n' + smuggled,
    'Transfer-Encoding with Content-Length': twice + b'Transfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n' + smuggled,
    'two Transfer-Encodings': twice + b'Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n\r\n0\r\n\r\n' + smuggled,
    'an unknown Transfer-Encoding': twice + b'Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n' + smuggled,
    'chunked in odd spelling': twice + b'Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n' + smuggled,
    'chunked on HTTP/1.0': twice.replace(b'1.1', b'1.0') + b'Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n' + smuggled,
    'a blank before the colon': twice + b'Content-Length : 5\r\n\r\nabcde' + smuggled,
    'a blank before the colon of Transfer-Encoding': twice + b'Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n' + smuggled,
    'a signed length': twice + b'Content-Length: +5\r\n\r\nabcde' + smuggled,
    'a length in hexadecimal': twice + b'Content-Length: 0x5\r\n\r\nabcde' + smuggled,
    'a negative length': twice + b'Content-Length: -1\r\n\r\n' + smuggled,
    'a huge length': twice + b'Content-Length: 99999999999999999999\r\n\r\n' + smuggled,
    'no Host': b'GET /healthz HTTP/1.1\r\nA: b\r\n\r\n' + smuggled,
    'two Hosts': b'GET /healthz HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n' + smuggled,
    'an odd Host': b'GET /healthz HTTP/1.1\r\nHost: a/b@c\r\n\r\n' + smuggled,
    'a GET with a body': b'GET /healthz HTTP/1.1\r\n' + H + b'Content-Length: 5\r\n\r\nabcde' + smuggled,
    'a control character in a header': b'GET /healthz HTTP/1.1\r\n' + H + b'A: b\x01c\r\n\r\n' + smuggled,
    'an absolute address': b'GET http://x/healthz HTTP/1.1\r\n' + H + b'Connection: close\r\n\r\n',
    'rubbish': b'\x16\x03\x01\x00\xa5\x01\x00\x00' * 10 + b'\r\n\r\n',
}
for what, data in refused.items():
    got, closed = raw(data, 4)
    answers = set(re.findall(rb'HTTP/1\.[01] (\d+)', got))      # libmicrohttpd 0.9.75 writes some of its own refusals' headers twice
    t(what + ' is refused and the connection closed', closed and len(answers) <= 1 and answers <= {b'400', b'413', b'501', b'505'}, got[:200])
t('nothing of what was smuggled was done', sql('SELECT count(*) FROM diary_act WHERE about = 666') == '0')

# ---- limits
got, closed = raw(b'GET /healthz HTTP/1.1\r\n' + H + b'A: ' + b'a' * 20000 + b'\r\n\r\n')
t('a header over 16 KiB is refused', closed and re.match(rb'HTTP/1\.[01] (431|413|400)', got), got[:80])
got, closed = raw(b'GET /' + b'a' * 20000 + b' HTTP/1.1\r\n' + H + b'\r\n')
t('an address over 16 KiB is refused', closed and re.match(rb'HTTP/1\.[01] (414|431|400)', got), got[:80])
got, closed = raw(twice + b'Content-Length: 2000000\r\n\r\n' + b'a' * 1000)
t('a body said to be over a megabyte is refused before it comes', closed and got.startswith(b'HTTP/1.1 413'), got[:80])
chunk = b'8000\r\n' + b'a' * 0x8000 + b'\r\n'
got, closed = raw(twice + b'Connection: close\r\nTransfer-Encoding: chunked\r\n\r\n' + chunk * 33 + b'0\r\n\r\n')
t('a body in pieces over a megabyte is refused', got.startswith(b'HTTP/1.1 413'), got[:80])
got, closed = raw(twice + b'Connection: close\r\nTransfer-Encoding: chunked\r\n\r\n' + chunk * 3 + b'0\r\n\r\n')
t('a body in pieces under a megabyte is taken', got.startswith(b'HTTP/1.1 200') and b'body 98304' in got, got[-80:])
began = time.time()
got, closed = raw([b'GET /healthz HTTP/1.1\r\nHo'] + [b'%c' % (97 + i % 26) for i in range(12)], 6, 0.5)
t('a header that comes drop by drop is cut', closed and time.time() - began < 9, (got[:80], time.time() - began))
a, text = ask('GET', '/healthz')
t('others are served meanwhile and after', a.status == 200)

# ---- ordinary traffic
got, closed = raw(b'GET /healthz HTTP/1.1\r\n' + H + b'\r\nGET /scratch/add HTTP/1.1\r\n' + H + b'\r\nGET /nowhere HTTP/1.1\r\n' + H + b'Connection: close\r\n\r\n')
t('three requests in one piece get three answers in order', re.findall(rb'HTTP/1.1 (\d+)', got) == [b'200', b'200', b'404'] and closed, got[:100])
a, text = ask('HEAD', '/scratch/add')
t('HEAD has the length and no page', a.status == 200 and int(a.getheader('Content-Length')) > 1000 and text == b'')
a, plain = ask('GET', '/scratch/big')
b, packed = ask('GET', '/scratch/big', headers={'Accept-Encoding': 'br, gzip;q=0.5'})
t('a long answer is packed for who takes it', b.getheader('Content-Encoding') == 'gzip' and gzip.decompress(packed) == plain and len(packed) * 3 < len(plain))
t('and not for who does not', a.getheader('Content-Encoding') is None and ask('GET', '/scratch/big', headers={'Accept-Encoding': 'gzip;q=0'})[0].getheader('Content-Encoding') is None)
sheet = re.search(rb'href="(/static/[^"]+css)"', ask('GET', '/scratch/add')[1]).group(1).decode()
a, text = ask('GET', sheet, headers={'Accept-Encoding': 'gzip'})
t('the sheet comes packed, for a year', a.getheader('Content-Encoding') == 'gzip' and 'immutable' in a.getheader('Cache-Control') and b'--ink' in gzip.decompress(text))
t('figures are for this machine only', ask('GET', '/metrics', headers={'X-Forwarded-For': '203.0.113.9'})[0].status == 404)
t('a form from another site is refused', post('/scratch/add', 'n=1', {'Sec-Fetch-Site': 'cross-site'})[0].status == 403)
ask('GET', '/scratch/add?word=SECRETWORD')
ask('GET', '/SECRETPATH')
a, text = ask('GET', '/scratch/half')
number = re.search(rb'<bdi dir="ltr">([A-Z0-9]{8})</bdi>', text).group(1).decode()
t('the number of a fault is in the log', '"fault":"%s"' % number in log() and 'broke in the middle' in log())
t('the log holds no address, no query, no host', not re.search('SECRET|127.0.0.1"|word', log()))
listed = subprocess.run([binary, 'pages'], capture_output=True, text=True).stdout.splitlines()
paths = [p[0] for p in (line.split('\t') for line in listed) if 'GET' in p[2] and '*' not in p[0] and not p[0].startswith('/scratch/')]
for p in paths: ask('GET', p)
figures = ask('GET', '/metrics')[1].decode()
t('each of %d pages is counted under its own name' % len(paths), len(paths) > 200 and all('{page="%s",' % p in figures for p in paths if p != '/metrics'),
  [p for p in paths if '{page="%s",' % p not in figures][:10])

# ---- lanes
def together(n, what):
    threads = [threading.Thread(target=what, args=(i,)) for i in range(n)]
    for x in threads: x.start()
    return threads

sqlite = not os.environ['PRONOIA_DB'].startswith('postgres')
before, commits, done = int(sql('SELECT count(*) FROM diary_act')), metric('pronoia_lane_groups_total{lane="writer"}'), []
first = together(1, lambda i: done.append(post('/scratch/late', 'n=1000')[0].status))
time.sleep(0.1)
rest = together(50, lambda i: done.append(post('/scratch/add', 'n=%d&twice=1%s' % (i, '&break=1' if i % 10 == 9 else ''))[0].status))
for x in first + rest: x.join()
t('of 50 writes at once 45 are done and 5 that break are not', sorted(done) == [303] * 46 + [500] * 5, done)
t('each whole or not at all', int(sql('SELECT count(*) FROM diary_act')) - before == 1 + 45 * 2)
if sqlite:
    used = metric('pronoia_lane_groups_total{lane="writer"}') - commits
    t('many share one commit (%d for 51)' % used, 0 < used < 15)
done = []
first = together(1, lambda i: done.append(post('/scratch/late', 'n=1001')[0].status))
time.sleep(0.1)
rest = together(20, lambda i: done.append(post('/scratch/contrary' if i % 2 else '/scratch/add', 'n=%d' % (3000 + i))[0].status))
for x in first + rest: x.join()
t('W8: of 20 writes at once 10 are refused and leave what they asked and tried, the others are whole', sorted(done) == [303] * 11 + [422] * 10 and
  sql("SELECT act, count(*) FROM diary_act WHERE about >= 3000 AND about < 3020 GROUP BY act ORDER BY act").split() == ['added|10', 'asked|10', 'tried|10'], done)
def ask_slow(i):
    try: done.append(ask('GET', '/scratch/slow')[0])
    except (OSError, http.client.HTTPException): pass       # the server is killed below, with many still waiting
numbered = []
for x in together(40, lambda i: numbered.append(post('/scratch/number', 'visitor=%d' % i)[0].status)): x.join()
t('forty who read and then write: none sees what another has just used', numbered == [303] * 40 and
  sql("SELECT count(DISTINCT about), max(about) FROM diary_act WHERE act = 'numbered'") == '40|40',
  numbered + [x for x in log().splitlines() if '/scratch/number' in x and '"status":500' in x])
before = len(done)
slow = together(70, ask_slow)
time.sleep(0.3)
waiting = []
for i in range(10):
    ask('GET', '/scratch/add')
    waiting.append(before + 70 - len(done))
t('slow pages do not hold up the others: ten are answered while slow ones wait that came before them', waiting[-1] > 0, waiting)
time.sleep(0.3)
full = [a for a in done[51:] if a.status == 503]
t('a full queue says so at once, and when to come back', len(full) >= 3 and all(a.getheader('Retry-After') for a in full), [a.status for a in done[51:]])
stop(signal.SIGKILL)
for x in slow: x.join()

# ---- kill -9
for round in range(3):
    start()
    the_token, acknowledged = token(), []
    base = 10000 * (round + 1)
    def writer(k):
        for i in range(1000):
            n = base + 1000 * k + i
            try:
                if post('/scratch/add', 'n=%d&twice=1' % n)[0].status == 303: acknowledged.append(n)
            except (OSError, http.client.HTTPException): return
    threads = together(6, writer)
    for _ in range(200):
        time.sleep(0.1)
        if len(acknowledged) > 20: break
    stop(signal.SIGKILL)
    for x in threads: x.join()
    kept = dict(tuple(map(int, line.split('|'))) for line in sql('SELECT about, count(*) FROM diary_act WHERE about >= %d GROUP BY about' % base).split('\n') if line)
    t('killed in the middle of %d writes: every acknowledged one is there, none is half' % len(acknowledged),
      len(acknowledged) > 20 and all(kept.get(n) == 2 for n in acknowledged) and set(kept.values()) == {2}, [n for n in acknowledged if kept.get(n) != 2][:5])

# ---- stop and reload
start()
the_token, answers = token(), []
threads = together(4, lambda i: answers.append(post('/scratch/late', 'n=%d' % (90000 + i))[0].status))
time.sleep(0.15)
code = stop()
for x in threads: x.join()
t('stopping finishes what is in hand', answers == [303] * 4 and code == 0, (answers, code))
t('and it is written', sql('SELECT count(*) FROM diary_act WHERE about >= 90000') == '4')
try: socket.create_connection(('127.0.0.1', port), 1).close(); listening = True
except OSError: listening = False
t('and nobody listens any more', not listening)

start()
def signalled(text):
    before = log().count(text)
    server.send_signal(signal.SIGHUP)
    for i in range(100):
        if log().count(text) > before: return True
        time.sleep(0.02)
    return False
t('SIGHUP reads the rules anew', signalled('"event":"reloaded"'))
facts = share + '/programmes/facts.txt'
good = open(facts).read()
open(facts, 'a').write('\nfact broken: nonsense\n')
t('broken rules are told with file and line', signalled('reload refused') and re.search(r'programmes/facts.txt:\d+:\d+: ', log()))
t('and the old ones go on', ask('GET', '/healthz')[0].status == 200 and ask('GET', '/scratch/add')[0].status == 200)
open(facts, 'w').write(good)
t('until they are mended', signalled('"event":"reloaded"'))

# ---- trouble while running
if sqlite:
    import resource, sqlite3
    the_token, where = token(), os.environ['PRONOIA_DB']
    usual = resource.prlimit(server.pid, resource.RLIMIT_FSIZE)
    before = sql('SELECT count(*) FROM diary_act')
    resource.prlimit(server.pid, resource.RLIMIT_FSIZE, (os.path.getsize(where + '-wal'), usual[1]))
    full = [post('/scratch/add', 'n=70000&twice=1') for i in range(40)]
    t('a full disk: the visit is told it failed', full[-1][0].status == 500 and 'Αριθμός βλάβης' in full[-1][1].decode(), [a.status for a, b in full])
    t('a full disk: reading goes on', ask('GET', '/scratch/add')[0].status == 200)
    resource.prlimit(server.pid, resource.RLIMIT_FSIZE, usual)
    kept = sum(a.status == 303 for a, b in full)
    t('room again: writing goes on', post('/scratch/add', 'n=70001')[0].status == 303)
    t('what was acknowledged is there, nothing is half', sql('SELECT count(*) FROM diary_act WHERE about = 70000') == str(2 * kept), kept)
    other = sqlite3.connect(where, isolation_level=None)
    other.execute('BEGIN IMMEDIATE')
    a, text = post('/scratch/add', 'n=80000')
    t('a database locked by another program: told after a while, and why is in the log', a.status == 500 and 'locked by another program' in log())
    t('a locked database: reading goes on', ask('GET', '/scratch/add')[0].status == 200)
    other.execute('ROLLBACK')
    t('unlocked: writing goes on', post('/scratch/add', 'n=80001')[0].status == 303 and sql('SELECT count(*) FROM diary_act WHERE about = 80000') == '0')

if not sqlite:
    the_token = token()
    cut = "SELECT count(pg_terminate_backend(pid)) > 0 FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
    sql(cut)
    answers = [ask('GET', '/scratch/add')[0].status for i in range(20)] + [post('/scratch/add', 'n=60000')[0].status for i in range(20)]
    t('a database that cut its connections is found again by itself', answers[15:20] == [200] * 5 and answers[-5:] == [303] * 5, answers)

# ---- what a start says when it cannot
def says(*more, **env):
    r = subprocess.run([binary, 'serve', '--port', str(free_port()), '--share', share, *more], capture_output=True, text=True, timeout=10, env={**os.environ, **env})
    return r.returncode, r.stderr
code, text = says('--port', str(port))
t('the port is taken', code == 1 and 'port %d is taken' % port in text, text)
code, text = says('--share', folder)
t('no share folder', code == 1 and 'cannot read the schema' in text, text)
code, text = says('--listen', '203.0.113.7')
t('an address of another machine', code == 1 and 'not an address of this machine' in text, text)
code, text = says('--port', '70000')
t('a port that cannot be', code == 2 and "'--port'" in text, text)
code, text = says('--nonsense')
t('an unknown option', code == 2 and '--nonsense' in text, text)
code, text = says(PRONOIA_SEED='x')
t('a server with predictable chance', code == 1 and 'guessable' in text, text)
stop()

# ---- TLS
made = subprocess.run(['openssl', 'req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-subj', '/CN=localhost', '-keyout', folder + '/tls.key',
                       '-out', folder + '/tls.pem'], capture_output=True)
if made.returncode == 0:
    start('--tls-key', folder + '/tls.key', '--tls-cert', folder + '/tls.pem')
    context = ssl.create_default_context(cafile=folder + '/tls.pem')
    context.check_hostname = False
    c = http.client.HTTPSConnection('127.0.0.1', port, context=context, timeout=10)
    c.request('GET', '/scratch/add')
    a = c.getresponse()
    a.read()
    t('TLS: cookies are Secure and the browser is told to stay', a.status == 200 and 'Secure' in a.getheader('Set-Cookie') and a.getheader('Strict-Transport-Security'))
    c.close()
    stop()
else: print('# no openssl: TLS not tried')
plan()
