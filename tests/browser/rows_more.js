// SPDX-License-Identifier: EUPL-1.2
// rows_more.js - the disability desk (T4), an obstacle in somebody's way (T5), new mothers (T7), a hostel after rehabilitation and its
// cooperative (T9), a class and its teacher (T16), Housing and Work (L7), the women's shelter (L9).
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
  return when;
}

export async function signed(town, tap, when) {
  const desk = await town.staff('adviser');
  await menu(desk, '/appointments');
  await fill(desk, { unit: await unitOf(desk, 'unit', 'Γραφείο ατόμων με αναπηρία'), day: `${when.match(/(\d+)η? Ιανουαρίου/)[1]}/1/2027` });
  await press(desk, '/appointments');
  const row = desk.page.locator('main tr').filter({ hasText: 'Δοκιμαστίδη' });
  await desk.follow(row.locator('button[value=came]'));
  await desk.follow(row.locator('a').first());
  tap.ok(/Υπάλληλος με νοηματική/.test(await words(desk)), 'T4: an appointment with the member of staff who signs, and it was kept', await words(desk));
}

/* ---- T5: an obstacle ---- */

export async function obstacle(town, tap) {
  const v = await town.visitor();
  await v.go('/');
  await v.follow(v.page.locator('a[href="/accessibility-works"]').first());
  await link(v, 'a[href="/accessibility-works/report"]');
  await fill(v, { place: 'Κύπρου και Ρούσβελτ', words: 'Η ράμπα έσπασε, το αμαξίδιο δεν περνά.' });
  await press(v, '/accessibility-works/report');
  const [number, code] = await v.page.locator('dl.kv strong').allInnerTexts();
  tap.ok(/^\d+$/.test(number) && code.length > 10, 'T5: an obstacle is reported without a name; a number and a code come back', await words(v));
  await v.close();
  return { number, code };
}

export async function removed(town, tap, { number, code }) {
  const v = await town.staff('technical');
  await menu(v, '/works/obstacles');
  await link(v, `a[href="/works/obstacle?id=${number}"]`);
  await fill(v, { state: 'taken', answer: 'Το παίρνουν οι ράμπες της γειτονιάς, ως τον Μάρτιο.' });
  await v.page.locator('#project').selectOption(await v.page.locator('#project option').filter({ hasText: 'Ράμπες' }).first().getAttribute('value'));
  await press(v, '/works/obstacle');
  await menu(v, '/works');
  const share = (await v.page.locator('main table').filter({ hasText: 'Προϋπολογισμός' }).last().innerText()).match(/\d+,\d+ %/)[0];
  const at = await town.visitor();
  await at.go('/accessibility-works/mine');
  await fill(at, { number, code });
  await at.follow(at.page.locator('main form button').first());
  tap.ok(/Το παίρνουν οι ράμπες/.test(await words(at)) && await at.page.locator('main section a').count() === 1, 'T5: whoever reported it reads which work takes it away', await words(at));
  await at.close();
  const m = await town.staff('manager');
  await menu(m, '/reports');
  await fill(m, { unit: '0', period: '2027' });
  await press(m, '/reports');
  tap.ok((await words(m)).includes(share), 'T5: the year’s report tells the share of the works’ own page', `${share} ${await words(m)}`);
}

/* ---- T9: a hostel after rehabilitation, a cooperative ---- */

export async function cooperates(town, tap) {
  const v = await town.staff('keeper');
  await menu(v, '/stays');
  await fill(v, { unit: await unitOf(v, 'unit', 'επανένταξης') });
  await press(v, '/stays');
  await link(v, 'a[href^="/stays/intake"]');
  await fill(v, { given: 'Νίκη', family: 'Αρχίδου', born: '3/4/2000', since: '10/1/2027' });
  await press(v, '/stays/intake');
  const refused = await v.page.locator('.err').innerText();
  for (const p of await v.page.locator('main input[name^="paper_"]').all()) await p.check();
  await v.page.locator('#bed').selectOption({ index: 1 });
  await press(v, '/stays/intake');
  tap.ok((refused.match(/ · /g) ?? []).length > 1 && /\/stays\/stay\?/.test(v.page.url()), 'T9: all papers that are missing are named; with them she moves in', `${refused} ${await words(v)}`);
  await link(v, 'a[href^="/cooperative/join"]');
  await press(v, '/cooperative/join');
  tap.ok(/Από τον ξενώνα/.test(await words(v)), 'T9: from the hostel she becomes a member of the cooperative', await words(v));
  await menu(v, '/cooperative');
  await link(v, 'a[href^="/cooperative/work"]');
  await v.page.locator('main tr').filter({ hasText: 'Αρχίδου' }).locator('input').first().fill('5');
  await v.follow(v.page.locator('main form:has(table) > p button'));
  tap.ok(/Αρχίδου Νίκη[\s\S]*5:00/.test(await words(v)), 'T9: her hours are written down', await words(v));
}

export async function shares(town, tap) {
  const v = await town.staff('keeper');
  await menu(v, '/cooperative');
  await link(v, 'a[href^="/cooperative/month"]');
  await fill(v, { month: '1/2027' });
  await press(v, '/cooperative/month', '.s');
  await fill(v, { sum: '140' });
  await press(v, '/cooperative/month', '[value=share]');
  tap.ok(/έκλεισε/.test(await words(v)) && /140 €/.test(await words(v)), 'T9: the month is over, its income shared out by the hours', await words(v));
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

// What such a course has free is its team's to give.
export async function mothersJoin(town, tap) {
  await joined(town, 'Ομάδα για νέες μητέρες', false);
  const v = await town.staff('adviser');
  await menu(v, '/courses');
  await link(v, 'table a', 'Ομάδα για νέες μητέρες');
  await link(v, 'a[href^="/courses/signup"]', 'Μητεράκη');
  await v.follow(v.page.locator('button[value=give]'));
  tap.ok(await v.page.locator('button[value=give]').count() === 0, 'T7: who is to come to a group for new mothers is given her place by the team', await words(v));
}

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
  return sheltered(town);
}

// What the shelter's own team reads of its year; nobody else has it to choose, nor a name to read.
export async function sheltered(town) {
  const v = await town.staff('shelter'), m = await town.staff('manager');
  await menu(v, '/reports');
  await fill(v, { period: '2027' });
  await press(v, '/reports');
  const row = v.page.locator('main table tbody tr').filter({ hasText: 'Διανυκτερεύσεις' }).first();
  await menu(m, '/reports');
  await fill(m, { unit: '0', period: '2027' });
  await press(m, '/reports');
  return { nights: await row.count() ? Number(await row.locator('td').first().innerText()) : 0, said: /Κυκλάμινο/.test(await m.page.content()) };
}
