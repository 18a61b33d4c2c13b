# SPDX-License-Identifier: EUPL-1.2
# siege.py DIR - tries build/scratch on a socket: forms of other sites, one network with many addresses, a crowd of silent
# connections, two servers on one database, reloads under load.  TAP on stdout.  PRONOIA_DB names the database.
import http.client, os, re, shutil, signal, socket, subprocess, sys, threading, time
from serving import built, free_port, plan, serve, t

folder = sys.argv[1]
share = os.path.join(folder, 'share')
FORM = {'Content-Type': 'application/x-www-form-urlencoded'}


def start(*more):
    port = free_port()
    return serve('scratch', port, folder + '/log', '--share', share, *more)[0], port


def stop(server):
    server.send_signal(signal.SIGTERM)
    server.wait(20)


def ask(port, method, path, body=None, headers={}):
    c = http.client.HTTPConnection('127.0.0.1', port, timeout=30)
    try:
        c.request(method, path, body, headers)
        a = c.getresponse()
        return a.status, a.read().decode('utf-8', 'replace'), a
    finally:
        c.close()


def form(port, path, fields, headers={}):
    """Fetches the page's token first, as a browser does."""
    _, page, a = ask(port, 'GET', path, None, headers)
    cookie = (a.getheader('Set-Cookie') or '').split(';')[0]
    token = re.search('name="csrf" value="([^"]+)"', page)
    return ask(port, 'POST', path, fields + '&csrf=' + (token.group(1) if token else ''), {**FORM, **headers, 'Cookie': cookie})


def sql(text):
    return subprocess.run([os.environ['O'] + '/sql', os.environ['PRONOIA_DB'], text], capture_output=True, text=True).stdout.strip()


def together(n, what):
    threads = [threading.Thread(target=what, args=(i,)) for i in range(n)]
    for x in threads:
        x.start()
    return threads


os.mkdir(share)
shutil.copytree('programmes', share + '/programmes')
shutil.copytree('schema', share + '/schema')
shutil.copy(os.path.join(os.environ.get('O', 'build'), 'texts.tsv'), share)

# ---- a form of another site must not come back as one of ours after signing in
server, port = start('--host', 'x,town.example')
foreign = 'id=1&name=x&MAY_STAFF=1'


def kept(**headers):
    status, page, _ = ask(port, 'POST', '/staff/account', foreign, {**FORM, 'Host': 'town.example', **{k.replace('_', '-'): v for k, v in headers.items()}})
    return status == 403 and 'name="password"' in page and bool(re.search('name="kept" value="[^"]+"', page))


t('a form of ours that came too late is kept', kept(Sec_Fetch_Site='same-origin', Origin='http://town.example'))
t('so it is from a browser that only says the origin', kept(Origin='http://town.example'))
for what, headers in {'another site': {'Sec_Fetch_Site': 'cross-site'}, 'a sister site': {'Sec_Fetch_Site': 'same-site'},
                      'nowhere': {'Sec_Fetch_Site': 'none'}, 'another origin': {'Origin': 'https://evil.example'},
                      'an origin that begins alike': {'Origin': 'http://town.example.evil'}, 'an origin that hides': {'Origin': 'null'}}.items():
    t('a form of %s is not' % what, not kept(**headers))

# ---- who sits on connections and says nothing
silent = []
for i in range(400):
    try:
        s = socket.create_connection(('127.0.0.1', port), 2)
        s.sendall(b'GET / HTTP/1.1\r\nHo')
        silent.append(s)
    except OSError:
        break
time.sleep(0.3)
other = socket.create_connection(('127.0.0.1', port), 5, source_address=('127.0.0.2', 0))
other.settimeout(5)
try:
    other.sendall(b'GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n')
    got = other.recv(100)
except OSError as e:
    got = repr(e).encode()
t('400 silent connections from one address', len(silent) >= 256, len(silent))
t('do not keep another address out', got.startswith(b'HTTP/1.1 200'), got)
dead = 0
for s in silent:
    s.settimeout(0.01)
    try:
        dead += s.recv(1) == b''
    except socket.timeout:
        pass
    except OSError:
        dead += 1
t('those beyond a fair share were closed at once', dead >= 100, dead)
for s in silent:
    s.close()
stop(server)

# ---- behind a proxy: who counts as one
server, port = start('--proxy')


def open_code(address):
    return form(port, '/check/code', 'code=222-222-222-222', {'X-Real-IP': address})[0]


answers = [open_code('2001:db8:1:2::%x' % i) for i in range(1, 22)]
t('one network of IPv6 counts as one, whichever of its addresses asks', answers == [404] * 20 + [429], answers)
t('the next network does not', open_code('2001:db8:1:3::1') == 404)
t('an IPv4 address written as IPv6 is that address', [open_code(a) for a in ['::ffff:192.0.2.1'] * 10 + ['192.0.2.1'] * 11] == [404] * 20 + [429])
began = time.time()
refused = [open_code('2001:db8:1:2::77') for i in range(10)]
t('who tried too often is refused without the slow work', refused == [429] * 10 and time.time() - began < 1, time.time() - began)
status, _, _ = ask(port, 'GET', '/metrics', None, {'X-Real-IP': '198.51.100.7'})
t('the figures stay on this machine', status == 404)
stop(server)

# ---- H6: nobody makes the town send links with a name of theirs
server, port = start('--proxy', '--host', 'town.example,www.town.example')
status = lambda host, address='198.51.100.7': ask(port, 'GET', '/scratch/add', None, {'Host': host, 'X-Real-IP': address})[0]
names = ['town.example', 'WWW.Town.Example:8443', 'evil.example', 'town.example.evil.example', 'evil.example:town.example', 'town.exampl', 'localhost', '127.0.0.1',
         'town.example:evil.example', 'town.example:80.evil.example', 'town.example:80?evil']
t('H6: a visit under a name that is not ours is refused, also behind ours', [status(n) for n in names] == [200, 200] + [421] * 9, [status(n) for n in names])
t('H6: what the proxy says of the name it was asked by is not believed',
  ask(port, 'GET', '/scratch/add', None, {'Host': 'evil.example', 'X-Forwarded-Host': 'town.example', 'X-Real-IP': '198.51.100.7'})[0] == 421)
t('H6: this machine may ask by its own name', status('127.0.0.1:%d' % port, '127.0.0.1') == 200)
t('H6: a form under another name changes nothing', form(port, '/scratch/add', 'n=421', {'Host': 'evil.example', 'X-Real-IP': '198.51.100.7'})[0] == 421 and
  sql('SELECT count(*) FROM diary_act WHERE about = 421') == '0')
stop(server)

# ---- H6 without a word about names: a machine in an office
told = lambda: open(folder + '/log').read().count('serve --host NAME')
before = told()
server, port = start('--listen', '0.0.0.0')
machine = socket.gethostname()
own = [machine, machine.split('.')[0].upper(), machine.split('.')[0] + '.local', 'localhost', '127.0.0.1', '127.0.0.1:%d' % port]
alone = lambda host, to='127.0.0.1': came(to, host)[0]


def came(to, host):
    c = http.client.HTTPConnection(to, port, timeout=30)
    c.request('GET', '/scratch/add', None, {'Host': host})
    a = c.getresponse()
    page = a.read().decode()
    c.close()
    return a.status, page


t('H6: its own name and address are taken without a setting', [alone(h) for h in own] == [200] * len(own), [(h, alone(h)) for h in own])
t('H6: by whichever of its addresses one comes, that one is taken and no other', [alone(h, '127.0.0.2') for h in ('127.0.0.2', '127.0.0.3', '192.0.2.1', '[::1]')] == [200, 421, 421, 200],
  [alone(h, '127.0.0.2') for h in ('127.0.0.2', '127.0.0.3', '192.0.2.1', '[::1]')])
foreign = ['evil.example', machine + '.evil.example', 'localhost.evil.example', '127.0.0.1.evil.example', 'xlocalhost', machine + 'x',
           '127.0.0.1:evil.example', '[::1]evil.example', 'localhost:80.evil.example', machine + ':evil.example']
t('H6: a name that is not its own is refused, and the page says how to name it', [alone(h) for h in foreign] == [421] * len(foreign) and '--host' in came('127.0.0.1', 'evil.example')[1],
  [alone(h) for h in foreign])
t('H6: so does the log, once, without the name', told() == before + 1 and 'evil' not in open(folder + '/log').read())
stop(server)

# ---- who fills the queue of the slow lane
server, port = start('--proxy')
met = lambda: int(re.search(r'pronoia_lane_visits_total\{lane="slow"\} (\d+)', ask(port, 'GET', '/metrics')[1]).group(1))


def patient(i):
    try:
        ask(port, 'GET', '/scratch/slow', None, {'X-Real-IP': '192.0.2.66'})
    except OSError:
        pass


crowd = together(80, patient)
time.sleep(0.4)
began = time.time()
status, _, _ = ask(port, 'GET', '/scratch/slow', None, {'X-Real-IP': '192.0.2.67'})
t('80 slow visits of one address do not shut out another', status == 200 and time.time() - began < 10, (status, time.time() - began))
for x in crowd:
    x.join()
call = lambda n: ask(port, 'POST', '/api/v1/screen', '{"households":[%s]}' % ','.join(['{"m\\u0065mbers":[{}]}'] * n), {'Content-Type': 'application/json'})[0]
before = met()
t('one household is answered by a reader', call(1) == 200 and met() == before)
t('a hundred are a report, however they are spelled', call(100) == 200 and met() == before + 1)
stop(server)

# ---- who asks for much and does not read it
server, port = start('--proxy')
body = b'{"households":[%s]}' % b','.join([b'{"members":[{}]}'] * 100)
deaf, statuses = [], []


def ask_and_not_read(i):
    s = socket.socket()
    s.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    s.settimeout(60)
    s.connect(('127.0.0.1', port))
    s.sendall(b'POST /api/v1/screen HTTP/1.1\r\nHost: x\r\nX-Real-IP: 192.0.2.%d\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n' % (i, len(body)) + body)
    try:
        statuses.append(s.recv(12)[9:])
    except OSError as e:
        statuses.append(repr(e))
    deaf.append(s)


for k in range(0, 36, 6):
    for x in together(6, lambda i: ask_and_not_read(k + i)):
        x.join()
peak = int(re.search(r'VmHWM:\s+(\d+)', open('/proc/%d/status' % server.pid).read()).group(1)) // 1024
t('36 who ask for ten megabytes and do not read: all are answered or told to come back', set(statuses) == {b'200', b'503'}, set(map(str, statuses)))
t('and memory has a limit (%d MB)' % peak, peak < 600 or 'san' in built('scratch'))
status, _, _ = ask(port, 'POST', '/check/talk', 'do=start', FORM)
t('others are served', status == 200)
for s in deaf:
    s.close()
time.sleep(0.5)
t('when they are gone there is room again', ask(port, 'POST', '/api/v1/screen', body, {'Content-Type': 'application/json'})[0] == 200)
stop(server)

# ---- TLS without a proxy
if shutil.which('openssl') and subprocess.run(['openssl', 'req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-subj', '/CN=localhost',
                                               '-keyout', folder + '/tls.key', '-out', folder + '/tls.pem'], capture_output=True).returncode == 0:
    server, port = start('--tls-key', folder + '/tls.key', '--tls-cert', folder + '/tls.pem')

    def speaks(version):
        r = subprocess.run(['openssl', 's_client', '-connect', '127.0.0.1:%d' % port, '-' + version, '-cipher', 'ALL:@SECLEVEL=0'],
                           input=b'', capture_output=True, timeout=10)
        return b'Cipher is (NONE)' not in r.stdout and b'Cipher is' in r.stdout

    spoken = [speaks(v) for v in ('tls1', 'tls1_1', 'tls1_2', 'tls1_3')]
    t('TLS 1.2 and 1.3 are spoken, older ones are not (RFC 8996)', spoken == [False, False, True, True], spoken)
    stop(server)

# ---- two servers on one database
first, second = start(), start()
done = []


def write(i):
    for k in range(25):
        try:
            done.append(form((first, second)[i % 2][1], '/scratch/add', 'n=%d&twice=1' % (1000 * i + k))[0])
        except OSError as e:
            done.append(repr(e))


for x in together(8, write):
    x.join()
t('two servers on one database: every visit is done', done == [303] * 200, sorted(set(map(str, done))))
t('each whole, none twice', sql("SELECT count(*), count(DISTINCT about) FROM diary_act WHERE act LIKE 'added%'") == '400|200')
_, page, a = ask(first[1], 'GET', '/scratch/add')
cookie, token = a.getheader('Set-Cookie').split(';')[0], re.search('name="csrf" value="([^"]+)"', page).group(1)
copies = []


def copy(i):
    try:
        status, _, a = ask((first, second)[i % 2][1], 'POST', '/scratch/add', 'n=77777&csrf=' + token, {**FORM, 'Cookie': cookie})
        copies.append((status, a.getheader('Location')))
    except OSError as e:
        copies.append(repr(e))


for x in together(50, copy):
    x.join()
t('W7: fifty copies of one form at once, at both: all get the same answer', copies == [(303, '/scratch/add')] * 50, sorted(set(map(str, copies))))
t('W7: and it was done once', sql("SELECT count(*) FROM diary_act WHERE about = 77777") == '1' and sql('SELECT count(*) FROM staff_once_answer') == sql('SELECT count(*) FROM staff_once'))
stop(first[0])
t('one ends, the other goes on', form(second[1], '/scratch/add', 'n=1')[0] == 303)

# ---- rules read anew while visits run
server, port = second
until, answers, faults = time.time() + 6, [], []


def visit(i):
    while time.time() < until:
        try:
            answers.append(ask(port, 'POST', '/api/v1/screen', '{"members":[{},{}]}', {'Content-Type': 'application/json'})[0])
            answers.append(ask(port, 'POST', '/check/talk', 'do=start', FORM)[0])
        except OSError as e:
            faults.append(repr(e))


visitors = together(4, visit)
facts, reloads = share + '/programmes/facts.txt', 0
good = open(facts).read()
while time.time() < until:
    open(facts, 'w').write(good + ('\nfact broken: nonsense\n' if reloads % 2 else ''))
    server.send_signal(signal.SIGHUP)
    reloads += 1
    time.sleep(0.15)
for x in visitors:
    x.join()
open(facts, 'w').write(good)
log = open(folder + '/log').read()
t('rules read anew %d times, half of them broken, during %d visits: nobody noticed' % (reloads, len(answers)),
  set(answers) == {200} and not faults and log.count('"event":"reloaded"') > 3 and log.count('reload refused') > 3, (set(answers), faults[:3]))
stop(server)
t('nothing of this was a fault', '"fault"' not in log)
plan()
