// SPDX-License-Identifier: EUPL-1.2
// crawl.js - from a list of pages to all pages they link to.  Every route is inspected once, a second page of it is glanced
// at; every further visitor meets one page of it, so that no link leads where its reader may not go.
import { glance, inspect } from './inspect.js';

// Paths of the same house that the page links to; a file, a language or a look is no new page.
const links = page => page.evaluate(() => [...document.querySelectorAll('a[href]')].filter(a => !a.closest('.lang')).map(a => new URL(a.href))
  .filter(u => u.origin === location.origin && !/\.(pdf|svg|csv|json|ics|css)$|\/(letter|minutes|paper|pdf|copy|file)$/.test(u.pathname) && !u.pathname.startsWith('/static/'))
  .map(u => u.pathname + u.search));

// One name for the pages of one template: /account?id=1 and /account?id=2, /places/list/3 and /places/list/4.
const route = path => path.replace(/\?.*/, '').replace(/\/\d+(?=\/|$)/g, '/…').replace(/^(\/(services|programmes)\/).+/, '$1…');

// start: [{ path, status?, name? }].  leave: paths not to follow.  budget: bytes of one page with its parts, gzipped.
// each: how many pages of a route are looked at.
// whole: the first page of each route is inspected; otherwise only those with a name are, the others glanced at.
// met: routes and pages that other visitors inspected already, in the same language.
export async function crawl(v, tap, start, { resident = true, leave = /^$/, budget = 0, prefix = '', each = 2, met = new Map(), whole = true } = {}) {
  const todo = [...start], seen = new Set(todo.map(p => p.path)), asked = new Map();
  while (todo.length) {
    const p = todo.shift(), status = p.status ?? 200;
    const response = await v.go(p.path).catch(e => { if (!/Download is starting/.test(e.message)) throw e; });
    if (!(response?.headers()['content-type'] ?? '').startsWith('text/html')) continue;
    if (!tap.ok(response.status() === status, `${p.path} (${v.lang}) answers ${status}`,
      `it answered ${response.status()}, linked from ${p.from ?? 'pages.json'}`)) { v.complaints.splice(0); continue; }
    const pages = met.get(route(p.path)) ?? met.set(route(p.path), new Set()).get(route(p.path)), new_ = !pages.has(p.path);
    if (budget && new_) {
      const weight = await v.weight();
      tap.ok(weight <= budget, `${p.path} (${v.lang}) weighs at most ${budget / 1024} KB gzipped`, `${weight} bytes`);
    }
    pages.add(p.path);
    if (p.name || whole && pages.size === 1 && new_) await inspect(v, tap, p.path, { resident, shot: prefix + (p.name ?? (p.path.replace(/[/?=&]/g, '_') || 'page')) });
    else if (new_ && pages.size <= each) await glance(v, tap, p.path, { resident });
    v.complaints.splice(0);
    for (const path of await links(v.page)) {
      const n = asked.get(route(path)) ?? 0, known = met.get(route(path))?.size ?? 0;
      if (seen.has(path) || leave.test(path) || n >= (known < each ? each : 1)) continue;
      asked.set(route(path), n + 1);
      seen.add(path);
      todo.push({ path, from: p.path });
    }
  }
}
