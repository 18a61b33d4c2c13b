// SPDX-License-Identifier: EUPL-1.2
// desk.js - answers kept under a code at home, opened at the desk; the form with all questions, the tree, what-if, the curve.
import { inspect } from './inspect.js';
import { signIn } from './staff.js';
import { begin, fill, mother, walk } from './walk.js';

// A resident keeps the answers; returns the code as a person would read it out.
async function keep(world, tap) {
  const v = await world.visitor({ width: 390 }), { page } = v;
  await v.speak();
  await begin(v);
  await walk(v, mother);
  await v.follow(page.locator('form[action="/check/keep"] button').first());
  if (!await page.locator('.bigcode').count() && await page.locator('main form button').count()) await v.follow(page.locator('main form button').first());
  const code = (await page.locator('.bigcode').first().innerText()).trim();
  const symbols = code.replace(/[^\p{L}\p{N}]/gu, '');
  tap.ok(symbols.length >= 10, 'the answers are kept under a code that can be read aloud', code);
  tap.ok(!page.url().includes(symbols), 'the code stands in no address', page.url());
  await inspect(v, tap, 'kept under a code', { shot: 'code' });
  await v.go('/check/code');
  await page.locator('main input:not([type=hidden])').first().fill(` ${code.toLowerCase()} `);
  await v.follow(page.locator('main form button').first());
  if (!/315/.test(await page.locator('main').innerText()) && await page.locator('main form button').count()) await v.follow(page.locator('main form button').first());
  tap.ok(/315/.test(await page.locator('main').innerText()), 'the resident opens the code again, typed in small letters', (await page.locator('main').innerText()).slice(0, 300));
  await v.close();
  return code;
}

async function openCode(world, tap, adviser, code) {
  const v = await world.visitor(), { page } = v;
  await v.speak();
  await signIn(v, adviser);
  await v.go('/desk');
  await page.locator('#code').fill('B');
  await v.follow(page.locator('form[action="/desk/code"] button'));
  tap.ok(await page.evaluate(() => document.activeElement?.matches('.err')), 'a refusal has the focus: who has no mouse and who sees nothing begin there',
    await page.locator('main').innerText());
  await page.locator('#code').fill(code);
  await v.follow(page.locator('form[action="/desk/code"] button'));
  const text = await page.locator('main').innerText();
  tap.ok(/315/.test(text), 'the adviser opens the code: the same total', text.slice(0, 400));
  await inspect(v, tap, 'an opened code at the desk', { resident: false, shot: 'desk-results' });
  await page.evaluate(() => { for (const d of document.querySelectorAll('details')) d.open = true; });
  await inspect(v, tap, 'the desk, everything open', { resident: false });
  return v;
}

async function whatIf(v, tap) {
  const { page } = v;
  await v.follow(page.locator('[formaction="/desk/form"], form[action="/desk/form"] button').and(page.locator('[value=show]')).first());
  await inspect(v, tap, 'all questions on one page', { resident: false, shot: 'desk-form' });
  await page.locator('[id="f.rent_monthly"]').evaluate(e => { for (let d = e.closest('details'); d; d = d.parentElement.closest('details')) d.open = true; });
  await page.locator('[id="f.rent_monthly"]').fill('100');
  await v.follow(page.locator('button[formaction="/desk/what-if"]').first());
  const text = await page.locator('main').innerText();
  tap.ok(/280/.test(text) && /\b75\b/.test(text), 'what-if shows both rents and 75 euros less a month', text.slice(0, 600));
  await inspect(v, tap, 'what-if', { resident: false, shot: 'desk-what-if' });
}

// The same household typed into the form at the desk gives what the conversation gave.
async function form(world, tap, adviser) {
  const v = await world.visitor({ script: false }), { page } = v;
  await v.speak();
  await signIn(v, adviser);
  await v.go('/desk');
  await page.locator('#members').fill(String(mother.members.length));
  await v.follow(page.locator('form[action="/desk/form"] button[value=start]'));
  await page.evaluate(() => { for (const d of document.querySelectorAll('details')) d.open = true; });
  await fill(page, mother, '#all');
  await v.follow(page.locator('#all button[value=save]').first());
  const text = await page.locator('main').innerText();
  tap.ok(/315/.test(text), 'the form at the desk gives the same total as the conversation', text.slice(0, 600));
  const svg = await page.locator('svg').first().evaluate(e => e.outerHTML).catch(() => '');
  tap.ok(svg.length > 200 && svg.length < 8000, 'the curve of income is drawn by the server', `${svg.length} bytes`);
  tap.ok(await page.locator('#curve table').count() > 0, 'the curve stands as a table too');
  await v.close();
}

export default async function desk(world, tap) {
  const adviser = world.accounts().find(a => a.name === 'adviser');
  if (!adviser) { tap.skip('the desk', 'the demonstration made no adviser'); return; }
  const code = await keep(world, tap), v = await openCode(world, tap, adviser, code);
  await whatIf(v, tap);
  await v.close();
  await form(world, tap, adviser);
}
