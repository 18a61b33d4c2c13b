// SPDX-License-Identifier: EUPL-1.2
// family.js - on a telephone, without an account: from a call to the structures a family wants, best first; an hour at the lawyer's, a
// place on the waiting list; and the desk's half: coverage, the doorway, the month, the clinic's day and note.
import { begin, walk, mother } from './walk.js';
import { inspect } from './inspect.js';
import { signIn } from './staff.js';
import { press, words } from './online.js';

const names = { el: ['Ελένη', 'Παράδειγμα', 'Νίκος', 'Μαρία'], ar: ['Ελένη', 'Δείγμα', 'Νίκος', 'Μαρία'] };

async function place(world, tap, lang) {
  const v = await world.visitor({ lang, width: 390 }), { page } = v, [given, family, one, other] = names[lang];
  await v.speak();
  await v.go('/places/lists');
  await v.follow(page.locator('main a[href^="/places/open/"]').first());
  await inspect(v, tap, 'places-open', { shot: 'places-open' });
  await begin(v);
  await walk(v, mother);
  tap.ok(await page.locator('#p-kdap a[href^="/places/open/"]').count() === 1, `${lang}: the results lead to the call that is open`);
  if (await page.locator('details#p-kdap').count()) await page.locator('#p-kdap summary').click();
  await v.follow(page.locator('#p-kdap button[formaction="/apply"]'));
  for (const [field, value] of [['given.0', given], ['family.0', family], ['given.1', one], ['given.2', other], ['phone', '690 000 0001']])
    await page.locator(`[id="${field}"]`).fill(value);
  await press(v, 'check');
  await page.locator('#true').check();
  if (await page.locator('#agree').count()) await page.locator('#agree').check();
  await press(v, 'send');
  await v.follow(page.locator('main a[href*="/follow/places"]').first());
  tap.ok(await page.locator('select[name=p1] option').count() > 3, `${lang}: the receipt leads to the structures with a group for the child's age`, await words(v));
  await inspect(v, tap, 'family-wishes', { shot: 'family-wishes' });
  const second = await page.locator('select[name=p1] option').nth(1).getAttribute('value'), third = await page.locator('select[name=p1] option').nth(2).getAttribute('value');
  await page.locator('#p1').selectOption(second);
  await page.locator('#p2').selectOption(second);
  await press(v, 'save');
  tap.ok(await page.locator('.err').count() === 1 && await page.locator('#p2').inputValue() === second, `${lang}: the same structure twice is told, what was chosen stays`);
  v.complaints = [];
  await inspect(v, tap, 'family-twice', { shot: 'family-twice' });
  await page.locator('#p2').selectOption(third);
  await press(v, 'save');
  tap.ok(page.url().includes('done=wishes') && await page.locator('main ol li').count() === 2, `${lang}: two wishes, in order`, page.url());
  await inspect(v, tap, 'family-done', { shot: 'family-done' });
  await v.follow(page.locator('nav a.back').first());
  tap.ok(await page.locator('main a[href*="/follow/places"]').count() === 1, `${lang}: the page of the application leads back to them`);
  await inspect(v, tap, 'family-case', { shot: 'family-case' });
  await v.close();
}

async function hour(world, tap, lang) {
  const v = await world.visitor({ lang, width: 390 }), { page } = v, [given, family] = names[lang];
  await v.speak();
  await v.go('/book');
  await v.follow(page.locator('main a[href^="/book/when"]').first());
  const when = page.url();
  await inspect(v, tap, 'book-when', { shot: 'book-when' });
  await v.follow(page.locator('main a[href^="/book/wait?"]'));
  await v.follow(page.locator('main form .btn').first());
  tap.ok(await page.locator('[aria-invalid]').count() === 3, `${lang}: who waits is asked for name and telephone`);
  v.complaints = [];
  await inspect(v, tap, 'wait-problem', { shot: 'wait-problem' });
  for (const [field, value] of [['given', given], ['family', family], ['phone', '690 000 0002']]) await page.locator(`#${field}`).fill(value);
  await v.follow(page.locator('main form .btn').first());
  tap.ok(page.url().includes('/book/waiting'), `${lang}: on the waiting list, with number and code`, page.url());
  await inspect(v, tap, 'waiting', { shot: 'waiting' });
  await v.follow(page.locator('main button[value=leave]').first());
  tap.ok(await page.locator('main .tag.no').count() === 1, `${lang}: left`);
  await v.go(when.replace(world.url, ''));
  await v.follow(page.locator('main ul.chips a').first());
  await inspect(v, tap, 'book-who', { shot: 'book-who' });
  for (const [field, value] of [['given', given], ['family', family], ['phone', '690 000 0003']]) await page.locator(`#${field}`).fill(value);
  await v.follow(page.locator('main form .btn').first());
  tap.ok(page.url().includes('/book/mine'), `${lang}: an hour of their own`, page.url());
  await inspect(v, tap, 'book-mine', { shot: 'book-mine-booked' });
  await v.close();
}

// The keeper's half, on a telephone: who came, the month; and the manager's: coverage.
async function desk(world, tap) {
  const by = name => world.accounts().find(a => a.name === name);
  if (!by('keeper') || !by('manager')) { tap.skip('the desk’s half', 'the demonstration made no keeper'); return; }
  const v = await world.visitor({ width: 390 }), { page } = v;
  await signIn(v, by('keeper'));
  await v.go('/places/door');
  await v.follow(page.locator('main li a').first());
  await inspect(v, tap, 'door', { resident: false, shot: 'door' });
  if (await page.locator('main button[value=came]').count()) await v.follow(page.locator('main button[value=came]').first());
  tap.ok(await page.locator('main .tag.ok').count() > 0, 'one press: who came is here', await words(v));
  await v.follow(page.locator('main a[href^="/places/sheet"]').first());
  await inspect(v, tap, 'sheet', { resident: false, shot: 'sheet' });
  await v.close();
  const m = await world.visitor();
  await signIn(m, by('manager'));
  await m.go('/places');
  await m.follow(m.page.locator('main a[href^="/places/call"]').last());
  await m.follow(m.page.locator('main a[href^="/places/coverage"]').first());
  await m.page.locator('#places').fill('10');
  await m.follow(m.page.locator('#unit button'));
  tap.ok(await m.page.locator('#unit tbody tr').count() > 0, 'what ten more places would cover, neighbourhood by neighbourhood');
  await inspect(m, tap, 'coverage', { resident: false, shot: 'coverage' });
  await m.page.setViewportSize({ width: 390, height: 844 });
  await inspect(m, tap, 'coverage-390', { resident: false, shot: 'coverage-390' });
  await m.close();
}

export default async function families(world, tap) {
  for (const lang of ['el', 'ar']) { await place(world, tap, lang); await hour(world, tap, lang); }
  await desk(world, tap);
}
