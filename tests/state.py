# SPDX-License-Identifier: EUPL-1.2
# state.py - a stand-in for the state's OAuth2 server (GSIS, TAXISnet), as its public clients describe it.
#
#   python3 tests/state.py FOLDER                       prints its port; lives until its standard input ends
#   python3 tests/state.py --through ADDRESS USER [no]  the browser's part: USER signs in there, allows it (no: does not), is sent back: prints where to
#
# <server>/oauth/authorize leads over a sign-in page (j_spring_security_check) and a page that asks for leave (user_oauth_approval) back to the
# client with a code of six letters, once; /oauth/token takes client and secret in the form and answers JSON; /userinfo?format=xml answers XML
# whose values are padded with blanks; /logout/<client>/?url= sends on.  PKCE it does not know, like any server of RFC 6749 it lets it pass.
# FOLDER/people: a line USER|AFM|FAMILY|GIVEN|FATHER|MOTHER|YEAR.  FOLDER/plan: words that say how it misbehaves.  FOLDER/heard: what was asked.
import html, http.client, json, random, re, string, sys, threading, urllib.parse, uuid
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from silence import until_they_leave

CLIENT, SECRET, HERE = 'TOWN123', 'a secret & more', ('/oauth2server', '/oauth2servergov')
NAMES = ('userid', 'taxid', 'lastname', 'firstname', 'fathername', 'mothername', 'birthyear')
codes, tokens, asked, lock = {}, {}, {}, threading.Lock()

def lines(name):
    try: return open(f'{home}/{name}').read().splitlines()
    except OSError: return []
def plan(): return ' '.join(lines('plan')).split()
def person(user): return next((l.split('|') for l in lines('people') if l.split('|')[0] == user), None)

def userinfo(user):
    p, how = person(user), plan()
    pad = [p[0] + '   ', p[1] + '   '] + p[2:]
    one = '<userinfo ' + ' '.join(f'{k}="{html.escape(v)}"' for k, v in zip(NAMES, pad)) + '/>'
    if 'xml-root' in how: return f'<html>{one}</html>'
    if 'xml-two' in how: return f'<root>{one}{one}</root>'
    if 'xml-nobody' in how: return '<root><userinfo userid="" taxid=""/></root>'
    if 'xml-rubbish' in how: return '{"taxid":"' + p[1] + '"}'
    if 'xml-giant' in how: return f'<root>{" " * (2 << 20)}{one}</root>'
    if 'xml-file' in how: return f'<!DOCTYPE root [<!ENTITY x SYSTEM "file:///etc/passwd">]><root>{one.replace(html.escape(p[2]), "&x;")}</root>'
    if 'xml-elsewhere' in how: return f'<!DOCTYPE root SYSTEM "http://127.0.0.1:{port}/evil.dtd"><root>{one}</root>'
    if 'xml-laughs' in how:
        more = ''.join(f'<!ENTITY l{i} "{("&l%d;" % (i - 1)) * 10}">' for i in range(1, 10))
        return f'<!DOCTYPE root [<!ENTITY l0 "lol">{more}]><root>{one.replace(html.escape(p[2]), "&l9;")}</root>'
    return f'<root>{one}</root>'

class State(BaseHTTPRequestHandler):
    def log_message(self, *a): pass
    def reply(self, status, body='', kind='application/json', **more):
        b = (json.dumps(body) if isinstance(body, dict) else body).encode()
        self.send_response(status)
        for k, v in more.items(): self.send_header(k.replace('_', '-'), v)
        self.send_header('Content-Type', kind); self.send_header('Content-Length', str(len(b))); self.end_headers()
        try: self.wfile.write(b)
        except OSError: pass

    def page(self, words): self.reply(200, f'<!doctype html><html><body>{words}</body></html>', 'text/html;charset=UTF-8')
    def cookie(self): return dict(c.strip().split('=', 1) for c in self.headers.get('Cookie', '').split(';') if '=' in c).get('JSESSIONID', '')
    def hear(self, what):
        with lock, open(home + '/heard', 'a') as f: f.write(what + '\n')

    def bad_mood(self, step):
        how = plan()
        if 'slow-' + step in how: until_they_leave(self.connection); return True
        if 'down-' + step in how: self.reply(500, {}); return True
        if 'rubbish-' + step in how: self.reply(200, '<html>'); return True
        return False

    def do_GET(self):
        u = urllib.parse.urlparse(self.path)
        q = {k: v[0] for k, v in urllib.parse.parse_qs(u.query).items()}
        self.hear('GET ' + u.path)
        server = next((s for s in sorted(HERE, key=len, reverse=True) if u.path.startswith(s + '/')), None)
        step = u.path[len(server or ''):]
        if not server: self.reply(404)
        elif step == '/oauth/authorize': self.authorize(server, q)
        elif step == '/login.jsp': self.page(f'<form method="post" action="{server}/j_spring_security_check"><input name="j_username"><input name="j_password" type="password"><button>Σύνδεση</button></form>')
        elif step == '/userinfo' and not self.bad_mood('userinfo'): self.userinfo(q)
        elif step.startswith('/logout/'): self.reply(302, '', Location=q.get('url', '/'))

    def userinfo(self, q):
        user = tokens.get(self.headers.get('Authorization', '')[7:])
        if not user or 'forgets' in plan(): self.reply(401, {'error': 'invalid_token'})
        elif q.get('format') != 'xml': self.reply(200, {})
        else: self.reply(200, userinfo(user), 'text/xml;charset=UTF-8')

    def authorize(self, server, q):
        if q.get('client_id') != CLIENT: self.reply(401, {'error': 'invalid_client'}); return
        if q.get('redirect_uri') not in lines('back') or q.get('response_type') != 'code' or q.get('scope') != 'read':
            self.reply(400, {'error': 'invalid_request'}); return
        mine = self.cookie() or uuid.uuid4().hex
        with lock: asked.setdefault(mine, {}).update(q=q)
        if 'user' in asked[mine]: self.page(f'<form id="confirmationForm" method="post" action="{server}/oauth/authorize"><input type="hidden" name="user_oauth_approval" value="true"><button>Εξουσιοδότηση</button></form>')
        else: self.reply(302, '', Location=server + '/login.jsp', Set_Cookie=f'JSESSIONID={mine}; Path={server}; HttpOnly')

    def do_POST(self):
        f = {k: v[0] for k, v in urllib.parse.parse_qs(self.rfile.read(int(self.headers['Content-Length'])).decode()).items()}
        self.hear('POST ' + self.path)
        mine, server = asked.get(self.cookie(), {}), self.path.split('/')[1]
        if self.path.endswith('/j_spring_security_check'):
            if person(f.get('j_username', '')) and f.get('j_password') == 'secret': mine['user'] = f['j_username']
            self.reply(302, '', Location=f'/{server}/oauth/authorize?' + urllib.parse.urlencode(mine['q']) if 'user' in mine else f'/{server}/login.jsp?authentication_error=true')
        elif self.path.endswith('/oauth/authorize'): self.leave(mine, f)
        elif self.path.endswith('/oauth/token') and not self.bad_mood('token'): self.token(f)

    def leave(self, mine, f):
        q = mine['q']
        if f.get('user_oauth_approval') != 'true': back = {'error': 'access_denied', 'error_description': 'User denied access'}
        else:
            code = ''.join(random.choices(string.ascii_letters + string.digits, k=6))
            codes[code] = {'user': mine['user'], 'back': q['redirect_uri'], 'client': q['client_id'], 'used': False}
            back = {'code': code}
        if 'state' in q: back['state'] = q['state']
        self.reply(302, '', Location=q['redirect_uri'] + '?' + urllib.parse.urlencode(back))

    def token(self, f):
        if (f.get('client_id'), f.get('client_secret')) != (CLIENT, SECRET): self.reply(401, {'error': 'invalid_client'}); return
        c = codes.get(f.get('code'))
        if f.get('grant_type') != 'authorization_code' or not c or (c['used'] and 'again' not in plan()):
            self.reply(400, {'error': 'invalid_grant', 'error_description': 'Invalid authorization code: ' + f.get('code', '')}); return
        c['used'] = True
        if c['back'] != f.get('redirect_uri'): self.reply(400, {'error': 'invalid_grant', 'error_description': 'Redirect URI mismatch.'}); return
        token = str(uuid.uuid4())
        tokens[token] = c['user']
        answer = {'access_token': token, 'token_type': 'bearer', 'expires_in': 43199, 'scope': 'read'}
        if 'no-token' in plan(): del answer['access_token']
        if 'twice-token' in plan(): self.reply(200, json.dumps(answer)[:-1] + ', "access_token": "other"}'); return
        self.reply(200, answer)

def through(address, user, allows):
    u, jar = urllib.parse.urlparse(address), {}
    def ask(method, path, form=None):
        c = http.client.HTTPConnection('127.0.0.1', u.port, timeout=20)
        headers = {'Cookie': '; '.join(f'{k}={v}' for k, v in jar.items())}
        if form: form, headers['Content-Type'] = urllib.parse.urlencode(form), 'application/x-www-form-urlencoded'
        c.request(method, path, form, headers)
        r = c.getresponse()
        text = r.read().decode()
        for v in r.headers.get_all('Set-Cookie', []): jar.update([v.split(';')[0].split('=', 1)])
        return r.getheader('Location'), text
    to, text = ask('GET', u.path + '?' + u.query)
    if not to: sys.exit(text)
    action = re.search('action="([^"]*)"', ask('GET', to)[1]).group(1)
    to, _ = ask('POST', action, {'j_username': user, 'j_password': 'secret'})
    if 'error' in to: sys.exit(to)
    action = re.search('action="([^"]*)"', ask('GET', to)[1]).group(1)
    print(ask('POST', action, {'user_oauth_approval': 'true' if allows else 'false', 'scope.read': 'true'})[0])

if sys.argv[1] == '--through': through(sys.argv[2], sys.argv[3], sys.argv[4:] != ['no']); sys.exit()
home = sys.argv[1]
server = ThreadingHTTPServer(('127.0.0.1', 0), State)
port = server.server_address[1]
threading.Thread(target=server.serve_forever, daemon=True).start()
print(port, flush=True)
sys.stdin.read()
