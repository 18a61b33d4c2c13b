// SPDX-License-Identifier: EUPL-1.2
// rows_more.js - the disability desk (T4), new mothers (T7), a class and its teacher (T16), Housing and Work (L7), the women's shelter (L9).
import { fill, link, menu, open, press, unitOf, words } from './rows_hands.js';

export async function signs(town, tap) {
  const v = await town.visitor();
  await v.go('/book');
  await link(v, 'a', 'Γραφείο Αναπηρίας');
  await open(v, 'main details');
  await v.page.locator('#signing').check();
  await press(v, '/book/when');
  await link(v, 'ul.chips a');
  await fill(v, { given: 'Σιωπή', family: 'Δοκιμαστίδη', phone: '690 000 0045' });
  const when = await v.page.locator('dl.kv strong').first().innerText();
  await press(v, '/book/who');
  await v.close();
  const desk = await town.staff('adviser');
  await menu(desk, '/appointments');
  await fill(desk, { unit: await unitOf(desk, 'unit', 'Κέντρο Κοινότητας'), day: `${when.match(/(\d+)η? Ιανουαρίου/)[1]}/1/2027` });
  await press(desk, '/appointments');
  await desk.follow(desk.page.locator('main tr').filter({ hasText: 'Δοκιμαστίδη' }).locator('a').first());
  tap.ok(/Υπάλληλος με νοηματική/.test(await words(desk)), 'T4: an appointment with the member of staff who signs', await words(desk));
}

async function joined(town, title, grouped) {
  const v = await town.visitor();
  await v.go('/events');
  await link(v, 'a[href^="/events/course"]', title);
  await link(v, grouped ? 'a[href*="grouped=1"]' : 'a[href^="/events/join"]');
  if (grouped) await fill(v, { class: '9ο Δημοτικό, Δ΄ τάξη', seats: '8' });
  await fill(v, { given: 'Χαρά', family: grouped ? 'Δασκαλάκη' : 'Μητεράκη', phone: '690 000 0046' });
  await press(v, '/events/join');
  await v.close();
}

async function door(town, title, name) {
  const v = await town.staff('adviser');
  await menu(v, '/courses');
  await link(v, 'table a', title);
  await v.follow(v.page.locator('main a[href^="/courses/door"]').last());
  await v.follow(v.page.locator('main tr').filter({ hasText: name }).locator('button[value=came]'));
  return v.page.locator('main tr').filter({ hasText: name }).locator('.tag.ok').count();
}

export async function pupils(town, tap) {
  await joined(town, 'Δρόμοι χωρίς ατυχήματα', true);
  tap.ok(await door(town, 'Δρόμοι χωρίς ατυχήματα', 'Δασκαλάκη') === 1, 'T16: a teacher registers a class, and it comes');
}

export const mothersJoin = town => joined(town, 'Ομάδα για νέες μητέρες', false);
export async function mothers(town, tap) {
  tap.ok(await door(town, 'Ομάδα για νέες μητέρες', 'Μητεράκη') === 1, 'T7: a new mother registers from home, and comes');
}

export async function homes(town, tap) {
  const v = await town.staff('keeper');
  await menu(v, '/stays');
  await fill(v, { unit: await unitOf(v, 'unit', 'Στέγαση και Εργασία') });
  await press(v, '/stays');
  await link(v, 'table a[href^="/stays/stay"]');
  const month = v.page.locator('form[action="/stays/work"]:has(#month)');
  await open(v, 'form[action="/stays/work"]:has(#month)');
  for (const duty of await month.locator('input[name^="duty_"]').all()) await duty.check();
  await v.follow(month.locator('button').first());
  tap.ok(await v.page.locator('main form input[name=month_id]').count() > 0, 'L7: a month’s rent is paid, its obligations seen', await words(v));
}

export async function shelter(town, tap) {
  const v = await town.staff('shelter');
  await menu(v, '/stays');
  await link(v, 'a[href^="/stays/tonight"]');
  const name = await v.page.locator('main tbody td a').first().innerText();
  await v.follow(v.page.locator('main tbody tr').first().locator('button[name=here]'));
  tap.ok(/^[A-Z0-9]{6}$/.test(name) && await v.page.locator('main tbody tr').first().locator('.tag.ok').count() === 1, 'L9: a guest of the women’s shelter is there that night, under a code', await words(v));
  await link(v, 'a[href^="/stays/sheet"]');
  tap.ok((await words(v)).includes(name), 'L9: and stands on its month’s sheet');
  const manager = await town.staff('manager');
  await menu(manager, '/reports');
  tap.ok(!/Κυκλάμινο/.test(await words(manager)), 'L9: no report of the town names it');
}
