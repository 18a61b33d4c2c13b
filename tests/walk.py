#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""walk.py - asks the pages that `pronoia pages` lists, all in one `pronoia request --batch`; who asks stands in the environment.

  walk.py permissions ROLE < pages                 each page opens exactly for those whom its .may names: what is otherwise, a line each
  walk.py shield KEY FIELDS SECRETS < pages        what tests/shield.t looks for.  Prints, between tabs:
                                                     wrong WORDS           a trace of a shielded file
                                                     differ VERB PATH N HOW    N was not answered as an unknown number: to be asked again from the same beginning
                                                     asked N               how many answers were looked at
  walk.py reads WORD < answer                      succeeds when the answer, unpacked as `shield` reads it, holds the word
  walk.py shows NUMBERS FIELDS SECRETS < pages     gets every page with each number in every field: which secrets it shows, a line each; "asked N"
  walk.py alike NUMBERS UNKNOWN FIELDS < pages     asks every page for each number and for one that nothing has: what is answered otherwise, a line each; "asked N"
  walk.py forms TEXT < pages                       every form without its token, and with one of nobody: what is not refused with TEXT, a line each; "asked N"
  walk.py verbs < pages                            every page with verbs that no page has: what is not refused, a line each; "asked N"
  walk.py evil SEED < pages                        every page with every field of the source filled with what harms elsewhere: faults, addresses that lead away,
                                                   headers that are missing or broken, markup that was not escaped, a line each; "asked N"
  walk.py looks VERB NUMBER FIELDS < pages         asks every page that has the verb for the number in each of the fields: status and path, a line each
"""
import glob, io, os, random, re, subprocess, sys, zipfile
from urllib.parse import urlencode

UNKNOWN, OPEN, HOME, NAME = '702', '703', '710', 'Ζηνοβία'
SHIELDED = ('701', '704')
SECRET, NO_UNIT = '651', '653'             # a unit that nobody but its team knows, and a number that no unit has


class Batch:
    def __init__(self, statements=False):
        env = dict(os.environ, PRONOIA_STATEMENTS='-') if statements else dict(os.environ)
        env.setdefault('PRONOIA_STATEMENTS', '')
        self.to = subprocess.Popen([os.path.join(os.environ.get('O', 'build'), 'pronoia'), 'request', '--batch'],
                                   stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=env)

    def ask(self, verb, path, fields=()):
        """The answer and the statements that it used, as bytes."""
        self.to.stdin.write(('\t'.join([verb, path, *fields]) + '\n').encode())
        self.to.stdin.flush()
        head = self.to.stdout.readline().split()
        if len(head) != 3 or head[0] != b'Answer:':
            sys.exit(f'walk.py: no answer to {verb} {path}')
        return self.to.stdout.read(int(head[1])), self.to.stdout.read(int(head[2]))


def pages():
    for line in sys.stdin:
        path, may, verbs, *_ = line.split('\t')
        yield re.sub(r'\*$', 'x', path), may.split(','), verbs.split()


def status(answer):
    return int(answer.split(b'\n', 1)[0].split()[1])


def permissions(role):
    batch = Batch()
    for path, may, verbs in pages():
        want = 'anybody' in may or role in may or role not in ('nobody', 'own') and 'signed-in' in may
        got = status(batch.ask('GET' if 'GET' in verbs else 'POST', path)[0]) != 403
        if want != got:
            print(f'{path} is {"open" if got else "closed"}, should be {"open" if want else "closed"}')


def kind(may):
    return 'anybody' if 'anybody' in may else 'signed-in' if may == ['signed-in'] else 'own' if may == ['own'] else 'role'


# The numbers that were asked for, and nothing else, may differ.
def plain(answer):
    return re.sub(rb'(\b|(?<=%3D))(70[124]|65[13])\b', b'NUMBER', answer)


# What a file says to who opens it: of a spreadsheet all its parts, of a PDF its words.
def unpacked(answer):
    head, _, body = answer.partition(b'\n\n')
    if body.startswith(b'PK'):
        parts = zipfile.ZipFile(io.BytesIO(body))
        return head + b'\n\n' + b'\n'.join(parts.read(name) for name in parts.namelist())
    if body.startswith(b'%PDF'):
        return answer + subprocess.run(['pdftotext', '-', '-'], input=body, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=True).stdout
    return answer


class Shield:
    def __init__(self, fields, secrets):
        self.batch, self.fields, self.secrets, self.asked = Batch(statements=True), fields.split(), re.compile(secrets.encode()), 0
        self.hides_units = 'Κυκλάμινο' in secrets          # who makes units sees that it is there

    def ask(self, verb, path, number, sought=''):
        pairs = [f'{f}={number}' for f in self.fields] + [f'q={sought}']
        self.asked += 1
        return self.batch.ask('GET', f'{path}?{"&".join(pairs)}') if verb == 'GET' else self.batch.ask('POST', path, pairs)

    def traces(self, answer, words):
        found = sorted({m.group().decode() for m in self.secrets.finditer(unpacked(answer))})
        if found:
            print(f'wrong\t{words}: shows {" ".join(found)}')

    def same(self, verb, path):
        for number in SHIELDED:
            shielded, unknown = self.ask(verb, path, number), self.ask(verb, path, UNKNOWN)
            self.traces(shielded[0], f'{verb} {path} of {number}')
            self.alike(verb, path, number, shielded, unknown)

    def alike(self, verb, path, number, shielded, unknown):
        if plain(shielded[0]) != plain(unknown[0]) or shielded[1] != unknown[1]:
            print(f'differ\t{verb}\t{path}\t{number}\t{"answer" if plain(shielded[0]) != plain(unknown[0]) else "statements"}')

    def of_unit(self, path, number, kind=''):
        self.asked += 1
        return self.batch.ask('GET', f'{path}?id={number}&unit={number}&store={number}' + (kind and f'&as={kind}'))

    def unit(self, path):
        """The secret unit's number is one that there is not; so it is for who wants the page as a file."""
        secret, unknown = self.of_unit(path, SECRET), self.of_unit(path, NO_UNIT)
        self.traces(secret[0], f'GET {path} of the secret unit')
        self.alike('GET', path, SECRET, secret, unknown)

    def files(self, path):
        for kind in ('csv', 'xlsx', 'pdf'):
            self.asked += 1
            whole = self.batch.ask('GET', f'{path}?as={kind}')[0]
            if b'Content-Type: text/html' in whole.partition(b'\n\n')[0]:
                if kind == 'csv':
                    return
                continue
            self.traces(whole, f'GET {path} as {kind}')
            self.traces(self.of_unit(path, SECRET, kind)[0], f'GET {path} of the secret unit as {kind}')

    def page(self, path, verbs):
        bare = self.batch.ask('GET' if 'GET' in verbs else 'POST', path)[0]
        if status(bare) == 403:
            return
        self.traces(bare, f'{path} plainly')
        if 'GET' in verbs:
            self.same('GET', path)
            self.traces(self.ask('GET', path, OPEN)[0], f'GET {path} of the housemate')
            self.traces(self.ask('GET', path, HOME)[0], f'GET {path} of the household')
            self.traces(self.ask('GET', path, UNKNOWN, NAME)[0].replace(NAME.encode(), b''), f'GET {path} seeking the name')
            self.files(path)
            if self.hides_units:
                self.unit(path)
        if 'POST' in verbs or 'PURE' in verbs:
            self.same('POST', path)


def shield(key, fields, secrets):
    walk = Shield(fields, secrets)
    for path, may, verbs in pages():
        if kind(may) == key:
            walk.page(path, verbs)
    print(f'asked\t{walk.asked}')


def reads(word):
    sys.exit(0 if word.encode() in unpacked(sys.stdin.buffer.read()) else 1)


def looks(verb, number, fields):
    batch = Batch()
    for path, _, verbs in pages():
        if verb in verbs:
            pairs = [f'{f}={number}' for f in fields.split()]
            answer, _ = batch.ask('GET', f'{path}?{"&".join(pairs)}') if verb == 'GET' else batch.ask(verb, path, pairs)
            print(status(answer), path)


def shows(numbers, fields, secrets):
    batch, secret, asked = Batch(), re.compile(secrets.encode()), 0
    for path, _, verbs in pages():
        for number in numbers.split() if 'GET' in verbs else ():
            answer, _ = batch.ask('GET', f'{path}?{"&".join(f"{f}={number}" for f in fields.split())}')
            asked += status(answer) == 200
            for word in sorted({m.group().decode() for m in secret.finditer(answer)}):
                print(f'{path} {number} {word}')
    print(f'asked {asked}')


def alike(numbers, unknown, fields):
    batch, asked = Batch(), 0
    for path, _, verbs in pages():
        for verb in ('GET', 'POST'):
            if verb not in verbs and not (verb == 'POST' and 'PURE' in verbs):
                continue

            def answer(number):
                pairs = [f'{f}={number}' for f in fields.split()]
                got = batch.ask('GET', f'{path}?{"&".join(pairs)}')[0] if verb == 'GET' else batch.ask(verb, path, pairs)[0]
                got = re.sub(rb'name="(csrf|state|form)" value="[^"]*"', b'', got)
                return re.sub(rb'(\b|(?<=%3D))' + number.encode() + rb'\b', b'NUMBER', got)
            nothing = answer(unknown)
            for number in numbers.split():
                asked += 1
                got = answer(number)
                if got != nothing:
                    print(f'{verb} {path} of {number}: {status(got)}, of nothing {status(nothing)}')
    print(f'asked {asked}')


def forms(words):
    batch, asked = Batch(), 0
    for path, may, verbs in pages():
        if 'POST' not in verbs and 'PURE' not in verbs or 'no-csrf' in verbs:
            continue
        closed = may == ['own'] if 'PRONOIA_WHO' in os.environ else 'anybody' not in may
        for token in ('', 'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA', 'x' * 5000):
            got, _ = batch.ask('POST', path, ['id=1', 'name=x', 'do=go', f'csrf={token}'])
            asked += 1
            if status(got) != 403 or (not closed and words.encode() not in got):
                print(f'{path}: {status(got)} with the token "{token[:3]}"')
    print(f'asked {asked}')


def verbs():
    batch, asked = Batch(), 0
    for path, _, has in pages():
        for verb in ['PUT', 'DELETE', 'PATCH', 'TRACE', 'OPTIONS', 'get', 'CONNECT'] + ([] if 'GET' in has else ['GET', 'HEAD']):
            asked += 1
            if not 400 <= status(batch.ask(verb, f'{path}?id=1&do=go')[0]) < 500:
                print(verb, path)
    print(f'asked {asked}')


HARM = ['-1', '0', '99999999999999999999', '9223372036854775807', '-9223372036854775808', "1' OR '1'='1", 'x' * 300, '<i x>"\'', '31/2/2031', '2031-03-03',
        '3/3/2031', '99:99', '', '=cmd|x', '1e9', '5', '0,5', '\u202e', '//evil.example/', 'https://evil.example', '/\\evil.example', 'a\x01\x7f', '1-1', 'granted', 'all', '1930000000']


def fields_of_source():
    found = set()
    for name in glob.glob('src/**/*.c', recursive=True):
        found |= set(re.findall(r'\b(?:in|in_id|in_has|typed|form_in)\([^,()]+, "([a-z0-9_]+)"', open(name).read()))
    return sorted(found - {'csrf', 'lang', 'text_size', 'text_contrast'})


def harmed(answer, staff):
    head, _, body = answer.partition(b'\n\n')
    headers = dict(re.findall(rb'(?m)^([A-Za-z-]+): (.*)$', head))
    yield status(answer) >= 500, status(answer)
    yield b'<i x' in body and b'text/html' in headers[b'Content-Type'], 'markup that was not escaped'
    yield b'Location' in headers and not re.match(rb'/(?![/\\])', headers[b'Location']), 'leads away'
    yield headers.get(b'X-Content-Type-Options') != b'nosniff', 'nosniff'
    yield headers.get(b'Referrer-Policy') != b'no-referrer', 'referrer'
    yield b"default-src 'none'" not in headers.get(b'Content-Security-Policy', b''), 'policy'
    yield staff and b'no-store' not in headers.get(b'Cache-Control', b'') and b'immutable' not in headers.get(b'Cache-Control', b''), 'kept by a cache'
    yield b'Content-Disposition' in headers and not re.fullmatch(rb'attachment; filename="[A-Za-z0-9._-]+"', headers[b'Content-Disposition']), 'name of a file'
    for cookie in re.findall(rb'(?m)^Set-Cookie: (.*)$', head):
        yield not (b'; HttpOnly' in cookie and b'SameSite' in cookie and b'; Path=/' in cookie), 'cookie'


def evil(seed):
    batch, asked, names, rule = Batch(), 0, fields_of_source(), random.Random(int(seed))
    for path, _, has in pages():
        for verb in ('GET', 'POST'):
            if verb not in has and not (verb == 'POST' and 'PURE' in has):
                continue
            for part in (0.2, 0.8):
                pairs = [(f, str(rule.choice((1, 1, 2, 3, 7))) if rule.random() < part else rule.choice(HARM)) for f in names if rule.random() < 0.7]
                answer, _ = batch.ask('GET', f'{path}?{urlencode(pairs)}') if verb == 'GET' else batch.ask(verb, path, [f'{f}={v}' for f, v in pairs])
                asked += 1
                for wrong, what in harmed(answer, 'PRONOIA_WHO' in os.environ):
                    if wrong:
                        print(f'{verb} {path}: {what}: {[p for p in pairs if p[1] in HARM][:5]}')
    print(f'asked {asked}')


{'alike': alike, 'forms': forms, 'verbs': verbs, 'evil': evil, 'permissions': permissions, 'shows': shows, 'shield': shield, 'reads': reads, 'looks': looks}[sys.argv[1]](*sys.argv[2:])
