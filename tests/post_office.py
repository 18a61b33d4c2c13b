# SPDX-License-Identifier: EUPL-1.2
# post_office.py FOLDER [--tls] - an SMTP server and a Routee stand-in that behave as FOLDER/plan says; prints "SMTP-PORT HTTP-PORT".
#
# FOLDER/plan: one word a message, in order; the last one stays.  mail: ok grey 550 full drop slow kill noauth   sms: ok 429 500 400 stale failed slow kill
# What was taken lies in FOLDER/mail.N and FOLDER/sms.N; FOLDER/heard has every command.  kill: ends the process of FOLDER/pid
# after the message was taken, before that is said.  With --tls: FOLDER/tls.key and tls.cert; STARTTLS is offered and sign-in demanded.
import base64, http.server, json, os, signal, socket, socketserver, ssl, sys, threading
from silence import until_they_leave
folder, tls, lock = sys.argv[1], '--tls' in sys.argv, threading.Lock()
asked = {'mail': 0, 'sms': 0}

def plan(kind):
    with lock:
        words, when = ['ok'], 0
        if os.path.exists(folder + '/plan'): words, when = open(folder + '/plan').read().split(), os.stat(folder + '/plan').st_ino
        if asked.get('plan') != when: asked.update(plan=when, mail=0, sms=0)        # a new plan begins at its first word
        asked[kind] += 1
        return words[min(asked[kind], len(words)) - 1]

def heard(line):
    with lock, open(folder + '/heard', 'a') as f: f.write(line + '\n')

def keep(kind, data):
    with lock:
        n = len([x for x in os.listdir(folder) if x.startswith(kind + '.')]) + 1
        with open('%s/%s.%d' % (folder, kind, n), 'wb') as f: f.write(data)

def end_sender():
    os.kill(int(open(folder + '/pid').read()), signal.SIGKILL)

class Mail(socketserver.StreamRequestHandler):
    def say(self, line): self.wfile.write(line.encode() + b'\r\n')
    def secure(self):
        c = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        c.load_cert_chain(folder + '/tls.cert', folder + '/tls.key')
        self.request = c.wrap_socket(self.request, server_side=True)
        self.rfile, self.wfile = self.request.makefile('rb'), self.request.makefile('wb', 0)
        self.safe = True
    def data(self, does):
        self.say('354 go on')
        body = b''
        while True:
            line = self.rfile.readline()
            if not line: return False
            if line == b'.\r\n': break
            body += line[1:] if line.startswith(b'.') else line
            if does == 'drop' and len(body) > 100: return False
        if does == 'full': self.say('552 mailbox full'); return True
        keep('mail', body)
        if does == 'kill': end_sender(); return False
        self.say('250 taken')
        return True
    def handle(self):
        self.safe = signed = False
        does = plan('mail')
        if does == 'slow': until_they_leave(self.request); return
        self.say('220 stand-in')
        while True:
            line = self.rfile.readline().decode('utf-8', 'replace').rstrip()
            if not line: return
            word = line.split()[0].upper()
            heard(line if word != 'AUTH' else 'AUTH')
            if word == 'EHLO':
                self.say('250-stand-in')
                if tls and not self.safe: self.say('250-STARTTLS')
                if self.safe: self.say('250-AUTH PLAIN')
                self.say('250 8BITMIME')
            elif word == 'STARTTLS': self.say('220 go'); self.secure()
            elif word == 'AUTH':
                if len(line.split()) == 2: self.say('334 '); line += ' ' + self.rfile.readline().decode().strip()
                signed = does != 'noauth' and base64.b64decode(line.split()[2]) == b'\0kentro\0secret'
                self.say('235 fine' if signed else '535 no')
            elif word == 'MAIL': self.say('530 sign in first' if tls and not signed else '250 fine')
            elif word == 'RCPT': self.say({'grey': '451 greylisted, come back', '550': '550 no such mailbox'}.get(does, '250 fine'))
            elif word == 'DATA':
                if not self.data(does): return
            elif word == 'QUIT': self.say('221 bye'); return
            else: self.say('250 fine')

class Gateway(http.server.BaseHTTPRequestHandler):
    good = True
    def log_message(self, *a): pass
    def answer(self, status, body, **headers):
        data = json.dumps(body).encode()
        self.send_response(status)
        for k, v in headers.items(): self.send_header(k.replace('_', '-'), v)
        self.send_header('Content-Type', 'application/json'); self.send_header('Content-Length', str(len(data))); self.end_headers()
        self.wfile.write(data)
    def do_POST(self):
        body = self.rfile.read(int(self.headers.get('Content-Length', 0)))
        heard('%s %s' % (self.path, self.headers.get('Content-Type')))
        if self.path == '/oauth/token':
            right = self.headers.get('Authorization') == 'Basic ' + base64.b64encode(b'app:secret').decode() and body == b'grant_type=client_credentials'
            Gateway.good = True
            return self.answer(200, {'access_token': 'pass-1', 'token_type': 'Bearer', 'expires_in': 3600}) if right else self.answer(401, {})
        if self.headers.get('Authorization') != 'Bearer pass-1' or not Gateway.good: return self.answer(401, {})
        does = plan('sms')
        if does == 'stale': Gateway.good = False; return self.answer(401, {})
        if does == 'slow': return until_they_leave(self.connection)
        if does == '429': return self.answer(429, {'code': '429000000', 'developerMessage': 'slowly'}, Retry_After='7200')
        if does == '500': return self.answer(500, {})
        if does == '400': return self.answer(400, {'code': '400005000', 'developerMessage': 'The SMS has no recipients or the sender is invalid'})
        keep('sms', body)
        if does == 'kill': end_sender(); return
        self.answer(200, {'trackingId': 't-1', 'status': 'Failed' if does == 'failed' else 'Queued', 'createdAt': '2031-03-01T09:00:00Z'})

class Threads(socketserver.ThreadingTCPServer):
    daemon_threads = allow_reuse_address = True
    request_queue_size = 128
mail, web = Threads(('127.0.0.1', 0), Mail), Threads(('127.0.0.1', 0), Gateway)
for s in mail, web: threading.Thread(target=s.serve_forever, daemon=True).start()
print(mail.server_address[1], web.server_address[1], flush=True)
sys.stdin.read()                                        # until who started us is gone
