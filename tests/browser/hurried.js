// SPDX-License-Identifier: EUPL-1.2
// hurried.js - a clerk in a hurry, on a telephone: presses twice, goes back and presses again, has two tabs open, loses the connection
// and the session in the middle of a form, from reception to the decision.  Each is done once, and nothing typed is lost.
import { inspect } from './inspect.js';
import { signIn } from './staff.js';

const stamp = Date.now() % 1e7;
const mother = `Βιαστική${String(stamp).replace(/\d/g, d => 'αβγδεζηθικ'[d])}`;
const words = v => v.page.locator('main').innerText();
const number = url => new URL(url).searchParams.get('id');
const button = (v, action) => v.page.locator(`main form[action="${action}"] button`).last();

// Two presses before the first is answered.
async function twice(v, locator) {
  const was = v.page.url();
  await locator.dblclick({ noWaitAfter: true });        // the second press breaks off what the first began
  for (let i = 0; i < 100 && v.page.url() === was; i++) await v.page.waitForTimeout(100);
  await v.page.waitForLoadState('load');
}

async function received(v, tap) {
  await v.go('/reception');
  await twice(v, v.page.locator('button[value="housing"]'));
  tap.ok(/\/reception\/ticket\?id=/.test(v.page.url()), 'two presses at reception: a ticket', v.page.url());
  const ticket = number(v.page.url());
  await v.page.goBack();
  await v.page.goForward();
  tap.ok(number(v.page.url()) === ticket, 'back and forward: the same ticket');
  const other = await v.page.evaluate(async n => (await fetch(`/reception/visit?id=${n}`)).status, Number(ticket) + 1);
  tap.ok(other === 404, 'two presses, one visit', String(other));
  v.complaints = v.complaints.filter(c => !/404/.test(c));
}

async function recorded(v, tap) {
  const { page, context } = v;
  await v.go('/person/new');
  await page.fill('#family', mother);
  await page.fill('#given', 'Ζωή');
  await page.fill('#birth', '4/5/1988');
  await context.setOffline(true);
  await button(v, '/person/new').click({ noWaitAfter: true });
  await page.waitForTimeout(800);
  tap.ok(page.url().endsWith('/person/new') && await page.inputValue('#family') === mother, 'no network at the press: the page stays, with what was typed', page.url());
  tap.ok(await page.locator('[data-draft-state]').innerText() === await page.locator('[data-draft-state]').getAttribute('data-fail'), 'and it says so');
  await context.setOffline(false);
  await twice(v, button(v, '/person/new'));
  tap.ok(/\/person\?id=/.test(page.url()), 'sent when it is back, twice: the file', [page.url(), await words(v)]);
  const id = number(page.url());
  await page.goBack({ waitUntil: 'load' });
  if (await page.locator('main form[action="/person/new"]').count()) {
    await page.fill('#family', mother);
    await page.fill('#given', 'Ζωή');
    await page.fill('#birth', '4/5/1988');
    await v.follow(button(v, '/person/new'));
  }
  await v.go(`/people?q=${encodeURIComponent(mother)}`);
  const found = await page.locator('main tbody a[href^="/person?id="]').count();
  tap.ok(found === 1, 'back, and pressed once more: still one file', `${found}: ${await words(v)}`);
  v.complaints = v.complaints.filter(c => !/409|ERR_INTERNET/.test(c));
  return id;
}

// Two tabs write the same telephone; the second reads what the first wrote.
async function tabs(v, tap, id) {
  await v.go(`/person/contact?person=${id}`);
  await v.page.fill('#value', '6900000777');
  const tab = await v.context.newPage();
  await tab.goto(`${v.world.url}/person/contact?person=${id}`);
  await tab.fill('#value', '6900000777');
  await Promise.all([tab.waitForNavigation({ waitUntil: 'load' }), tab.locator('main form[action="/person/contact"] button').last().click()]);
  await tab.close();
  await v.follow(button(v, '/person/contact'));
  await v.go(`/person?id=${id}`);
  const lines = await v.page.locator('#contacts li, #contacts tr').filter({ hasText: '777' }).count();
  tap.ok(lines <= 1 && (await words(v)).includes('777'), 'the same telephone from two tabs stands once', String(lines));
  v.complaints = v.complaints.filter(c => !/409|422/.test(c));
}

// The session ends while a note is written.
async function expired(v, tap, id, account) {
  const { page, context } = v, text = `Ήρθε με το παιδί ${stamp}`;
  await v.go(`/care/note/new?person=${id}`);
  await page.fill('#words', text);
  await context.clearCookies({ name: 'pronoia' });
  await v.follow(button(v, '/care/note/new'));
  await page.fill('#name', account.name);
  await page.fill('#password', account.password);
  await v.follow(page.locator('main form button').first());
  if (!page.url().includes('/person')) await v.follow(page.locator('main form[action="/care/note/new"] button').last());
  await v.go(`/person?id=${id}`);
  const times = (await page.content()).split(text).length - 1;
  tap.ok(times >= 1, 'the session ended while a note was written: it is there after signing in', `${times} ${page.url()}`);
  v.complaints = v.complaints.filter(c => !/403/.test(c));
}

async function applied(v, tap, id) {
  const { page } = v;
  await v.go(`/entitled?person=${id}`);
  await page.evaluate(() => { for (const d of document.querySelectorAll('main details')) d.open = true; });
  await twice(v, page.locator('button[form^="apply."]').first());
  tap.ok(/\/case\?id=/.test(page.url()), 'applied with two presses', [page.url(), await words(v)]);
  const filed = number(page.url());
  await page.goBack({ waitUntil: 'load' });
  await v.go(`/person?id=${id}`);
  const cases = await page.locator('main a[href^="/case?id="]').evaluateAll(all => new Set(all.map(a => a.getAttribute('href'))).size);
  tap.ok(cases === 1, 'one application', String(cases));
  return filed;
}

export default async function hurried(world, tap) {
  const account = world.accounts().find(a => a.name === 'adviser');
  if (!account) { tap.skip('hurried', 'the demonstration made no adviser'); return; }
  const v = await world.visitor({ width: 390 });
  await v.speak();
  await signIn(v, account);
  await received(v, tap);
  const id = await recorded(v, tap);
  await tabs(v, tap, id);
  await expired(v, tap, id, account);
  const filed = await applied(v, tap, id);
  await v.close();
  for (const lang of ['el', 'ar']) {
    const w = await world.visitor({ lang });
    await w.speak();
    await signIn(w, account);
    for (const path of ['/people', '/people/ending', '/day', `/person?id=${id}`, `/case?id=${filed}`, `/referrals/new?person=${id}`, `/certificates?person=${id}`]) {
      await w.go(path);
      await inspect(w, tap, path.split('?')[0], { resident: false, shot: `hurried${path.split('?')[0].replaceAll('/', '-')}` });
    }
    await w.close();
  }
}
