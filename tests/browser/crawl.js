// SPDX-License-Identifier: EUPL-1.2
// crawl.js - from a list of pages to all pages they link to; each is inspected.
import { inspect } from './inspect.js';

// Paths of the same house that the page links to; a file, a language or a look is no new page.
const links = page => page.evaluate(() => [...document.querySelectorAll('a[href]')].filter(a => !a.closest('.lang')).map(a => new URL(a.href))
  .filter(u => u.origin === location.origin && !/\.(pdf|svg|csv|json|ics|css)$/.test(u.pathname) && !u.pathname.startsWith('/static/'))
  .map(u => u.pathname + u.search));

// One name for pages where only a number or the query differs: /place/12 and /place/13.
const kind = path => path.replace(/\?.*/, '').replace(/\/[^/]*\d[^/]*$/, '/N');

// todo: [{ path, status?, name? }].  leave: paths not to follow.  budget: bytes of one page with its parts, gzipped.
export async function crawl(v, tap, start, { resident = true, leave = /^$/, budget = 0, prefix = '' } = {}) {
  const todo = [...start], seen = new Set(todo.map(p => p.path)), times = new Map();
  while (todo.length) {
    const p = todo.shift(), response = await v.go(p.path), status = p.status ?? 200;
    if (!(response.headers()['content-type'] ?? '').startsWith('text/html')) continue;
    if (!tap.ok(response.status() === status, `${p.path} (${v.lang}) answers ${status}`,
      `it answered ${response.status()}, linked from ${p.from ?? 'pages.json'}`)) { v.complaints.splice(0); continue; }
    if (budget) {
      const weight = await v.weight();
      tap.ok(weight <= budget, `${p.path} (${v.lang}) weighs at most ${budget / 1024} KB gzipped`, `${weight} bytes`);
    }
    await inspect(v, tap, p.path, { resident, shot: prefix + (p.name ?? (kind(p.path).replaceAll('/', '_') || 'page')) });
    for (const path of await links(v.page)) {
      const of = times.get(kind(path)) ?? 0;
      if (seen.has(path) || of >= 2 || leave.test(path)) continue;        // two of a kind are enough
      seen.add(path);
      times.set(kind(path), of + 1);
      todo.push({ path, from: p.path });
    }
  }
  return seen;
}
