// SPDX-License-Identifier: EUPL-1.2
// journeys.js - a resident from the front page to the results: without JavaScript, by keyboard, back and forth.
import { atResults, begin, fill, mother, walk } from './walk.js';
import { page as byKeyboard } from './keyboard.js';
import { untranslated } from './inspect.js';

const next = page => page.locator('button[name=do][value=next]').first();
const heading = page => page.locator('h1').first().innerText();

// The budgets of doc: what a telephone on 2G must load before it can read.
async function budgets(world, tap) {
  for (const path of ['/', '/check']) {
    const v = await world.visitor({ width: 390 });
    await v.go(path);
    const weight = await v.weight();
    tap.ok(weight <= 14 * 1024, `${path} weighs at most 14 KB gzipped with all its parts`, `${weight} bytes`);
    tap.say(`${path}: ${weight} bytes gzipped`);
    await v.close();
  }
}

async function headers(world, tap) {
  const v = await world.visitor(), h = (await v.go('/check')).headers(), csp = h['content-security-policy'] ?? '';
  const wrong = [];
  if (!/default-src 'none'/.test(csp)) wrong.push(`default-src: ${csp}`);
  if (/unsafe-|\*|https?:|data:/.test(csp)) wrong.push(`too wide: ${csp}`);
  for (const d of ['form-action', 'frame-ancestors', 'base-uri']) if (!csp.includes(d)) wrong.push(`no ${d}`);
  if (h['x-content-type-options'] !== 'nosniff') wrong.push('no nosniff');
  if (!/no-referrer|same-origin/.test(h['referrer-policy'] ?? '')) wrong.push('the address leaks to other sites (referrer-policy)');
  tap.none(wrong, 'the security policy is strict');
  await v.close();
}

async function withoutScript(world, tap) {
  const v = await world.visitor({ script: false, width: 390 });
  await v.speak();
  await begin(v);
  const places = new Set();
  const pages = await walk(v, mother, async () => places.add(v.page.url()));
  tap.ok(await atResults(v.page), `without JavaScript: the results after ${pages} pages`);
  tap.none([...places].filter(u => new URL(u).search), 'no answer travels in an address');
  const text = await v.page.locator('main').innerText();
  for (const [what, amount] of [['child benefit', /140\s?€/], ['housing benefit', /175\s?€/]])
    tap.ok(amount.test(text), `without JavaScript: ${what} shows its amount`, text.slice(0, 800));
  await v.close();
}

async function keyboardOnly(world, tap) {
  const v = await world.visitor({ script: false });
  await v.speak();
  await begin(v);
  let pages = 0, wrong = [];
  for (; pages < 40 && !await atResults(v.page); pages++) {
    wrong.push(...await byKeyboard(v, mother));
    if (wrong.length > 10) break;
  }
  tap.none([...new Set(wrong)], 'keyboard only: skip link first, focus always visible, every answer can be given');
  tap.ok(await atResults(v.page), `keyboard only: the results after ${pages} pages`);
  await v.close();
}

async function backButton(world, tap) {
  const v = await world.visitor({ width: 390 }), { page } = v, seen = [];
  await v.speak();
  await begin(v);
  for (let i = 0; i < 4; i++) {
    seen.push(await heading(page));
    await fill(page, mother);
    await v.follow(next(page));
  }
  for (const want of seen.slice(1).reverse()) {
    await page.goBack({ waitUntil: 'load' }).catch(() => null);
    const got = await heading(page).catch(() => '(no page)');
    if (!tap.ok(got === want, `the browser's back button shows "${want}" again`, `it shows "${got}" at ${page.url()}`)) break;
  }
  if (await next(page).count()) {
    await fill(page, mother);
    await v.follow(next(page));
    tap.ok(await next(page).count() > 0, 'an older page sent again simply goes on');
  }
  const before = await heading(page);
  if (await page.locator('button[name=do][value=back]').count()) {
    await v.follow(page.locator('button[name=do][value=back]').first());
    tap.ok(await heading(page) !== before, 'the back link of the page goes one page back');
  } else tap.ok(false, 'every page of the conversation has a back link');
  await v.close();
}

async function changeAnAnswer(world, tap) {
  const v = await world.visitor(), { page } = v;
  await v.speak();
  await begin(v);
  await walk(v, mother);
  await page.locator('#answers').evaluate(d => { d.open = true; });
  const rent = page.locator('button[name=do][value="change.rent_monthly"]');
  if (!tap.ok(await rent.count() === 1, 'the results offer to change the rent')) { await v.close(); return; }
  await v.follow(rent);
  const box = page.locator('[name=rent_monthly]');
  tap.ok(await box.inputValue() === '280', 'the answer given before stands in the field', await box.inputValue());
  await box.fill('100');
  await v.follow(next(page));
  tap.ok(await atResults(page), 'a changed answer returns straight to the results');
  const text = await page.locator('main').innerText();
  tap.ok(/\b100\s?€/.test(text) && !/\b175\s?€/.test(text), 'housing benefit is never more than the rent: 100 instead of 175', text.slice(0, 600));
  // A nonsense answer comes back with what was typed and a way to the field.
  await page.locator('#answers').evaluate(d => { d.open = true; });
  await v.follow(page.locator('button[name=do][value="change.rent_monthly"]'));
  await page.locator('[name=rent_monthly]').fill('abc');
  await v.follow(next(page));
  tap.ok(await page.locator('.err a[href^="#"]').count() > 0 && await page.locator('[name=rent_monthly]').inputValue() === 'abc',
    'a wrong answer comes back with the words typed and a link to the field');
  tap.ok(await page.evaluate(() => document.title.length > 0 && !!document.querySelector('[aria-describedby*="-e"]')), 'the message belongs to its field');
  v.complaints.splice(0);
  const clear = page.locator('a[href*=clear], form[action*=clear] button').first();
  if (tap.ok(await clear.count() > 0, '"Clear my answers" is on the page')) {
    await v.follow(clear);
    tap.ok(!(await page.locator('main').innerText()).includes('280'), 'after clearing nothing is left on the page');
  }
  await v.close();
}

async function otherLanguageMidway(world, tap) {
  const v = await world.visitor(), { page } = v;
  await v.speak();
  await begin(v);
  for (let i = 0; i < 3; i++) { await fill(page, mother); await v.follow(next(page)); }
  await page.locator('.lang details').evaluate(d => { d.open = true; });
  await v.follow(page.locator('.lang [lang=en][value=en], .lang a[lang=en]').first());
  tap.ok(await page.evaluate(() => document.documentElement.lang) === 'en' && await next(page).count() > 0, 'the language changes in the middle of the conversation, on the same page');
  await walk(v, mother);
  tap.ok(/€140\b/.test(await page.locator('main').innerText()), 'the answers given before still count: child benefit €140');
  await v.close();
}

async function otherLanguages(world, tap) {
  for (const lang of ['en', 'sq', 'uk']) {
    const v = await world.visitor({ lang, width: 390 }), left = new Set();
    await v.speak();
    for (const x of await untranslated(v.page)) left.add(x);
    await begin(v);
    await walk(v, mother, async () => { for (const x of await untranslated(v.page)) left.add(x); });
    await v.page.evaluate(() => { for (const d of document.querySelectorAll('details')) d.open = true; });
    for (const x of await untranslated(v.page)) left.add(x);
    tap.say(`${lang}: ${left.size} texts left in Greek`);
    tap.none([...left], `conversation and results in ${lang}: nothing left in Greek`);
    await v.close();
  }
}

async function looks(world, tap) {
  const v = await world.visitor({ script: false }), { page } = v;
  await v.go('/');
  const size = () => page.evaluate(() => parseFloat(getComputedStyle(document.documentElement).fontSize));
  const before = await size(), choices = page.locator('.lang ul:nth-of-type(2) a');
  await page.locator('.lang summary').click();
  if (tap.ok(await choices.count() > 1, 'the page offers a larger text and more contrast')) {
    await v.follow(choices.last());
    await page.locator('.lang summary').click();
    const grew = [];
    for (let i = 0; i < await choices.count(); i++) grew.push(await choices.nth(i).getAttribute('href'));
    let largest = before;
    for (const href of grew) { await v.go(href); largest = Math.max(largest, await size()); }
    tap.ok(largest > before * 1.3, 'larger text is kept by the server, without script', `${before} -> ${largest}`);
  }
  await v.close();
}

async function onPaper(world, tap) {
  const v = await world.visitor(), { page } = v;
  await v.speak();
  await begin(v);
  await walk(v, mother);
  const pdf = await page.pdf({ format: 'A4' });
  const sheets = (pdf.toString('latin1').match(/\/Type\s*\/Page\b/g) ?? []).length;
  tap.ok(sheets >= 1 && sheets <= 3, 'the printed results fit three sheets of A4', `${sheets} sheets`);
  await v.close();
}

export default async function journeys(world, tap) {
  for (const journey of [budgets, headers, withoutScript, keyboardOnly, backButton, changeAnAnswer, otherLanguageMidway, otherLanguages, looks, onPaper]) {
    try { await journey(world, tap); } catch (e) { tap.ok(false, `journey ${journey.name} runs to its end`, String(e.stack ?? e)); }
  }
}
