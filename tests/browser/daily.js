// SPDX-License-Identifier: EUPL-1.2
// daily.js - reception and my day with the keyboard alone, wide and on a telephone; the waiting room's screen.
import { inspect } from './inspect.js';
import { signIn } from './staff.js';

const main = page => page.locator('main').innerText();

// Tab until it stands on what the locator means; true when it was reached.
async function tabTo(page, locator, most = 120) {
  for (let i = 0; i < most; i++) {
    await page.keyboard.press('Tab');
    if (await locator.evaluate(e => e === document.activeElement)) return true;
  }
  return false;
}

async function enter(v) {
  v.got = [];
  await Promise.all([v.page.waitForNavigation({ waitUntil: 'load' }), v.page.keyboard.press('Enter')]);
}

async function receive(v, tap, what) {
  const { page } = v;
  await v.go('/reception');
  await inspect(v, tap, `reception, ${what}`, { resident: false, shot: `reception-${what}` });
  await page.fill('#name', 'Ιμάν');
  await page.focus('#name');
  await enter(v);
  tap.ok(page.url().endsWith('/reception') && (await page.inputValue('#name')) === 'Ιμάν', `${what}: Enter in the name chooses no purpose, and the name stays`);
  tap.ok(await tabTo(page, page.locator('button[value="housing"]')), `${what}: the keyboard reaches a purpose`);
  await enter(v);
  tap.ok(/\/reception\/ticket\?id=/.test(page.url()), `${what}: one press on a purpose gives a ticket`, page.url());
  const number = (await page.locator('.ticket strong').innerText()).trim();
  await v.go('/reception/queue');
  tap.ok((await main(page)).includes(number), `${what}: it waits in the queue`);
  await inspect(v, tap, `the queue, ${what}`, { resident: false, shot: `queue-${what}` });
  return number;
}

async function callNext(v, world, tap) {
  const { page } = v;
  await page.locator('#desk').fill('Γραφείο 2');
  await tabTo(page, page.locator('button[value="next"]'));
  await enter(v);
  const called = (await page.locator('li.card h3').first().innerText()).split(' ')[0];
  const screen = await world.visitor({ script: false });
  await screen.speak();
  await screen.go(await page.locator('a[href^="/queue/screen"]').first().getAttribute('href'));
  tap.ok((await screen.page.locator('.calls li b').first().innerText()) === called, 'the called number stands on the screen, without script', await screen.page.locator('main').innerText());
  await screen.shot('screen');
  await screen.close();
}

async function day(v, tap, what) {
  const { page } = v;
  await v.go('/task/new');
  await page.locator('#words').focus();
  await page.keyboard.type('Τηλέφωνο στη ΔΕΗ');
  await tabTo(page, page.locator('main form button.btn').last());
  await enter(v);
  await v.go('/day');
  tap.ok((await main(page)).includes('Τηλέφωνο στη ΔΕΗ'), `${what}: a task is in my day`);
  await inspect(v, tap, `my day, ${what}`, { resident: false, shot: `day-${what}` });
}

export default async function daily(world, tap) {
  for (const [what, width] of [['wide', 1280], ['narrow', 390]]) {
    const adviser = world.accounts().find(a => a.name === 'adviser');
    if (!adviser) { tap.skip('daily', 'the demonstration made no adviser'); return; }
    const v = await world.visitor({ width });
    await v.speak();
    await signIn(v, adviser);
    tap.ok(v.page.url().endsWith('/day'), `${what}: signing in leads to my day`, v.page.url());
    await receive(v, tap, what);
    await day(v, tap, what);
    if (width > 400) { await v.go('/reception/queue'); await callNext(v, world, tap); }
    for (const path of ['/tasks', '/care/groups', '/care/group/new', '/care/hand-over', '/reception/figures']) {
      await v.go(path);
      await inspect(v, tap, `${path}, ${what}`, { resident: false, shot: `${path.slice(1).replaceAll('/', '-')}-${what}` });
    }
    await v.close();
  }
}
