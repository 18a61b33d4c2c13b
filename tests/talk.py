#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""talk.py PERSON.json [--until FACT] [--set FACT=VALUE]... [--from STATEFILE]

Walks the resident's conversation as the person would, page by page, through `pronoia request`; the last page goes to
stdout, the number of question pages to stderr.  --until stops at the page that asks the fact, going on behind the first
results if need be."""
import html, json, os, re, subprocess, sys

program = os.environ.get('O', 'build') + ('/ask' if os.environ.get('PRONOIA_WARM') else '/pronoia')

def post(path, **fields):
    run = subprocess.run([program, 'request', 'POST', path] + [f'{k}={v}' for k, v in fields.items()],
                         capture_output=True, text=True)
    if run.returncode:
        sys.exit(run.stderr)
    return run.stdout

def hidden_state(page):
    return re.search(r'name="state" value="([^"]*)"', page).group(1)

def own_form(page):
    return re.search(r'<form.*?</form>', page[page.index('<main'):], re.S).group(0)

def said(person, name):
    part, *rest = name.split('.')
    piece = rest.pop() if rest and rest[-1] in 'dmy' else ''
    member = int(rest[0]) if rest else 0
    if part == 'n':
        return str(len(person['members']))
    value = person['household'].get(part) if not rest else None
    value = value if value is not None else person['members'][member].get(part)
    if value and piece:
        return dict(zip('ymd', value.split('-')))[piece]
    return value

def answers(person, page):
    kinds, out = {}, {}
    for tag in re.findall(r'<(?:input|select)[^>]*>', own_form(page)):
        name, kind = re.search(r'name="([^"]*)"', tag), re.search(r'type="([^"]*)"', tag)
        if name and not (kind and kind.group(1) == 'hidden'):
            kinds.setdefault(name.group(1), kind.group(1) if kind else 'text')
    for name, kind in kinds.items():
        if name.split('.')[0] in ('dk', 'ns', 'none'):
            continue
        value = said(person, name)
        if kind == 'checkbox':
            if value == 'yes':
                out[name] = 'yes'
        elif value is not None:
            out[name] = value
        elif kind == 'radio' or '<select' in own_form(page) and f'<select class="i" id="{name}"' in own_form(page):
            out[name] = 'unknown'
    for name in kinds:
        word, _, fact = name.partition('.')
        own = [k for k in kinds if k.split('.')[0] == fact]
        if word == 'none' and not any(k in out for k in own) and all(kinds[k] == 'checkbox' for k in own):
            out[name] = 'yes'
        if word == 'dk' and not any(k in out for k in own) and f'none.{fact}' not in out:
            out[name] = 'yes'
    return out

def main(args):
    person, until = json.load(open(args[0])), None
    for word, value in zip(args[1::2], args[2::2]):
        if word == '--until':
            until = value
        if word == '--set':
            fact, _, v = value.partition('=')
            person['household'][fact] = v
    page, pages = post('/check/talk', do='start'), 0
    for _ in range(60):
        if until and re.search(rf'name="{until}[".]', page):
            break
        if 'id="answers"' in page:
            if not until or 'value="more"' not in page:
                break
            page = post('/check/talk', state=hidden_state(page), do='more')
            continue
        if 'name="n"' not in page and 'name="born.0.d"' not in page:
            pages += 1
        page = post('/check/talk', state=hidden_state(page), do='next', **answers(person, page))
    else:
        sys.exit('the conversation does not end')
    sys.stdout.write(page)
    print(pages, file=sys.stderr)

main(sys.argv[1:])
