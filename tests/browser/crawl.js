// SPDX-License-Identifier: EUPL-1.2
// crawl.js - from a list of pages to all pages they link to; each is inspected.
import { glance, inspect } from './inspect.js';

// Paths of the same house that the page links to; a file, a language or a look is no new page.
const links = page => page.evaluate(() => [...document.querySelectorAll('a[href]')].filter(a => !a.closest('.lang')).map(a => new URL(a.href))
  .filter(u => u.origin === location.origin && !/\.(pdf|svg|csv|json|ics|css)$|\/(letter|minutes|paper|pdf|copy|file)$/.test(u.pathname) && !u.pathname.startsWith('/static/'))
  .map(u => u.pathname + u.search));

// One name for the pages of one template: /services/kdap and /services/kapi, /account?id=1 and /account?id=2.
const kind = path => path.replace(/\?.*/, '').replace(/(?<=.)\/[^/]+$/, '/…');

// start: [{ path, status?, name? }].  leave: paths not to follow.  done: pages another visitor inspected already.
// budget: bytes of one page with its parts, gzipped.
export async function crawl(v, tap, start, { resident = true, leave = /^$/, budget = 0, prefix = '', done = new Set() } = {}) {
  const todo = [...start], seen = new Set(todo.map(p => p.path)), times = new Map();
  while (todo.length) {
    const p = todo.shift(), status = p.status ?? 200;
    const response = await v.go(p.path).catch(e => { if (!/Download is starting/.test(e.message)) throw e; });
    if (!(response?.headers()['content-type'] ?? '').startsWith('text/html')) continue;
    if (!tap.ok(response.status() === status, `${p.path} (${v.lang}) answers ${status}`,
      `it answered ${response.status()}, linked from ${p.from ?? 'pages.json'}`)) { v.complaints.splice(0); continue; }
    if (budget) {
      const weight = await v.weight();
      tap.ok(weight <= budget, `${p.path} (${v.lang}) weighs at most ${budget / 1024} KB gzipped`, `${weight} bytes`);
    }
    if (done.has(p.path)) continue;
    done.add(p.path);
    const of = times.get(kind(p.path)) ?? 0;
    times.set(kind(p.path), of + 1);
    if (of >= 2 && !p.name) await glance(v, tap, p.path, { resident });
    else await inspect(v, tap, p.path, { resident, shot: prefix + (p.name ?? (p.path.replace(/[/?=&]/g, '_') || 'page')) });
    for (const path of await links(v.page)) {
      const asked = path.includes('?') ? path.replace(/\?.*/, '?') : '';           // the same page asked differently: three are enough
      if (seen.has(path) || leave.test(path) || (asked && [...seen].filter(s => s.startsWith(asked)).length >= 3)) continue;
      seen.add(path);
      todo.push({ path, from: p.path });
    }
  }
  return seen;
}
