# SPDX-License-Identifier: EUPL-1.2
# glewlwyd.py - a real OpenID Connect provider (Debian's glewlwyd) with a database, a client and two users of this test's own.
#
#   python3 tests/glewlwyd.py FOLDER SIGNATURE      rsa or ecdsa; prints its issuer; lives until its standard input ends
#   python3 tests/glewlwyd.py --through ADDRESS USER        the browser's part: USER signs in there, allows it, and is sent back: prints where to
#
# Its clock is the real one.  Nothing but this machine hears it.
import http.client, json, os, socket, sqlite3, subprocess, sys, time, urllib.parse, urllib.request
from serving import free_port

ADMIN, PASSWORD, CLIENT, SECRET = 'admin', 'password', 'pronoia', 'secret-of-letters'
BACK = 'http://localhost:9280/sign-in/back'
TABLES = '/usr/share/dbconfig-common/data/glewlwyd/install/sqlite3'

class Browser:
    """Keeps cookies of one host and never follows a redirect."""
    def __init__(self, port): self.port, self.cookies = port, {}
    def ask(self, method, path, body=None):
        c = http.client.HTTPConnection('localhost', self.port, timeout=20)
        headers = {'Cookie': '; '.join(f'{k}={v}' for k, v in self.cookies.items())}
        if body is not None: body, headers['Content-Type'] = json.dumps(body), 'application/json'
        c.request(method, path, body, headers)
        r = c.getresponse()
        text = r.read()
        for k, v in r.getheaders():
            if k.lower() == 'set-cookie':
                name, _, value = v.split(';')[0].partition('=')
                self.cookies[name] = value
        return r.status, r.getheader('Location'), text

    def must(self, method, path, body=None):
        status, _, text = self.ask(method, path, body)
        if status != 200: sys.exit(f'glewlwyd: {method} {path}: {status} {text[:300]}')

def begin(home, port):
    db = sqlite3.connect(f'{home}/glewlwyd.db')
    db.executescript(open(TABLES).read())
    db.close()
    with open(f'{home}/glewlwyd.conf', 'w') as f:
        f.write(f'''port={port}
bind_address="127.0.0.1"
external_url="http://localhost:{port}"
login_url="login.html"
api_prefix="api"
log_mode="file"
log_level="INFO"
log_file="{home}/glewlwyd.log"
cookie_secure=false
session_expiration=3600
session_key="GLEWLWYD2_SESSION_ID"
admin_scope="g_admin"
profile_scope="g_profile"
static_files_path="{home}"
user_module_path="/usr/lib/glewlwyd/user"
client_module_path="/usr/lib/glewlwyd/client"
user_auth_scheme_module_path="/usr/lib/glewlwyd/scheme"
plugin_module_path="/usr/lib/glewlwyd/plugin"
hash_algorithm="SHA256"
database = {{ type = "sqlite3"; path = "{home}/glewlwyd.db"; }};
''')
    server = subprocess.Popen(['glewlwyd', '-c', f'{home}/glewlwyd.conf'], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    for _ in range(200):
        try: socket.create_connection(('localhost', port), 1).close(); return server
        except OSError: time.sleep(0.05)
        if server.poll() is not None: break
    sys.exit('glewlwyd did not start: ' + open(f'{home}/glewlwyd.log').read()[-500:])

def keys(home, kind):
    make = ['genrsa', '2048'] if kind == 'rsa' else ['ecparam', '-genkey', '-name', 'prime256v1', '-noout']
    private = subprocess.run(['openssl', *make], capture_output=True, check=True).stdout
    public = subprocess.run(['openssl', 'pkey', '-pubout'], input=private, capture_output=True, check=True).stdout
    return private.decode(), public.decode()

def furnish(port, home, kind):
    key, public = keys(home, kind)
    a = Browser(port)
    a.must('POST', '/api/auth', {'username': ADMIN, 'password': PASSWORD})
    a.must('POST', '/api/mod/plugin', {'module': 'oidc', 'name': 'oidc', 'display_name': 'OIDC', 'parameters': {
        'iss': f'http://localhost:{port}/api/oidc', 'jwt-type': kind, 'jwt-key-size': '256', 'key': key, 'cert': public,
        'access-token-duration': 3600, 'refresh-token-duration': 1209600, 'code-duration': 600, 'refresh-token-rolling': False,
        'allow-non-oidc': False, 'auth-type-code-enabled': True, 'auth-type-token-enabled': False, 'auth-type-id-token-enabled': True,
        'auth-type-none-enabled': False, 'auth-type-password-enabled': False, 'auth-type-client-enabled': False, 'auth-type-refresh-enabled': False,
        'subject-type': 'public', 'jwks-show': True, 'oauth-as-iss-id': True, 'pkce-allowed': True, 'pkce-method-plain-allowed': False,
        'pkce-required': True, 'auth-type-code-revoke-replayed': True}})
    a.must('POST', '/api/client', {'client_id': CLIENT, 'name': 'Pronoia', 'client_secret': SECRET, 'confidential': True, 'enabled': True,
        'redirect_uri': [BACK], 'authorization_type': ['code'], 'token_endpoint_auth_method': ['client_secret_basic'], 'scope': []})
    for name in ('anna', 'boris'):
        a.must('POST', '/api/user', {'username': name, 'name': name, 'password': name + ' has one', 'enabled': True, 'scope': ['openid']})

def through(address, user):
    u = urllib.parse.urlparse(address)
    b = Browser(u.port)
    path = u.path + '?' + u.query
    status, to, _ = b.ask('GET', path)
    if status != 302 or 'login.html' not in (to or ''): sys.exit(to or f'{status}')
    b.must('POST', '/api/auth', {'username': user, 'password': user + ' has one'})
    b.must('PUT', f'/api/auth/grant/{CLIENT}', {'scope': 'openid'})
    status, to, text = b.ask('GET', path + '&g_continue')
    print(to if status in (302, 303) else f'{status} {text[:300]}')

if sys.argv[1] == '--through': through(sys.argv[2], sys.argv[3]); sys.exit()
home, kind = sys.argv[1], sys.argv[2]
port = free_port()
server = begin(home, port)
try:
    furnish(port, home, kind)
    print(f'http://localhost:{port}/api/oidc', flush=True)
    sys.stdin.read()
finally:
    server.terminate()
    server.wait()
