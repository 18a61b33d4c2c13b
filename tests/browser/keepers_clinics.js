// SPDX-License-Identifier: EUPL-1.2
// keepers_clinics.js - the dental clinic (L3): booked without an account, kept; the clinics' rota by day and night, their equipment, nursing
// at home (T11).
import { Hands } from './hands.js';
import { inspect } from './inspect.js';
import { fill, link, menu, open, press, unitOf, words } from './rows_hands.js';

async function at(v, name, day) {
  await menu(v, '/appointments');
  await fill(v, { unit: await unitOf(v, 'unit', name), ...(day ? { day } : {}) });
  await press(v, '/appointments');
}

export async function toothache(town, tap) {
  const v = await town.visitor(), { page } = v;
  await v.go('/');
  await link(v, 'a[href="/book"]');
  await link(v, 'a', 'Οδοντίατρος');
  await inspect(v, tap, 'the dentist’s free times');
  await page.setViewportSize({ width: 390, height: 800 });
  await page.locator('main ul.chips').nth(1).scrollIntoViewIfNeeded();
  await v.follow(page.locator('main ul.chips').nth(1).locator('a').first());
  await fill(v, { given: 'Πόνος', family: 'Δοντάκης', phone: '690 000 0047' });
  const when = await page.locator('dl.kv strong').first().innerText();
  await press(v, '/book/who');
  tap.ok(/\/book\/mine/.test(page.url()), 'L3: a resident books the dentist without an account', await words(v));
  await v.close();
  return when;
}

export async function dentist(town, tap, when) {
  const v = await town.staff('health'), row = v.page.locator('main tr').filter({ hasText: 'Δοντάκης' });
  await at(v, 'Οδοντιατρείο', `${when.match(/(\d+)η? Ιανουαρίου/)[1]}/1/2027`);
  await v.follow(row.locator('button[value=came]'));
  tap.ok(await row.locator('.tag.ok').count() === 1, 'L3: the appointment is kept', `${when} ${await words(v)}`);
}

/* ---- T11: who is on duty, day and night ---- */

const shifts = [['duty', '8:00', '22:00'], ['call', '22:00', '8:00']];

export async function rota(town, tap) {
  const v = await town.staff('keeper'), h = new Hands(v);
  await at(v, 'Οδοντιατρείο');
  await link(v, 'a[href^="/appointments/duty"]');
  for (const [kind, from, to] of shifts) {
    await h.choose('#kind', kind);
    await h.type('#day', '11/1/2027');
    await h.type('#from', from);
    await h.type('#to', to);
    await h.type('#weeks', '4');
    await h.press('main form.fields button');
  }
  await h.type('#day', '13/1/2027');
  await h.press('main form.fields button');
  tap.ok(await v.page.locator('main tbody tr').filter({ hasText: '22:00' }).count() === 3, 'T11: four weeks of day and night in two shifts; the next needs its day alone', await words(v));
  await inspect(v, tap, 'the rota', { resident: false, shot: 'keepers-rota' });
  await link(v, 'a', 'Επόμενη εβδομάδα');
  tap.ok(await v.page.locator('main tbody tr').filter({ hasText: '18 Ιανουαρίου' }).count() === 2 && /Ώρες που δεν καλύπτει κανείς/.test(await words(v)), 'T11: they stand in the week after too, and the hours that nobody covers', await words(v));
  tap.none(h.wrong, 'T11: the rota with the keyboard alone');
}

export async function onDuty(town, tap) {
  const v = await town.staff('health');
  await at(v, 'Οδοντιατρείο');
  await link(v, 'a[href^="/appointments/duty"]');
  tap.ok(/Τώρα: κανείς|Τώρα: Οδοντίατρος/.test(await words(v)) && await v.page.locator('main tbody tr').count() === 3, 'T11: who works there sees who is on duty', await words(v));
}

export async function equipment(town, tap) {
  const v = await town.staff('keeper'), row = v.page.locator('main tr').filter({ hasText: 'XR-7' });
  await at(v, 'Πολυϊατρείο');
  await link(v, 'a[href^="/appointments/devices"]');
  await fill(v, { name: 'Ακτινογράφος', serial: 'XR-7', place: 'Εξεταστήριο 2', due: '12/1/2027', every: '365' });
  await v.page.locator('#resource').selectOption({ index: 2 });
  await press(v, '/appointments/devices');
  await row.locator('input[name=words]').fill('Δεν ανάβει');
  await v.follow(row.locator('button[value=broken]'));
  tap.ok(/Δεν ανάβει/.test(await row.innerText()), 'T11: a device is registered, and what broke says so', await words(v));
  await inspect(v, tap, 'the equipment', { resident: false });
  await menu(v, '/day');
  tap.ok(/Ακτινογράφος\s+Δεν ανάβει/.test(await words(v)), 'T11: it stands in the keeper’s day', await words(v));
  await link(v, 'a', 'Ακτινογράφος');
  await v.follow(row.locator('button[value=mended]'));
  await v.follow(row.locator('button[value=checked]'));
  tap.ok(/2028/.test(await row.innerText()), 'T11: mended and checked, it is due again in a year', await words(v));
}

/* ---- T11: nursing at home ---- */

// Who goes, when, and that residents book it.
export async function nursingOffered(town, tap) {
  const v = await town.staff('keeper'), setup = async () => { await at(v, 'Πολυϊατρείο'); await link(v, 'a[href^="/appointments/setup"]'); };
  await setup();
  await open(v, '#kind');
  await fill(v, { kind: 'person', name: 'Νοσηλεύτρια Ταχυπόδη' });
  await v.follow(v.page.locator('main form:has(#kind) button'));
  for (const w of [0, 1, 2, 3, 4]) await v.page.locator(`#w${w}`).check();
  await fill(v, { from: '9:00', to: '14:00', until: '31/12/2027' });
  await v.follow(v.page.locator('main form:has(#w0) button'));
  tap.ok(await v.page.locator('main tr').filter({ hasText: /31 Δεκεμβρίου 2027\s*09:00–14:00/ }).count() === 5, 'T11: a nurse has hours of every week, to the end of the year', await words(v));
  await inspect(v, tap, 'the hours of a nurse', { resident: false });
  await setup();
  await open(v, '#subject');
  await fill(v, { subject: 'nurse_home', minutes: '45' });
  await v.follow(v.page.locator('main form:has(#subject) button'));
  await v.page.locator('main .opt').filter({ hasText: 'Ταχυπόδη' }).locator('input').check();
  await v.page.locator('#online').check();
  await press(v, '/appointments/service');
}

export async function nursing(town, tap) {
  const v = await town.visitor(), { page } = v;
  await v.go('/');
  await link(v, 'a[href="/book"]');
  await link(v, 'a', 'Νοσηλεία στο σπίτι');
  tap.ok(/στο σπίτι σας/.test(await words(v)), 'T11: a resident who wishes for a nurse at home reads that she comes to them', await words(v));
  await v.follow(page.locator('main ul.chips').nth(1).locator('a').first());
  await fill(v, { given: 'Ακίνητη', family: 'Κρεβατίδου', phone: '690 000 0048' });
  await press(v, '/book/who');
  tap.ok(await page.locator('#words-m').count() === 1 && await page.locator('#given').inputValue() === 'Ακίνητη', 'T11: without an address it is not booked, and nothing typed is lost', await words(v));
  await fill(v, { words: 'Ηπείρου 12, 2ος όροφος, κουδούνι Κρεβατίδου. Αλλαγή επιδέσμου.' });
  await inspect(v, tap, 'a visit at home is asked for');
  const when = await page.locator('dl.kv strong').first().innerText();
  await press(v, '/book/who');
  tap.ok(/\/book\/mine/.test(page.url()) && /στο σπίτι σας/.test(await words(v)), 'T11: it is booked', await words(v));
  await v.close();
  return when;
}

export async function nursed(town, tap, when) {
  const v = await town.staff('health'), row = v.page.locator('main tr').filter({ hasText: 'Κρεβατίδου' });
  await at(v, 'Πολυϊατρείο', `${when.match(/(\d+)η? Ιανουαρίου/)[1]}/1/2027`);
  await v.follow(row.locator('a').first());
  tap.ok(/Ηπείρου 12/.test(await words(v)), 'T11: who visits reads where', await words(v));
  await press(v, '/appointments/state', '[value=came]');
  tap.ok(/saved=1/.test(v.page.url()), 'T11: the visit was made', await words(v));
}
