// SPDX-License-Identifier: EUPL-1.2
// pages.js - every page a resident can reach, in Greek and Arabic: the list of pages.json, what its pages link to, and the
// whole conversation with its results.
import { readFileSync } from 'node:fs';
import { inspect } from './inspect.js';
import { begin, mother, walk } from './walk.js';

const list = JSON.parse(readFileSync(new URL('./pages.json', import.meta.url)));

// Paths of the same house that the page links to; a file or a language choice is no new page.
async function links(page) {
  return page.evaluate(() => [...document.querySelectorAll('a[href]')].map(a => new URL(a.href))
    .filter(u => u.origin === location.origin && !/\.(pdf|svg|csv|json|ics|css)$/.test(u.pathname) && !u.searchParams.has('lang')
      && !u.pathname.startsWith('/static/') && !/[?&](size|contrast|look)=/.test(u.search)).map(u => u.pathname + u.search));
}

// One page of each kind is enough where only a number or a name differs: /place/12 and /place/13.
const kind = path => path.replace(/\?.*/, '').replace(/\/[^/]*\d[^/]*$/, '/N');

async function crawl(v, tap) {
  const todo = list.filter(p => !p.as), seen = new Set(todo.map(p => p.path)), times = new Map();
  while (todo.length) {
    const p = todo.shift(), response = await v.go(p.path), status = p.status ?? 200;
    if (!(response.headers()['content-type'] ?? '').startsWith('text/html')) continue;
    if (!tap.ok(response.status() === status, `${p.path} (${v.lang}) answers ${status}`,
      `it answered ${response.status()}, linked from ${p.from ?? 'pages.json'}`)) continue;
    await inspect(v, tap, p.path, { shot: p.name ?? kind(p.path).replaceAll('/', '_') });
    for (const path of await links(v.page)) {
      const of = times.get(kind(path)) ?? 0;
      if (seen.has(path) || of >= 2 || /^\/(desk|sign)/.test(path)) continue;        // two of a kind are enough
      seen.add(path);
      times.set(kind(path), of + 1);
      todo.push({ path, from: p.path });
    }
  }
}

async function conversation(v, tap) {
  await begin(v);
  const pages = await walk(v, mother, step => inspect(v, tap, `conversation page ${step + 1}`, { shot: `talk-${String(step + 1).padStart(2, '0')}` }));
  tap.ok(pages >= 3 && pages <= 14, `results after at most 12 questions (${v.lang})`, `${pages} pages, with the two about who lives here`);
  await inspect(v, tap, 'results', { shot: 'results' });
  for (const d of await v.page.locator('main details').all()) await d.evaluate(e => { e.open = true; });
  await v.page.setViewportSize({ width: 1280, height: 800 });
  await inspect(v, tap, 'results, everything open', { shot: 'results-open' });
}

export default async function pages(world, tap) {
  for (const lang of ['el', 'ar']) {
    const v = await world.visitor({ lang });
    await v.speak();
    await crawl(v, tap);
    await conversation(v, tap);
    await v.close();
  }
}
