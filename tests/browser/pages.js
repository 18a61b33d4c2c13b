// SPDX-License-Identifier: EUPL-1.2
// pages.js - every page a resident can reach, in Greek and Arabic (./test full: in all five languages): the list of pages.json, what its
// pages link to, and the whole conversation with its results.
import { readFileSync } from 'node:fs';
import { crawl } from './crawl.js';
import { inspect } from './inspect.js';
import { begin, mother, walk } from './walk.js';

const list = JSON.parse(readFileSync(new URL('./pages.json', import.meta.url)));

async function conversation(v, tap) {
  await begin(v);
  const pages = await walk(v, mother, step => inspect(v, tap, `conversation page ${step + 1}`, { shot: `talk-${String(step + 1).padStart(2, '0')}` }));
  tap.ok(pages >= 3 && pages <= 14, `results after at most 12 questions (${v.lang})`, `${pages} pages, with the two about who lives here`);
  await inspect(v, tap, 'results', { shot: 'results' });
  await v.page.evaluate(() => { for (const d of document.querySelectorAll('main details')) d.open = true; });
  await inspect(v, tap, 'results, everything open');
}

async function reader(world, tap, lang) {
  const v = await world.visitor({ lang });
  await v.speak();
  await crawl(v, tap, list.filter(p => !p.as), { leave: /^\/(desk|sign|staff|me\b|my-file)/, each: 100, whole: lang === 'el' });
  await conversation(v, tap);
  await v.close();
}

// Side by side: nobody writes anything that the other sees.
export default async function pages(world, tap) {
  await Promise.all(['el', 'ar'].map(lang => reader(world, tap, lang)));
  if (process.env.TORTURE === 'all') await Promise.all(['en', 'sq', 'uk'].map(lang => reader(world, tap, lang)));
}
