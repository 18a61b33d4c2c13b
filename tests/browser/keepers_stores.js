// SPDX-License-Identifier: EUPL-1.2
// keepers_stores.js - L3 with the keyboard alone: a prescription at the social pharmacy, meals at the kitchen.
import { Hands } from './hands.js';
import { inspect } from './inspect.js';
import { link, menu, unitOf, words } from './rows_hands.js';

// The card of a household that may come, as its holder reads it out.
async function card(town) {
  const v = await town.staff('keeper');
  await menu(v, '/stock');
  await link(v, 'a[href^="/stock/cards"]');
  return (await v.page.locator('main tbody td:last-child span').first().innerText()).split(' ')[0];
}

async function taken(h, number) {
  await h.type('#card', number);
  await h.press('main form.find button');
  for (const [at, typed] of [['#number', '2701110000001'], ['#doctor', 'Δρ. Δείγμα'], ['#issued', '8/1/2027'], ['#until', '5/2/2027'],
    ['input[name=s1]', 'Paracetamol'], ['input[name=g1]', '500 mg'], ['input[name=p1]', '2']]) await h.type(at, typed);
  await h.press('main form[action="/stock/pharmacy"] button');
}

export async function pharmacy(town, tap) {
  const number = await card(town), v = await town.staff('health'), h = new Hands(v);
  await menu(v, '/stock/pharmacy');
  await taken(h, number);
  tap.ok(/\/stock\/prescription\?/.test(v.page.url()) && !await v.page.locator('button[value=fill]').count(), 'L3: a prescription is taken in; nothing is given before the pharmacist has checked it', await words(v));
  await h.press('button[value=check]');
  tap.ok(await v.page.locator('main input[name^="m"]').first().inputValue() === '2', 'L3: checked, and what the shelf has of the substance is filled in', await words(v));
  await inspect(v, tap, 'a prescription that was checked', { resident: false });
  await h.type('main input[name^="m"]', '3');
  await h.press('button[value=fill]');
  tap.ok(/η συνταγή αφήνει μόνο 2/.test(await words(v)), 'L3: never more than it says', await words(v));
  v.complaints = v.complaints.filter(c => !/422/.test(c));
  await h.type('main input[name^="m"]', '2');
  await h.press('button[value=fill]');
  tap.ok(/εκτελέστηκε/.test(await words(v)), 'L3: the medicine is handed out', await words(v));
  tap.none([...h.wrong, ...v.complaints.splice(0)], 'L3: the pharmacy with the keyboard alone, no complaint in the console');
}

/* ---- the kitchen ---- */

// What the queue does to the one field in which the cursor stands; leads on by itself, or with Enter.
async function typed(v, keys) {
  v.got = [];
  await Promise.all([v.page.waitForNavigation({ waitUntil: 'load' }), v.page.keyboard.type(keys)]);
}

const hungry = v => v.page.locator('main tbody tr').filter({ has: v.page.locator('button[name=case]') }).first();
const told = v => v.page.locator('main [role=status]').innerText();

export async function kitchen(town, tap) {
  const v = await town.staff('keeper'), h = new Hands(v);
  await menu(v, '/stock');
  await h.choose('#store', await unitOf(v, 'store', 'συσσίτιο'));
  await h.press('form.noprint button');
  await h.press('main a[href^="/stock/kitchen"]');
  const tag = (await hungry(v).locator('td strong').first().innerText()).trim(), who = (await hungry(v).locator('td').nth(1).innerText()).trim();
  tap.ok(await h.on('#who'), 'L3: the cursor waits where the number is typed');
  await typed(v, tag);
  tap.ok((await told(v)).includes(who), 'L3: a short number is typed, and the household’s meals are given: no other key', [tag, who, await words(v)]);
  await typed(v, tag);
  tap.ok(await v.page.locator('main [role=alert]').count() === 1, 'L3: once a day', await words(v));
  v.complaints = v.complaints.filter(c => !/422/.test(c));
  const next = await hungry(v).locator('td').nth(1).innerText();
  const scan = new URL(await hungry(v).locator('td a').first().getAttribute('href'), v.page.url()).searchParams.get('card');
  await v.page.locator('#who').fill('');
  await v.page.locator('#who').focus();
  await typed(v, `${scan}\n`);
  tap.ok((await told(v)).includes(next.trim()), 'L3: a card is scanned, and the meals are given', [scan, await words(v)]);
  await inspect(v, tap, 'the kitchen', { resident: false, shot: 'keepers-kitchen' });
  tap.none(h.wrong, 'L3: the kitchen with the keyboard alone');
}
