// SPDX-License-Identifier: EUPL-1.2
// rows.js - what the town promised, played: from a resident's wish to a line of the yearly report, by clicking, in a town of its own in
// January 2027.  The letters before a sentence are the rows of the mission it serves.
import { readFileSync } from 'node:fs';
import { begin, walk } from './walk.js';
import { fill, link, menu, open, reported, reportOf, unitOf, words } from './rows_hands.js';
import { asks, pays } from './rows_aid.js';
import { elders, eldersTake, fetched, movesIn } from './rows_elders.js';
import { cooperates, homes, mothers, mothersJoin, obstacle, pupils, removed, shares, shelter, sheltered, signed, signs } from './rows_more.js';
import { call, callPage, final, published, stepped, wish, wishCame, wishGiven, wishRanked } from './rows_places.js';
import { inspect } from './inspect.js';
import { Town } from './town.js';

const family = JSON.parse(readFileSync(new URL('../people/newborn.json', import.meta.url)));
family.members[2].born = '2024-03-10';
for (const m of family.members) m.voucher_now = 'no';
Object.assign(family.household, { income_year: '11000', income_6m: '5500' });
/* ---- L4, T1, T2: a nursery ---- */

async function applies(town, tap) {
  const v = await town.visitor(), { page } = v;
  await v.go('/');
  await begin(v);
  await walk(v, family);
  tap.ok(await page.locator('#p-nursery-place a[href^="/places/open/"]').count() > 0, 'L4: the results lead to the call that takes applications');
  await open(v, '#p-nursery-place');
  await v.follow(page.locator('#p-nursery-place button[formaction="/apply"]').first());
  for (const [id, value] of [['given.0', 'Ευτυχία'], ['family.0', 'Δοκιμάκη'], ['given.1', 'Μάνος'], ['given.2', 'Λουκάς'], ['phone', '690 000 0042']]) await page.locator(`[id="${id}"]`).fill(value);
  await v.follow(page.locator('main button[name=do][value=check]').first());
  await page.locator('#true').check();
  if (await page.locator('#agree').count()) await page.locator('#agree').check();
  await v.follow(page.locator('main button[name=do][value=send]').first());
  const number = (await page.locator('dl.kv strong').first().innerText()).trim(), code = (await page.locator('.bigcode').innerText()).trim();
  await link(v, 'a[href*="/follow/places"]');
  await page.locator('#p1').selectOption({ index: 1 });
  await page.locator('#p2').selectOption({ index: 2 });
  await v.follow(page.locator('button[name=do][value=save]'));
  tap.ok(/done=wishes/.test(page.url()), 'L4: a family applies from home and says which nursery first', page.url());
  return { v, number, code };
}

async function seen(town, number) {
  const v = await town.staff('adviser');
  await menu(v, '/cases');
  await v.page.locator('#unchecked').check().catch(() => null);
  await link(v, 'a', number).catch(async () => { await v.go('/cases?unchecked=1'); await link(v, 'a', number); });
  await v.page.locator('#proof').selectOption('identity_card');
  await v.follow(v.page.locator('form[action="/case/identity"] button'));
}

async function ranks(town, tap, id) {
  tap.ok(await published(town, id), 'T2: the call is counted and its provisional list published');
  const v = await callPage(town, 'manager', id);
  await link(v, 'a[href^="/places/coverage"]');
  tap.ok(/δεν φαίνεται, \d+ θέσεις/.test(await words(v)), 'T2: demand and places by neighbourhood and age; what one family asked is not shown', await words(v));
}

async function objects(town, tap, id, { v, number, code }) {
  const { page } = v;
  await v.go('/places/lists');
  await link(v, 'a[href^="/places/list/"]');
  tap.ok(!(await words(v)).includes('Δοκιμάκη'), 'L4: the list names nobody');
  await v.go('/follow');
  await page.locator('#number').fill(number);
  await page.locator('#code').fill(code);
  await v.follow(page.locator('main form button'));
  await link(v, 'a[href*="/follow/places"]');
  for (const lang of ['ar', 'el']) {
    await v.go(`${new URL(page.url()).pathname}?n=${encodeURIComponent(number)}&lang=${lang}`);
    await inspect(v, tap, `a family objects (${lang})`, { shot: `places-object-${lang}` });
  }
  await page.locator('#words').fill('Δουλεύουμε και οι δύο από τον Δεκέμβριο.');
  await v.follow(page.locator('button[name=do][value=object]'));
  tap.ok(/Η ένστασή σας στάλθηκε/.test(await words(v)), 'L4: the family objects in the same case', await words(v));
  const desk = await callPage(town, 'manager', id);
  await link(desk, '#wishes a', '-');
  await desk.page.locator('#protests input[value=rejected]').first().check();
  await desk.page.locator('#protests textarea[name=reasons]').first().fill('Δεν υπάρχει βεβαίωση εργοδότη.');
  await desk.follow(desk.page.locator('form[action="/places/protest/answer"] button'));
  tap.ok(/Δεν υπάρχει βεβαίωση/.test(await words(desk)), 'L4: somebody who did not publish the list answers');
}

async function accepts(town, tap, { v, number, code }) {
  const { page } = v;
  await v.go('/follow');
  await page.locator('#number').fill(number);
  await page.locator('#code').fill(code);
  await v.follow(page.locator('main form button'));
  await link(v, 'a[href*="/follow/places"]');
  await v.follow(page.locator('button[name=do][value=take]'));
  tap.ok(/done=answer/.test(page.url()) && /Η απάντησή σας γράφτηκε/.test(await words(v)), 'L4: a place is offered and taken from home', await words(v));
}

async function doorway(town, tap, id) {
  const fees = await callPage(town, 'manager', id);
  await link(fees, '#wishes a', '-');
  await link(fees, 'a[href^="/places/fees"]');
  tap.ok(/Τροφεία 2\/2027/.test(await words(fees)) && /0 €/.test(await words(fees)), 'T1: the month’s fee is worked out from the town’s scale: up to 12,000 euro a year it is free', await words(fees));
  const v = await town.staff('keeper');
  await v.follow(v.page.locator('main a[href^="/places/door"]').filter({ hasText: '5ος' }).last());
  await v.follow(v.page.locator('section').filter({ hasText: 'Λουκάς' }).locator('button[value=came]'));
  tap.ok(/Μέσα τώρα/.test(await v.page.locator('section').filter({ hasText: 'Λουκάς' }).innerText()), 'L4: the child comes in the morning', await words(v));
  await link(v, 'a[href^="/places/sheet"]');
  tap.ok(/Λουκάς/.test(await words(v)), 'L4: and stands on the month’s sheet', await words(v));
}

/* ---- L3: the grocery ---- */

async function grocery(town, tap) {
  const v = await town.staff('keeper');
  await menu(v, '/stock');
  await link(v, 'a[href^="/stock/cards"]');
  const number = (await v.page.locator('main tbody td:last-child span').first().innerText()).split(' ')[0];
  await link(v, 'a[href^="/stock/counter"]');
  await fill(v, { card: number });
  await v.follow(v.page.locator('main form.find button').first());
  const before = await words(v);
  await v.page.locator('main input[name^="q"]').first().fill('1');
  await v.follow(v.page.locator('main form[method=post] button.btn').first());
  tap.ok(await v.page.locator('.card.ok[role=status] li').count() > 0, 'L3: a card is typed and goods are handed out', before.slice(0, 400) + await words(v));
  await fill(v, { card: number });
  await v.follow(v.page.locator('main form.find button').first());
  await link(v, 'a[href^="/stock/month"]');
  tap.ok(await v.page.locator('main tbody tr').count() > 1, 'L3: and stand in the store’s month', await words(v));
}

/* ---- T4, T11: the clinic ---- */

async function books(town, tap) {
  const v = await town.visitor(), { page } = v;
  await v.go('/book');
  await link(v, 'a', 'Γιατρός');
  await link(v, 'ul.chips a');
  await fill(v, { given: 'Αγάπη', family: 'Δειγματάκη', phone: '690 000 0043' });
  const when = await page.locator('dl.kv strong').first().innerText();
  await v.follow(page.locator('form[action="/book/who"] button.btn').last());
  tap.ok(/\/book\/mine/.test(page.url()), 'T11: a resident books the clinic’s doctor without an account', `${page.url()} ${await words(v)}`);
  await v.close();
  return when;
}

async function clinic(town, tap, when) {
  const v = await town.staff('health'), day = when.match(/(\d+)η? Ιανουαρίου/);
  await menu(v, '/appointments');
  await fill(v, { unit: await unitOf(v, 'unit', 'Πολυϊατρείο'), day: `${day[1]}/1/2027` });
  await v.follow(v.page.locator('form[action="/appointments"] button'));
  const row = v.page.locator('main tr').filter({ hasText: 'Δειγματάκη' });
  tap.ok(await row.count() === 1, 'T11: the clinic sees who comes', await words(v));
  await v.follow(row.locator('button[value=came]'));
  await v.follow(v.page.locator('main tr').filter({ hasText: 'Δειγματάκη' }).locator('a').first());
  const path = new URL(v.page.url());
  await link(v, 'a[href^="/appointments/written"]');
  await fill(v, { words: 'Πίεση 14 με 9· ξανά σε έναν μήνα.' });
  await v.follow(v.page.locator('form[action="/appointments/written"] button'));
  tap.ok(/Πίεση 14/.test(await words(v)), 'T11: the visit is held, the doctor writes', await words(v));
  const desk = await town.staff('adviser');
  await desk.go(path.pathname + path.search);
  const own = desk.page.url(), told = await words(desk);
  const status = (await desk.page.goto(new URL(`/appointments/written${path.search}`, own).href)).status();
  tap.ok(!/Πίεση/.test(told) && status >= 403 && !/Πίεση/.test(await words(desk)), 'T11: what the clinic wrote is not the social desk’s to read', `${status} ${await words(desk)}`);
  desk.complaints = [];
}

/* ---- L4, T7, T15, T16: courses ---- */

async function offers(town, tap) {
  const v = await town.staff('adviser');
  await menu(v, '/courses');
  await link(v, 'a[href^="/courses/edit"]');
  const title = 'Το σχολείο χωρίς βία: μια συνάντηση για γονείς';
  await v.page.locator('main input[name^="title"]').first().fill(title);
  for (const [id, value] of [['kind', 'parents_school'], ['audience', 'parents'], ['places', '20']])
    if (await v.page.locator(`main [id="${id}"]`).count()) await fill(v, { [id]: value });
  await v.follow(v.page.locator('main form[method=post] button.btn').last());
  await fill(v, { first: '13/1/2027', from: '11:00', to: '12:30', weeks: '1', place: 'Αίθουσα 1', leader: 'Ψυχολόγος Διάλογος (επίδειξη)' });
  await v.follow(v.page.locator('form[action="/courses/lessons"] button'));
  await v.follow(v.page.locator('form[action="/courses/state"] button[value=open]').first());
  const page = v.page.url();
  await link(v, 'a[href^="/courses/questions"]');
  await v.page.locator('#word').selectOption({ index: 1 });
  await v.page.locator('#phase').selectOption('both').catch(() => null);
  await v.follow(v.page.locator('form[action="/courses/questions"] button').last());
  await v.page.locator('main form[action="/courses/slips"] input[name=n]').fill('2');
  await v.follow(v.page.locator('form[action="/courses/slips"] button'));
  const slip = (await v.page.locator('ul.chips strong').first().innerText()).trim();
  tap.ok(slip.length > 5, 'T15: a parents’ school with its day and its questionnaire', await words(v));
  return { title, page, slip };
}

async function joins(town, tap, { title, slip }) {
  const v = await town.visitor(), { page } = v;
  await v.go('/events');
  await link(v, 'a', title);
  await link(v, 'a[href^="/events/join"]');
  await fill(v, { given: 'Ειρήνη', family: 'Δοκιμίδου', phone: '690 000 0044' });
  await v.follow(page.locator('form[action="/events/join"] button'));
  tap.ok(/\/events\/mine/.test(page.url()), 'T15: a parent registers without an account', page.url());
  await v.go('/events/slip');
  await fill(v, { code: slip });
  await page.locator('#before').check();
  await v.follow(page.locator('form[action="/events/slip"] button'));
  await page.locator('main input[type=radio]').first().check();
  await v.follow(page.locator('form[action="/events/slip"] button'));
  tap.ok(await page.locator('[role=status]').count() === 1, 'T16: and answers the questions before', await words(v));
  await v.close();
}

async function lesson(town, tap, { title }) {
  const v = await town.staff('adviser');
  await menu(v, '/courses');
  await link(v, 'table a', title);
  await link(v, 'a[href^="/courses/door"]');
  await v.follow(v.page.locator('tr button[value=came]').first());
  tap.ok(await v.page.locator('main td .tag.ok').count() === 1, 'T15: at the door of the lesson', await words(v));
}

async function certified(town, tap, { title }) {
  const v = await town.staff('adviser');
  await menu(v, '/courses');
  await link(v, 'table a', title);
  await link(v, 'a[href^="/courses/signup"]');
  await link(v, 'a[href^="/courses/certificate"]');
  await v.follow(v.page.locator('form[action="/courses/certificate"] button'));
  tap.ok(/\/certificates\//.test(v.page.url()), 'T15: and has a certificate of attendance', `${v.page.url()} ${await words(v)}`);
}

/* ---- T3, L7: somebody comes to stay ---- */

async function stays(town, tap) {
  const v = await town.staff('keeper');
  await menu(v, '/stays');
  await fill(v, { unit: await unitOf(v, 'unit', 'Μονάδα φροντίδας') });
  await v.follow(v.page.locator('form[action="/stays"] button'));
  await link(v, 'a[href^="/stays/intake"]');
  await fill(v, { given: 'Ευανθία', family: 'Δειγματίδου', born: '3/4/1941', since: '10/1/2027' });        // the night that the morning's list shows
  for (const p of await v.page.locator('main input[name^="paper_"]').all()) await p.check();
  await v.page.locator('#bed').selectOption({ index: 1 });
  await v.follow(v.page.locator('main form button.btn').last());
  if (await v.page.locator('#another').count()) { await v.page.locator('#another').check(); await v.follow(v.page.locator('main form button.btn').last()); }
  tap.ok(/\/stays\/stay\?/.test(v.page.url()), 'T3: an elderly woman moves into the nursing home', await words(v));
  await menu(v, '/stays');
  await fill(v, { unit: await unitOf(v, 'unit', 'Μονάδα φροντίδας') });
  await v.follow(v.page.locator('form[action="/stays"] button'));
  await link(v, 'a[href^="/stays/tonight"]');
  await v.follow(v.page.locator('tr').filter({ hasText: 'Ευανθία' }).locator('button[name=here]'));
  tap.ok(await v.page.locator('tr').filter({ hasText: 'Ευανθία' }).locator('.tag.ok').count() === 1, 'T3: and is there that night', await words(v));
}

/* ---- the yearly report ---- */

const lines = [['L4, T2', '5ος Παιδικός Σταθμός', 'Παρουσίες'], ['L3', 'Παντοπωλείο', 'Δέματα τροφίμων'], ['T11', 'Πολυϊατρείο', 'Ραντεβού'], ['T7, T15, T16', 'Κέντρο Κοινότητας Λάρισας', 'Μαθήματα'],
  ['T13', 'Όλος ο δήμος', 'Πληρωμές'], ['T3', 'Μονάδα φροντίδας', 'Διανυκτερεύσεις'], ['L7', 'Στέγαση και Εργασία', 'Πληρωμές'], ['T4', 'Γραφείο ατόμων με αναπηρία', 'Ραντεβού'],
  ['T5', 'Όλος ο δήμος', 'Αναφορές εμποδίων που ήρθαν'], ['T5', 'Όλος ο δήμος', 'Απαντήθηκαν με έργο'], ['T9', 'συνεταιρισμός', 'Χρόνος προσφοράς'], ['T9', 'συνεταιρισμός', 'Πληρωμές'],
  ['T9', 'συνεταιρισμός', 'Έγιναν μέλη'], ['T3', 'ΚΗΦΗ Λάρισας', 'Παρουσίες'], ['T3', 'ΚΗΦΗ Γιάννουλης', 'Παρουσίες'], ['T6, L10', 'ΚΔΑΠ-ΜΕΑ', 'Παρουσίες'], ['L10', '3ο ΚΔΑΠ', 'Παρουσίες']];

// What the year 2027 says of each line so far.
async function year(town) {
  const v = await town.staff('manager'), said = [];
  let at = '';
  await menu(v, '/reports');
  for (const [, unit, kind] of lines) {
    if (unit !== at) {
      await reportOf(v, unit);
    }
    at = unit;
    said.push(await reported(v, kind));
  }
  return said;
}

export default async function rows(world, tap) {
  const binary = process.env.PRONOIA_BINARY;
  if (!binary) { tap.skip('rows', 'no program of its own to start at another day (PRONOIA_BINARY)'); return; }
  const town = await Town.make(world, binary, '2027-01-11T08:00');
  try {
    const before = await year(town);
    const id = await call(town, 'nursery-place', /nursery-[56]$/);
    tap.ok(id, 'L4: a call for places of two nurseries');
    const home = await applies(town, tap);
    await seen(town, home.number);
    await grocery(town, tap);
    const when = await books(town, tap), course = await offers(town, tap);
    await joins(town, tap, course);
    await stays(town, tap);
    await asks(town, tap);
    const signing = await signs(town), way = await obstacle(town, tap);
    await wish(town, tap);
    const nursing = await call(town, 'nursing-home-place', /nursing-home/);
    await elders(town, tap, seen);
    await cooperates(town, tap);
    await pupils(town, tap);
    await mothersJoin(town, tap);
    await homes(town, tap);
    const nights = await sheltered(town), more = await shelter(town, tap);
    tap.ok(more.nights > nights.nights && !more.said, 'L9: the night is a line of its own team’s yearly report, and of nobody else’s', JSON.stringify([nights, more]));
    await town.at('2027-01-13T09:15');
    await ranks(town, tap, id);
    await objects(town, tap, id, home);
    await wishRanked(town);
    await published(town, nursing);
    await signed(town, tap, signing);
    await removed(town, tap, way);
    await clinic(town, tap, when);
    await lesson(town, tap, course);
    await mothers(town, tap);
    await pays(town, tap);
    await town.at('2027-01-25T08:00');
    tap.ok(await final(town, id), 'L4: the draw is entered and the final list published');
    await accepts(town, tap, home);
    await wishGiven(town, tap);
    await final(town, nursing);
    await eldersTake(town, tap);
    await town.at('2027-02-01T12:30');
    await certified(town, tap, course);
    await doorway(town, tap, id);
    await wishCame(town, tap);
    await fetched(town, tap);
    await movesIn(town, tap);
    await shares(town, tap);
    const after = await year(town);
    lines.forEach(([what, unit, kind], k) => tap.ok(after[k] > before[k], `${what}: a line of the yearly report of ${unit}: ${kind}`, `${before[k]}, then ${after[k]}`));
  } catch (e) {
    const at = [];
    for (const c of world.browser.contexts()) for (const p of c.pages()) at.push(`${p.url()}: ${(await p.locator('main').innerText().catch(() => '')).slice(0, 250).replaceAll('\n', ' ')}`);
    tap.ok(false, 'the rows are played to their end', [String(e.stack ?? e), ...at]);
  } finally {
    await town.close();
  }
}
