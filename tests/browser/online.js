// SPDX-License-Identifier: EUPL-1.2
// online.js - from the first question to a followed application: a resident without an account applies, sends a photo of a paper, the
// other adult consents with a slip, a clerk sees who it is; without JavaScript, every page inspected.
import { readFileSync } from 'node:fs';
import { begin, walk, atResults } from './walk.js';
import { inspect } from './inspect.js';
import { signIn } from './staff.js';

const born = JSON.parse(readFileSync(new URL('../people/newborn.json', import.meta.url)));
export const couple = { ...born, household: { ...born.household, income_6m: '0', income_year: '0', property_value: '0', vehicles_expense: '0', deposits: '0' } };
export const photo = readFileSync(new URL('../fuzz/seeds/papers/turned.jpg', import.meta.url));
export const names = { el: ['Ελένη', 'Παράδειγμα', 'Δημήτρης', 'Βρέφος'], ar: ['Ελένη', 'Δείγμα', 'Δημήτρης', 'Βρέφος'] };

export const press = (v, name) => v.follow(v.page.locator(`main button[name=do][value=${name}]`).first());
export const words = v => v.page.locator('main').innerText();

// To the check of an application for the guaranteed income; what is wrong on the way is told, what was typed stays.
async function apply(v, tap, shot) {
  const { page, lang } = v, [given, family, other, child] = names[lang];
  await begin(v);
  await walk(v, couple);
  tap.ok(await atResults(page), `${lang}: a couple with a newborn is at its results`);
  await v.follow(page.locator('#p-guaranteed-income button[formaction="/apply"]'));
  tap.ok(await page.locator('[name="c.guaranteed-income.-1"]').isChecked(), `${lang}: "Apply now" leads to the form, with that programme ticked`);
  await inspect(v, tap, 'apply', { shot: shot && 'apply' });
  await page.locator('[id="given.0"]').fill(given);
  await press(v, 'check');
  tap.ok(await page.locator('.err a').count() === 3 && await page.locator('[id="given.0"]').inputValue() === given, `${lang}: what is missing is said once each, what was typed stays`, await words(v));
  await inspect(v, tap, 'apply-problem', { shot: shot && 'apply-problem' });
  for (const [field, value] of [['family.0', family], ['given.1', other], ['given.2', child], ['phone', '690 000 0001'], ['amka.0', '04049212346']])
    await page.locator(`[id="${field}"]`).fill(value);
  await page.locator('[name="c.weakness-certificate.-1"]').check();
  await press(v, 'check');
  tap.ok(await page.locator('.note.warn').count() === 1, `${lang}: an odd AMKA is explained, and blocks nothing`, await words(v));
  await inspect(v, tap, 'apply-check', { shot: shot && 'apply-check' });
}

async function resident(world, tap, lang) {
  const v = await world.visitor({ lang, width: 390, script: true }), { page } = v;
  await v.speak();
  await apply(v, tap, true);
  await page.locator('#true').check();
  await page.locator('#agree').check();
  await press(v, 'send');
  const code = (await page.locator('.bigcode').innerText()).trim(), number = (await page.locator('dl.kv strong').first().innerText()).trim();
  tap.ok(/^\d{4}\/\d+$/.test(number) && code.length === 15, `${lang}: a protocol number and a code`, `${number} ${code}`);
  const slip = (await page.locator('article strong').innerText()).trim();
  await inspect(v, tap, 'apply-sent', { shot: 'apply-sent' });
  tap.ok(((await page.pdf({ format: 'A4' })).toString('latin1').match(/\/Type\s*\/Page\b/g) ?? []).length === 1, `${lang}: the receipt with its slip fits one sheet of paper`);
  await page.goBack({ waitUntil: 'load' });
  await press(v, 'send').catch(() => null);
  tap.ok((await page.locator('.bigcode').innerText()).trim() === code, `${lang}: back and sent again it is the same one`, page.url());
  await v.go('/follow/closed');
  await inspect(v, tap, 'follow-closed');
  await v.close();
  return { number, code, slip };
}

async function consents(world, tap, { number, slip }) {
  const v = await world.visitor({ width: 390, script: false }), { page } = v;
  await v.go('/consent');
  await page.locator('#number').fill(number);
  await page.locator('#code').fill(slip.toLowerCase().replaceAll('-', ' '));
  await v.follow(page.locator('main button'));
  tap.ok(page.url().includes('/consent/'), 'the other adult’s slip leads to what is asked', page.url());
  await v.follow(page.locator('button[name=answer][value=yes]'));
  tap.ok(await page.locator('[role=status]').count() === 1, 'and is answered once');
  await v.close();
}

async function follows(world, tap, lang, { number, code }) {
  const v = await world.visitor({ lang, width: 390 }), { page } = v;
  await v.speak();
  await v.go('/follow');
  await inspect(v, tap, 'follow', { shot: 'follow' });
  await page.locator('#number').fill(number);
  await page.locator('#code').fill('222-222-222-222');
  await v.follow(page.locator('main button'));
  tap.ok(await page.locator('.err').count() === 1 && await page.locator('#number').inputValue() === number, `${lang}: a wrong code is told; the number stays`);
  await page.locator('#code').fill(code);
  await v.follow(page.locator('main button'));
  v.complaints = [];
  await inspect(v, tap, 'follow-case', { shot: 'follow-case' });
  const before = await page.locator('main input[type=file]').count();
  await page.locator('main input[type=file]').first().setInputFiles({ name: 'IMG_1.jpg', mimeType: 'image/jpeg', buffer: photo });
  await v.follow(page.locator('main form[enctype] button').first());
  tap.ok(before > 0 && page.url().includes('done=paper') && await page.locator('main .tag.info').count() > 1, `${lang}: a photo of a paper is received`, page.url());
  await page.locator('main input[type=file]').nth(1).setInputFiles({ name: 'x.pdf', mimeType: 'application/pdf', buffer: Buffer.from('<html>not a paper</html>'.repeat(9)) });
  await v.follow(page.locator('main form[enctype] button').nth(1));
  tap.ok(await page.locator('.err').count() === 1, `${lang}: what is no paper is refused in words`);
  v.complaints = [];
  await page.locator('main a[href*="/follow/case?n="]').first().click();
  await page.locator('main details summary').click();
  await page.locator('#sure').check();
  await v.follow(page.locator('form[action="/follow/withdraw"] button'));
  tap.ok(page.url().includes('done=withdrawn'), `${lang}: one of the two is taken back`, page.url());
  await inspect(v, tap, 'follow-withdrawn', { shot: 'follow-withdrawn' });
  await v.close();
}

// The desk's half: which came online, who it is.
async function clerk(world, tap, { number }) {
  const account = world.accounts().find(a => a.name === 'adviser'), v = await world.visitor(), { page } = v;
  if (!account) { tap.skip('the clerk’s half', 'the demonstration made no adviser'); return; }
  await signIn(v, account);
  await v.go('/cases?unchecked=1');
  tap.ok((await words(v)).includes(number), 'the clerk sees which came online, unchecked', await words(v));
  await inspect(v, tap, 'cases-unchecked', { resident: false, shot: 'cases-unchecked' });
  await v.follow(page.getByRole('link', { name: number, exact: true }));
  await inspect(v, tap, 'case-online', { resident: false, shot: 'case-online' });
  await page.locator('#proof').selectOption('identity_card');
  await v.follow(page.locator('form[action="/case/identity"] button'));
  tap.ok(await page.locator('#identity .tag.ok').count() === 1, 'and notes the paper that was seen');
  await v.close();
}

export default async function online(world, tap) {
  for (const lang of ['el', 'ar']) {
    const sent = await resident(world, tap, lang);
    if (lang === 'el') { await consents(world, tap, sent); await clerk(world, tap, sent); }
    await follows(world, tap, lang, sent);
  }
}
