// SPDX-License-Identifier: EUPL-1.2
// registry.js - somebody new is received with the keyboard alone: recorded, given a home, a child and a permit about to expire.
import { inspect } from './inspect.js';
import { signIn } from './staff.js';

const here = page => page.evaluate(() => {
  const e = document.activeElement, style = getComputedStyle(e);
  return { id: e.id, tag: e.tagName, text: (e.textContent ?? '').trim(), seen: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2 };
});

// Tabs on until `wanted`; what was met on the way must have shown its focus.
async function tabTo(v, tap, what, wanted) {
  for (let i = 0; i < 200; i++) {
    await v.page.keyboard.press('Tab');
    const e = await here(v.page);
    if (e.tag !== 'BODY' && !e.seen) { tap.ok(false, `the focus is seen on the way to ${what}`, e); return false; }
    if (wanted(e)) return true;
  }
  tap.ok(false, `Tab reaches ${what}`, v.page.url());
  return false;
}

const field = (v, tap, id) => tabTo(v, tap, id, e => e.id === id);
async function enter(v) {
  v.got = [];
  await Promise.all([v.page.waitForNavigation({ waitUntil: 'load' }), v.page.keyboard.press('Enter')]);
}
async function press(v, tap, words) {
  if (await tabTo(v, tap, words, e => e.text.startsWith(words) && ['A', 'BUTTON'].includes(e.tag))) await enter(v);
}
async function type(v, tap, values) {
  for (const [id, value] of Object.entries(values)) {
    await field(v, tap, id);
    await v.page.keyboard.press('Control+A');
    await v.page.keyboard.type(value);
  }
}

const text = v => v.page.locator('main').innerText();
const soon = days => { const d = new Date(Date.now() + days * 864e5); return `${d.getUTCDate()}/${d.getUTCMonth() + 1}/${d.getUTCFullYear()}`; };

async function mistakes(v, tap) {
  await v.go('/person/new');
  await type(v, tap, { given: 'Μπλερίνα', birth: '31/2/1990' });
  await enter(v);
  tap.ok(await v.page.evaluate(() => document.activeElement.classList.contains('err')), 'a form with a problem puts the focus on the list of problems');
  await inspect(v, tap, 'a new person with an impossible birth', { resident: false, shot: 'person-new-problem' });
  await press(v, tap, 'Τέτοια ημέρα');
  tap.ok((await v.page.evaluate(() => document.activeElement.id || location.hash)).includes('birth'), 'the problem leads to its field', v.page.url());
  tap.ok(await v.page.locator('#given').inputValue() === 'Μπλερίνα', 'what was typed is still there');
}

export default async function registry(world, tap) {
  const adviser = world.accounts().find(a => a.name === 'adviser');
  if (!adviser) { tap.skip('the registry with the keyboard', 'the demonstration made no sign-ins'); return; }
  const v = await world.visitor();
  await v.speak();
  await signIn(v, adviser);
  await mistakes(v, tap);
  await v.go('/person/new');
  await type(v, tap, { family: 'Γκιόκα', given: 'Μπλερίνα', birth: '1990', phone: '6900000077', afm: '123456789' });
  await enter(v);
  tap.ok(/Γκιόκα Μπλερίνα/.test(await text(v)) && /Τελευταίο|τελευταίο ψηφίο/.test(await text(v)), 'she is recorded; a wrong check digit is explained, not blocked', await text(v));
  const hers = new URL(v.page.url()).pathname + new URL(v.page.url()).search;
  await press(v, tap, 'Νοικοκυριό με αυτό');
  tap.ok(v.page.url().includes('/household?id='), 'she has a household', v.page.url());
  await press(v, tap, 'Νέο πρόσωπο στο νοικοκυριό');
  await type(v, tap, { given: 'Εντίσα', birth: '3/5/2020' });
  await enter(v);
  tap.ok(/Εντίσα/.test(await text(v)), 'a child is recorded into it at once', await text(v));
  await inspect(v, tap, 'a household', { resident: false, shot: 'household' });
  await v.go(hers);
  await press(v, tap, 'Νέος αριθμός');
  await field(v, tap, 'kind');
  for (let i = 0; i < 4; i++) await v.page.keyboard.press('ArrowDown');
  await type(v, tap, { value: 'DEMO 777777', until: soon(21) });
  await inspect(v, tap, 'the form of a number', { resident: false, shot: 'number-form' });
  await enter(v);
  tap.ok(/Άδεια διαμονής: λήγει σε 2[01] ημέρες/.test(await text(v)), 'a permit about to expire stands on top', (await text(v)).slice(0, 400));
  await inspect(v, tap, 'a person', { resident: false, shot: 'person' });
  await v.close();
  for (const lang of ['el', 'ar']) {
    const small = await world.visitor({ width: 390, lang });
    await small.speak();
    await signIn(small, adviser);
    await small.go('/person?id=5');
    await inspect(small, tap, `the grandmother of the demonstration, 390 px (${lang})`, { resident: false, shot: `person-390-${lang}` });
    await small.close();
  }
}
