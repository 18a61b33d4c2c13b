// SPDX-License-Identifier: EUPL-1.2
// rows_elders.js - T3 from a resident's wish at home: a place in the second day-care centre, in its afternoon shift, with the carer who
// fetches; and a place in the nursing home, to the first night.
import { readFileSync } from 'node:fs';
import { begin, walk } from './walk.js';
import { fill, link, menu, open, press, unitOf, words } from './rows_hands.js';
import { inspect } from './inspect.js';

const couple = JSON.parse(readFileSync(new URL('../people/newborn.json', import.meta.url)));
const elder = { members: [{ ...couple.members[0], born: '1944-03-03', cannot_self_care: 'yes', dementia: 'yes', work: 'pensioner', pension_monthly: '500', income_own: '7000' }],
  household: { ...couple.household, carers_work: 'yes', lives_alone: 'yes', resident_here: 'yes', income_year: '7000', income_6m: '3500' } };

// What somebody wishes for at home: the programme, and where.
const wishes = [
  { programme: 'elderly-day-care', given: 'Ουρανία', family: 'Φυλακτού', phone: '690 000 0051', value: 'kifi-2:2' },
  { programme: 'nursing-home-place', given: 'Ασπασία', family: 'Γηραλέου', phone: '690 000 0052', value: 'nursing-home:0' },
];

async function follows({ v, number, code }) {
  await v.go('/follow');
  await fill(v, { number, code });
  await v.follow(v.page.locator('main form button'));
  await link(v, 'a[href*="/follow/places"]');
}

async function atHome(town, tap, w) {
  const v = await town.visitor(), { page } = v, own = `#p-${w.programme}`;
  await begin(v);
  await walk(v, elder);
  tap.ok(await page.locator(`${own} a[href^="/places/open/"]`).count() > 0, `T3: the results of an older person lead to the call: ${w.programme}`, await words(v));
  await open(v, own);
  await v.follow(page.locator(`${own} button[formaction="/apply"]`).first());
  for (const [id, value] of [['given.0', w.given], ['family.0', w.family], ['phone', w.phone]]) await page.locator(`[id="${id}"]`).fill(value);
  await v.follow(page.locator('main button[name=do][value=check]').first());
  await page.locator('#true').check();
  if (await page.locator('#agree').count()) await page.locator('#agree').check();
  await v.follow(page.locator('main button[name=do][value=send]').first());
  Object.assign(w, { v, number: (await page.locator('dl.kv strong').first().innerText()).trim(), code: (await page.locator('.bigcode').innerText()).trim() });
  await link(v, 'a[href*="/follow/places"]');
  await page.locator('#p1').selectOption(w.value);
  await v.follow(page.locator('button[name=do][value=save]'));
  tap.ok(/done=wishes/.test(page.url()), `T3: and they wish from home for ${w.value}`, page.url());
}

// seen: the desk notes the paper that says who it is.
export async function elders(town, tap, seen) {
  for (const w of wishes) { await atHome(town, tap, w); await seen(town, w.number); }
}

export async function eldersTake(town, tap) {
  for (const w of wishes) {
    await follows(w);
    await w.v.follow(w.v.page.locator('button[name=do][value=take]'));
    tap.ok(/Η απάντησή σας γράφτηκε/.test(await words(w.v)), `T3: the place is offered and taken from home: ${w.value}`, await words(w.v));
  }
}

// The afternoon shift: who cares for her at home is written down, and fetches her.
export async function fetched(town, tap) {
  const v = await town.staff('keeper'), [{ family }] = wishes, own = v.page.locator('main section').filter({ hasText: family });
  await menu(v, '/places/door');
  await link(v, 'a[href^="/places/door"]', 'ΚΗΦΗ Γιάννουλης');
  const shift = await v.page.locator('h1').innerText();
  await v.follow(own.locator('button[value=came]'));
  await link(v, 'a[href^="/places/child"]', family);
  await fill(v, { name: 'Ρένα', relation: 'φροντίστρια στο σπίτι', phone: '690 000 0053' });
  await press(v, '/places/escort');
  tap.ok(/Ρένα \(φροντίστρια στο σπίτι\)[\s\S]*690 000 0053/.test(await words(v)), 'T3: her carer, and how to call her, stand on her page', await words(v));
  await inspect(v, tap, 'who fetches an older person', { resident: false });
  await v.go('/places/door');
  await link(v, 'a[href^="/places/door"]', 'ΚΗΦΗ Γιάννουλης');
  await own.locator('select[name=who]').selectOption({ label: 'Ρένα (φροντίστρια στο σπίτι)' });
  await v.follow(own.locator('button[value=left]'));
  tap.ok(/2/.test(shift) && /Ρένα/.test(await own.innerText()), 'T3: in the second shift of the second centre she comes, and her carer fetches her', `${shift} ${await own.innerText()}`);
}

// The nursing home: whom the list gave a place is expected, moves in, sleeps there.
export async function movesIn(town, tap) {
  const v = await town.staff('keeper'), { given, family } = wishes[1], home = async () => {
    await menu(v, '/stays');
    await fill(v, { unit: await unitOf(v, 'unit', 'Μονάδα φροντίδας') });
    await v.follow(v.page.locator('form[action="/stays"] button'));
  };
  await home();
  await link(v, 'a[href*="/stays/intake"]', family);
  for (const p of await v.page.locator('main input[name^="paper_"]').all()) await p.check();
  await v.page.locator('#bed').selectOption({ index: 1 });
  await press(v, '/stays/intake');
  tap.ok(/\/stays\/stay\?/.test(v.page.url()), 'T3: who has a place in the nursing home is expected there, and moves in', await words(v));
  await open(v, 'form[action="/stays/near"]');
  await fill(v, { near_name: 'Μυρτώ', near_relation: 'κόρη', near_phone: '690 000 0054' });
  await press(v, '/stays/near');
  tap.ok(/Μυρτώ \(κόρη\)[\s\S]*690 000 0054/.test(await words(v)), 'T3: whom to call at night stands on the page of her stay', await words(v));
  await inspect(v, tap, 'a stay in the nursing home', { resident: false });
  await home();
  tap.ok(!/δεν ήρθαν ακόμη/.test(await words(v)), 'T3: and nobody is expected any more', await words(v));
  await link(v, 'a[href^="/stays/tonight"]');
  const row = v.page.locator('tr').filter({ hasText: given });
  await v.follow(row.locator('button[name=here]'));
  tap.ok(await row.locator('.tag.ok').count() === 1, 'T3: she is there that night', await words(v));
}
