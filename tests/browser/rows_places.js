// SPDX-License-Identifier: EUPL-1.2
// rows_places.js - a call for places, from its making to the doorway, by those who keep it: nurseries (L4, T1, T2), day care for older
// people (T3), centres for children and for people with disability, in two shifts (T6, L10).
import { fill, link, menu, press, words } from './rows_hands.js';

// What somebody applies for at the desk.  wish: which of the choices, the shift with it.
export const atDesk = [
  { row: 'T3', programme: 'elderly-day-care', of: /kifi/, who: 'Αναπλαστίδου Σοφία', wish: 1, unit: 'ΚΗΦΗ Λάρισας' },
  { row: 'T6, L10', programme: 'kdap-amea', of: /kdap-mea/, who: 'Σέχου Μπλέρτα', wish: 1, unit: 'ΚΔΑΠ-ΜΕΑ' },
  { row: 'L10', programme: 'kdap', of: /kdap-3$/, who: 'Χότζα Ιλίρ', wish: 2, unit: '3ο ΚΔΑΠ' },
];

// A call of two days, for places from February; its page.
export async function call(town, programme, of) {
  const v = await town.staff('manager');
  await menu(v, '/places');
  await link(v, 'a[href^="/places/new"]');
  await fill(v, { of: programme });
  await v.follow(v.page.locator('form[action="/places/new"][method=get] button'));
  await fill(v, { since: '1/2/2027', until: '31/7/2027', age_on: '1/2/2027', opens: '11/1/2027', closes: '12/1/2027', words: 'Απόφαση 3/2027' });
  for (const s of await v.page.locator('main input[name^="s_"]').all()) if (of.test(await s.getAttribute('name'))) await s.check(); else await s.uncheck();
  await v.page.locator('#complete_only').uncheck();
  await press(v, '/places/new', '.btn:not(.s)');
  return new URL(v.page.url()).search.match(/id=\d+/)?.[0];
}

export async function callPage(town, who, id) {
  const v = await town.staff(who);
  await menu(v, '/places');
  await link(v, `table a[href="/places/call?${id}"]`);
  return v;
}

// What is counted takes its time: the page is looked at again.
export async function stepped(v, path) {
  for (let i = 0; i < 40; i++) {
    const button = v.page.locator(`form[action="${path}"] button`);
    if (await button.count()) { await v.follow(button); return true; }
    await new Promise(r => setTimeout(r, 250));
    await v.page.reload();
  }
  return false;
}

export async function published(town, id) {
  const v = await callPage(town, 'mayor', id);
  return await stepped(v, '/places/count') && await stepped(v, '/places/publish');
}

export async function final(town, id) {
  const v = await callPage(town, 'manager', id);
  await stepped(v, '/places/count');
  for (let i = 0; i < 40 && !await v.page.locator('#seed').count(); i++) { await new Promise(r => setTimeout(r, 250)); await v.page.reload(); }
  await fill(v, { seed: '03 11 22 27 34 41', seed_from: 'Δημαρχείο, δημόσια κλήρωση' });
  await press(v, '/places/draw');
  return stepped(v, '/places/final');
}

async function personAt(v, name) {
  await v.page.locator('#quick').fill(name);
  await v.follow(v.page.locator('form.find[role=search] button').first());
  if (!/\/person\?/.test(v.page.url())) await link(v, 'a[href^="/person?id="]', name);
}

/* ---- at the desk, side by side ---- */

export async function wish(town, tap) {
  for (const p of atDesk) {
    p.call = await call(town, p.programme, p.of);
    const v = await town.staff('adviser');
    await personAt(v, p.who);
    await link(v, 'a[href^="/places/apply"]');
    await link(v, `a[href$="call=${p.call.slice(3)}"]`);
    await v.page.locator('#p1').selectOption({ index: p.wish });
    await press(v, '/places/apply');
    tap.ok(/\/places\/wish\?/.test(v.page.url()), `${p.row}: ${p.who} applies at the desk for ${p.programme}`, await words(v));
    p.wished = new URL(v.page.url()).pathname + new URL(v.page.url()).search;
  }
}

export async function wishRanked(town) { for (const p of atDesk) await published(town, p.call); }

export async function wishGiven(town, tap) {
  for (const p of atDesk) {
    await final(town, p.call);
    const v = await town.staff('adviser');
    await personAt(v, p.who);
    await link(v, `a[href="${p.wished}"]`);
    await press(v, '/places/seat', '[value=take]');
    tap.ok(/Κρατήθηκε/.test(await words(v)), `${p.row}: the place is offered, and taken at the desk`, await words(v));
  }
}

export async function wishCame(town, tap) {
  for (const p of atDesk) {
    const v = await town.staff('keeper'), own = v.page.locator('main section').filter({ hasText: p.who });
    await menu(v, '/places/door');
    await link(v, 'a[href^="/places/door"]', p.unit);
    await v.follow(own.locator('button[value=came]'));
    await own.locator('select[name=who]').selectOption({ index: 1 });
    await v.follow(own.locator('button[value=left]'));
    const gone = /Έφυγε/.test(await own.innerText());
    await link(v, 'a[href^="/places/sheet"]');
    tap.ok(gone && (await words(v)).includes(p.who), `${p.row}: comes, is fetched, stands on the month’s sheet`, await words(v));
  }
}
