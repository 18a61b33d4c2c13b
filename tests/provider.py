# SPDX-License-Identifier: EUPL-1.2
# provider.py - a provider of identity for tests, by OpenID Connect.  The state's OAuth2 is tests/state.py.
#
#   python3 tests/provider.py FOLDER        prints its port; lives until its standard input ends
#
# FOLDER/plan holds words that say how it misbehaves; FOLDER/heard lists what was asked.  Its clock is PRONOIA_NOW.  It checks what a real
# provider checks: client, secret, redirect, code once, PKCE.
import base64, calendar, hashlib, json, os, subprocess, sys, threading, time, urllib.parse
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from silence import until_they_leave

home = sys.argv[1]
CLIENT, SECRET = 'pronoia', 'a secret & more'
codes, tokens, lock = {}, {}, threading.Lock()

def plan():
    try: return open(home + '/plan').read().split()
    except OSError: return []

def now():
    said = os.environ['PRONOIA_NOW'] + ':00'
    return calendar.timegm(time.strptime(said[:19], '%Y-%m-%dT%H:%M:%S'))

def b64(b): return base64.urlsafe_b64encode(b).rstrip(b'=').decode()
def openssl(*words, feed=b''): return subprocess.run(['openssl', *words], input=feed, capture_output=True, check=True).stdout

def make_keys():
    for name in ('one', 'two', 'strange'): openssl('genrsa', '-out', f'{home}/{name}.rsa', '2048')
    openssl('genrsa', '-out', f'{home}/short.rsa', '1024')
    openssl('ecparam', '-genkey', '-name', 'prime256v1', '-noout', '-out', f'{home}/ec')

def rsa_jwk(name):
    n = openssl('rsa', '-in', f'{home}/{name}.rsa', '-modulus', '-noout').decode().strip().split('=')[1]
    return {'kty': 'RSA', 'kid': name, 'use': 'sig', 'alg': 'RS256', 'n': b64(bytes.fromhex(n)), 'e': 'AQAB'}

def ec_jwk():
    der = openssl('ec', '-in', f'{home}/ec', '-pubout', '-outform', 'DER')
    return {'kty': 'EC', 'kid': 'ec', 'use': 'sig', 'crv': 'P-256', 'x': b64(der[-64:-32]), 'y': b64(der[-32:])}

def raw(der):
    at, halves = 2, []
    for _ in (0, 1):
        n = der[at + 1]
        halves.append(der[at + 2:at + 2 + n].lstrip(b'\0').rjust(32, b'\0'))
        at += 2 + n
    return b''.join(halves)

def signed(claims, how):
    key = 'two' if 'newkey' in how else 'strange' if 'strangekey' in how else 'short' if 'shortkey' in how else 'one'
    head = {'alg': 'RS256', 'kid': key, 'typ': 'JWT'}
    if 'es256' in how: head = {'alg': 'ES256', 'kid': 'ec'}
    if 'none' in how: head = {'alg': 'none'}
    if 'hs256' in how: head = {'alg': 'HS256', 'kid': 'one'}
    if 'crit' in how: head['crit'] = ['b64']
    if 'strangekey' in how: head['jwk'], head['kid'] = rsa_jwk('strange'), 'strange'
    if 'borrowed' in how: head['kid'] = 'one'
    text = b64(json.dumps(head).encode()) + '.' + b64(json.dumps(claims).encode())
    if 'none' in how: return text + '.'
    if 'hs256' in how:
        public = openssl('rsa', '-in', f'{home}/one.rsa', '-pubout')
        import hmac
        return text + '.' + b64(hmac.new(public, text.encode(), hashlib.sha256).digest())
    if 'es256' in how: return text + '.' + b64(raw(openssl('dgst', '-sha256', '-sign', f'{home}/ec', feed=text.encode())))
    if 'borrowed' in how: key = 'strange'
    sign = openssl('dgst', '-sha256', '-sign', f'{home}/{key}.rsa', feed=text.encode())
    if 'badsign' in how: sign = sign[:-1] + bytes([sign[-1] ^ 1])
    return text + '.' + b64(sign)

class Provider(BaseHTTPRequestHandler):
    def log_message(self, *a): pass
    def reply(self, status, body, kind='application/json', **more):
        if isinstance(body, (dict, list)): body = json.dumps(body)
        b = body if isinstance(body, bytes) else body.encode()
        self.send_response(status)
        for k, v in more.items(): self.send_header(k.replace('_', '-'), v)
        self.send_header('Content-Type', kind); self.send_header('Content-Length', str(len(b))); self.end_headers()
        try: self.wfile.write(b)
        except OSError: pass

    def heard(self, what):
        with lock, open(home + '/heard', 'a') as f: f.write(what + '\n')

    def bad_mood(self, step):
        how = plan()
        if 'slow' in how or 'slow-' + step in how: until_they_leave(self.connection); return True
        if 'giant-' + step in how: self.reply(200, b'{"x":"' + b'a' * 200000 + b'"}'); return True
        if 'down-' + step in how: self.reply(500, {}); return True
        if 'redirect-' + step in how: self.reply(302, '', Location=f'http://127.0.0.1:{port}/jwks'); return True
        if 'rubbish-' + step in how: self.reply(200, '<html>'); return True
        return False

    def authorize(self, q):
        with lock: code = 'code%d' % (len(codes) + 1)
        codes[code] = {k: v[0] for k, v in q.items()}
        codes[code]['times'] = 0
        back = {'code': code, 'state': q['state'][0]}
        self.reply(302, '', Location=q['redirect_uri'][0] + '?' + urllib.parse.urlencode(back))

    def do_GET(self):
        u = urllib.parse.urlparse(self.path)
        q, step = urllib.parse.parse_qs(u.query), u.path.strip('/').split('/')[-1]
        self.heard('GET ' + u.path)
        if step.endswith('configuration') and not self.bad_mood('configuration'): self.configuration()
        elif step == 'authorize': self.authorize(q)
        elif step == 'jwks' and not self.bad_mood('jwks'):
            names = ['two'] if 'newkey' in plan() else ['short'] if 'shortkey' in plan() else ['one']
            self.reply(200, {'keys': [rsa_jwk(n) for n in names] + [ec_jwk()]})
        elif step == 'userinfo' and not self.bad_mood('userinfo'): self.userinfo()

    def configuration(self):
        at = f'http://127.0.0.1:{port}'
        self.reply(200, {'issuer': at + ('/other' if 'issuer' in plan() else ''), 'authorization_endpoint': at + '/authorize',
                         'token_endpoint': at + '/token', 'jwks_uri': at + '/jwks', 'userinfo_endpoint': at + '/userinfo',
                         'token_endpoint_auth_methods_supported': ['client_secret_post'] if 'post' in plan() else ['client_secret_basic']})

    def right_client(self, f):
        said = self.headers.get('Authorization', '')
        if said.startswith('Basic '):
            user, _, secret = base64.b64decode(said[6:]).decode().partition(':')
            return (urllib.parse.unquote_plus(user), urllib.parse.unquote_plus(secret)) == (CLIENT, SECRET)
        return (f.get('client_id'), f.get('client_secret')) == (CLIENT, SECRET)

    def do_POST(self):
        f = {k: v[0] for k, v in urllib.parse.parse_qs(self.rfile.read(int(self.headers['Content-Length'])).decode()).items()}
        self.heard('POST ' + self.path)
        if self.bad_mood('token'): return
        c = codes.get(f.get('code'))
        challenge = b64(hashlib.sha256(f.get('code_verifier', '').encode()).digest())
        if not self.right_client(f): self.reply(401, {'error': 'invalid_client'}); return
        if not c or (c['times'] and 'again' not in plan()) or c['redirect_uri'] != f.get('redirect_uri') or c['code_challenge'] != challenge:
            self.reply(400, {'error': 'invalid_grant'}); return
        c['times'] = 1
        access = 'token-' + f['code']
        tokens[access] = True
        answer = {'access_token': access, 'token_type': 'Bearer', 'expires_in': 300}
        answer['id_token'] = signed(self.claims(c), plan())
        self.reply(200, answer)

    def claims(self, c):
        how, t = plan(), now()
        claims = {'iss': f'http://127.0.0.1:{port}', 'sub': who(), 'aud': CLIENT, 'exp': t + 300, 'iat': t, 'nonce': c['nonce']}
        if 'nonce' in how: claims['nonce'] = 'another'
        if 'nononce' in how: del claims['nonce']
        if 'iss' in how: claims['iss'] += '/other'
        if 'aud' in how: claims['aud'] = 'somebody'
        if 'auds' in how: claims['aud'] = [CLIENT, 'somebody']
        if 'azp' in how: claims['azp'] = 'somebody'
        if 'auds-azp' in how: claims['aud'], claims['azp'] = [CLIENT, 'somebody'], CLIENT
        if 'expired' in how: claims['exp'] = t - 120
        if 'noexp' in how: del claims['exp']
        if 'future' in how: claims['iat'] = t + 3600
        if 'nobody' in how: claims['sub'] = ''
        return claims

    def userinfo(self):
        if not tokens.get(self.headers.get('Authorization', '')[7:]): self.reply(401, {'error': 'invalid_token'}); return
        self.reply(200, {'sub': 'somebody else' if 'userinfo' in plan() else who()})

def who():
    try: return open(home + '/who').read().strip()
    except OSError: return 'subject-1'

make_keys()
server = ThreadingHTTPServer(('127.0.0.1', 0), Provider)
port = server.server_address[1]
threading.Thread(target=server.serve_forever, daemon=True).start()
print(port, flush=True)
sys.stdin.read()
