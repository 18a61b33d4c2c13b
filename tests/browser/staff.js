// SPDX-License-Identifier: EUPL-1.2
// staff.js - what each role of the demonstration sees after signing in, in Greek and Arabic.
import { readFileSync } from 'node:fs';
import { crawl } from './crawl.js';

const list = JSON.parse(readFileSync(new URL('./pages.json', import.meta.url)));

export async function signIn(v, { name, password }) {
  await v.go('/sign-in');
  await v.page.locator('#name').fill(name);
  await v.page.locator('#password').fill(password);
  await v.follow(v.page.locator('main form button').first());
  return !v.page.url().includes('/sign-in');
}

async function readers(world, tap, accounts, lang, { met, whole }) {
  for (const account of accounts) {
    const v = await world.visitor({ lang });
    await v.speak();
    if (tap.ok(await signIn(v, account), `${account.name} signs in (${lang})`, v.page.url())) {
      const own = list.filter(p => p.as === account.name);
      await crawl(v, tap, [{ path: new URL(v.page.url()).pathname }, ...own],
        { resident: false, leave: /^\/(sign-out|check|privacy|accessibility)|^\/$/, met, whole, budget: 30 * 1024, prefix: `${account.name}-` });
    }
    await v.close();
  }
}

// Side by side, for nobody writes anything: half of the accounts, the other half, and all of them in Arabic, where a glance shows what its
// words and its direction break.
export default async function staff(world, tap) {
  const accounts = world.accounts();
  if (!accounts.length) { tap.skip('staff pages', 'the demonstration made no sign-ins'); return; }
  const el = { met: new Map(), whole: true }, half = n => accounts.filter((_, i) => i % 2 === n);
  await Promise.all([readers(world, tap, half(0), 'el', el), readers(world, tap, half(1), 'el', el), readers(world, tap, accounts, 'ar', { met: new Map(), whole: false })]);
}
