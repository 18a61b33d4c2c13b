// SPDX-License-Identifier: EUPL-1.2
// drafts.js - what an administrator types and does not send: saved while typing, found again, discarded; a session that ends.
import { inspect } from './inspect.js';
import { signIn } from './staff.js';

const line = page => page.locator('[data-draft-state]');
const saved = page => page.waitForFunction(() => /\d\d:\d\d/.test(document.querySelector('[data-draft-state]').textContent));
const isDraft = r => r.url().endsWith('/staff/draft') && r.request().method() === 'POST';

async function typing(v, tap) {
  const { page } = v, sent = [];
  page.on('request', r => { if (r.url().endsWith('/staff/draft')) sent.push(r.postData() ?? ''); });
  await v.go('/staff/new');
  tap.ok(await line(page).getAttribute('role') === 'status' && await line(page).innerText() === '', 'the line about the draft is polite, and silent at first');
  await page.evaluate(() => {
    const f = document.querySelector('form[data-draft]');
    for (const name of ['password2', 'code', 'totp', 'shown']) f.append(Object.assign(document.createElement('input'), { name, value: 'sEcReT', type: name === 'shown' ? 'password' : 'text' }));
  });
  await page.locator('#name').fill('Ελένη Πρόχειρη');
  await page.locator('#auditor').check();
  await saved(page);
  tap.ok(/\d\d:\d\d/.test(await line(page).innerText()), 'after a while it says that the draft was saved, and when', await line(page).innerText());
  tap.ok(sent.length === 1, 'one request for all that was typed at once', sent);
  tap.ok(!sent.join().includes('sEcReT'), 'passwords and codes stay in the browser', sent);
  await page.locator('#name').fill('Ελένη Πρόχειρη Δεύτερη');
  await v.go('/staff');                                 // at once: what again() finds was saved on leaving
}

async function again(v, tap, what) {
  const { page } = v;
  await v.go('/staff/new');
  tap.ok(await page.locator('#name').inputValue() === '', `${what}: a draft is offered, not used unasked`);
  await v.follow(page.locator('a[href*="draft=use"]'));
  tap.ok(await page.locator('#name').inputValue() === 'Ελένη Πρόχειρη Δεύτερη' && await page.locator('#auditor').isChecked(), `${what}: asked for, it stands in the form`, await page.locator('#name').inputValue());
}

async function discard(v, tap) {
  await v.follow(v.page.locator('form[action="/staff/draft"] button'));
  tap.ok(v.page.url().endsWith('/staff/new') && !await v.page.locator('a[href*="draft=use"]').count(), 'discarded it is gone, on the same page', v.page.url());
}

async function tooLate(v, tap) {
  const { page, context } = v;
  await v.go('/staff/new');
  await page.locator('#name').fill('Ελένη Αργοπορημένη');
  await page.locator('#sign_in').fill('elenilate');
  await saved(page);
  await context.clearCookies({ name: 'pronoia' });
  const refused = page.waitForResponse(isDraft);
  await page.locator('#name').fill('Ελένη Αργοπορημένη Β');
  await refused;
  await page.waitForFunction(() => !/\d\d:\d\d/.test(document.querySelector('[data-draft-state]').textContent));
  tap.ok(await line(page).innerText() === await line(page).getAttribute('data-login'), 'when the session has ended the line says so', await line(page).innerText());
  v.complaints = v.complaints.filter(c => !/403/.test(c));
  await v.follow(page.locator('form[data-draft] button.btn').last());
  return page;
}

// Two open the same account; the second to save sees both changes and chooses with the keyboard.
async function conflict(v, other, tap) {
  const { page } = v, row = 'tr:has-text("auditor") a[href*="/staff/account"]';
  for (const x of [v, other]) { await x.go('/staff'); await x.follow(x.page.locator(row).first()); }
  const name = await page.locator('#name').inputValue();
  await other.page.locator('#name').fill(`Πρώτη ${name}`);
  await other.follow(other.page.locator('form[data-draft] button.btn').last());
  await page.locator('#name').fill(`Δεύτερη ${name}`);
  await v.follow(page.locator('form[data-draft] button.btn').last());
  const text = await page.locator('main').innerText();
  tap.ok(text.includes(`Πρώτη ${name}`) && text.includes(`Δεύτερη ${name}`), 'two changes that met stand side by side', text.slice(0, 400));
  v.complaints = v.complaints.filter(c => !/409/.test(c));
  await inspect(v, tap, 'two changes that met', { resident: false, shot: 'conflict' });
  await page.locator('#pick_name_mine').focus();
  await page.keyboard.press('ArrowDown');
  tap.ok(await page.locator('#pick_name_theirs').isChecked(), 'the choice is made with the keyboard');
  await page.locator('#pick_name_mine').check();
  await v.follow(page.locator('form.conflict button'));
  tap.ok(await page.locator('#name').inputValue() === `Δεύτερη ${name}`, 'what was chosen is saved', page.url());
}

export default async function drafts(world, tap) {
  const admin = world.accounts().find(a => a.name === 'administrator');
  if (!admin) { tap.skip('drafts', 'the demonstration made no administrator'); return; }
  const v = await world.visitor({ width: 390 });
  await v.speak();
  await signIn(v, admin);
  await typing(v, tap);
  await again(v, tap, 'with the script');
  await inspect(v, tap, 'a form with a draft', { resident: false, shot: 'draft' });
  const plain = await world.visitor({ script: false });
  await plain.speak();
  await signIn(plain, admin);
  await again(plain, tap, 'without it');
  await discard(plain, tap);
  await conflict(v, plain, tap);
  await plain.close();
  const page = await tooLate(v, tap);
  await page.locator('#name').fill(admin.name);
  await page.locator('#password').fill(admin.password);
  await v.follow(page.locator('main form button').first());
  await v.follow(page.locator('main form[action="/staff/new"] button'));
  tap.ok((await page.locator('main').innerText()).includes('elenilate'), 'a form sent too late is taken after signing in again', (await page.locator('main').innerText()).slice(0, 300));
  await v.go('/staff/new');
  tap.ok(!await page.locator('a[href*="draft=use"]').count(), 'and its draft is forgotten');
  await v.close();
}
