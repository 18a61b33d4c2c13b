#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""walk.py - asks the pages that `pronoia pages` lists, all in one `pronoia request --batch`; who asks stands in the environment.

  walk.py permissions ROLE < pages                 each page opens exactly for those whom its .may names: what is otherwise, a line each
  walk.py shield KEY FIELDS SECRETS < pages        what tests/shield.t looks for.  Prints, between tabs:
                                                     wrong WORDS           a trace of a shielded file
                                                     differ VERB PATH N HOW    N was not answered as an unknown number: to be asked again from the same beginning
                                                     asked N               how many answers were looked at
  walk.py shows NUMBERS FIELDS SECRETS < pages     gets every page with each number in every field: which secrets it shows, a line each; "asked N"
  walk.py looks VERB NUMBER FIELDS < pages         asks every page that has the verb for the number in each of the fields: status and path, a line each
"""
import os, re, subprocess, sys

UNKNOWN, OPEN, HOME, NAME = '702', '703', '710', 'Ζηνοβία'
SHIELDED = ('701', '704')


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
    return re.sub(rb'(\b|(?<=%3D))70[124]\b', b'NUMBER', answer)


class Shield:
    def __init__(self, fields, secrets):
        self.batch, self.fields, self.secrets, self.asked = Batch(statements=True), fields.split(), re.compile(secrets.encode()), 0

    def ask(self, verb, path, number, sought=''):
        pairs = [f'{f}={number}' for f in self.fields] + [f'q={sought}']
        self.asked += 1
        return self.batch.ask('GET', f'{path}?{"&".join(pairs)}') if verb == 'GET' else self.batch.ask('POST', path, pairs)

    def traces(self, answer, words):
        found = sorted({m.group().decode() for m in self.secrets.finditer(answer)})
        if found:
            print(f'wrong\t{words}: shows {" ".join(found)}')

    def same(self, verb, path):
        for number in SHIELDED:
            shielded, unknown = self.ask(verb, path, number), self.ask(verb, path, UNKNOWN)
            self.traces(shielded[0], f'{verb} {path} of {number}')
            if plain(shielded[0]) != plain(unknown[0]) or shielded[1] != unknown[1]:
                print(f'differ\t{verb}\t{path}\t{number}\t{"answer" if plain(shielded[0]) != plain(unknown[0]) else "statements"}')

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
        if 'POST' in verbs or 'PURE' in verbs:
            self.same('POST', path)


def shield(key, fields, secrets):
    walk = Shield(fields, secrets)
    for path, may, verbs in pages():
        if kind(may) == key:
            walk.page(path, verbs)
    print(f'asked\t{walk.asked}')


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


{'permissions': permissions, 'shows': shows, 'shield': shield, 'looks': looks}[sys.argv[1]](*sys.argv[2:])
