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

async function readers(world, tap, accounts, lang) {
  const met = new Map();
  for (const account of accounts) {
    const v = await world.visitor({ lang });
    await v.speak();
    if (tap.ok(await signIn(v, account), `${account.name} signs in (${lang})`, v.page.url())) {
      const own = list.filter(p => p.as === account.name);
      await crawl(v, tap, [{ path: new URL(v.page.url()).pathname }, ...own],
        { resident: false, leave: /^\/(sign-out|check|privacy|accessibility)|^\/$/, met, budget: 30 * 1024, prefix: `${account.name}-` });
    }
    await v.close();
  }
}

// The two languages side by side: nobody writes anything.
export default async function staff(world, tap) {
  const accounts = world.accounts();
  if (!accounts.length) { tap.skip('staff pages', 'the demonstration made no sign-ins'); return; }
  await Promise.all(['el', 'ar'].map(lang => readers(world, tap, accounts, lang)));
}
