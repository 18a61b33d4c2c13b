// SPDX-License-Identifier: EUPL-1.2
// home.js - a resident signs in with the state's server (tests/state.py) on a telephone, is linked with the file at the desk, and uses it at
// home: an application, a photo of a paper, who opened the file, a request; in Greek and Arabic, every page inspected, in Ukrainian without
// JavaScript.
import { begin, walk } from './walk.js';
import { inspect as look } from './inspect.js';
import { signIn } from './staff.js';
import { couple, names, photo, press, words } from './online.js';

// The inspectors are scripts themselves.
const inspect = (v, tap, where, how) => v.script ? look(v, tap, where, how) : v.shot(`${where}-${v.lang}`);

// Sends an application, as quickly as it goes; its number.
async function applied(world, lang) {
  const v = await world.visitor({ lang, width: 390 }), { page } = v, [given, family, other, child] = names[lang] ?? names.el;
  await v.speak();
  await begin(v);
  await walk(v, couple);
  await v.follow(page.locator('#p-guaranteed-income button[formaction="/apply"]'));
  for (const [field, value] of [['given.0', given], ['family.0', family], ['given.1', other], ['given.2', child]]) await page.locator(`[id="${field}"]`).fill(value);
  await page.locator('#neither').check();
  await press(v, 'check');
  await page.locator('#true').check();
  await page.locator('#agree').check();
  await press(v, 'send');
  const number = (await page.locator('dl.kv strong').first().innerText()).trim();
  await v.close();
  return number;
}

// Leaves for the state's server, signs in there, comes back.
async function comesBack(v, user) {
  const { page } = v;
  await v.go('/my-file');
  await v.follow(page.locator('main a.btn').first());
  await page.locator('[name=j_username]').fill(user);
  await page.locator('[name=j_password]').fill('secret');
  await v.follow(page.locator('button'));
  await v.follow(page.locator('button'));
}

async function desk(world, tap, number, said, inspected) {
  const account = world.accounts().find(a => a.name === 'adviser'), v = await world.visitor(), { page } = v;
  v.script = inspected;
  await signIn(v, account);
  await v.go('/cases?unchecked=1');
  await v.follow(page.getByRole('link', { name: number, exact: true }));
  const person = (await page.locator('a[href^="/person?id="]').first().getAttribute('href')).match(/\d+/)[0];
  await v.go('/residents');
  await inspect(v, tap, 'residents', { resident: false, shot: 'residents' });
  await page.locator('#code').fill(said);
  await v.follow(page.locator('main form button').first());
  await inspect(v, tap, 'residents-one', { resident: false, shot: 'residents-one' });
  await page.locator('#other').fill(person);
  await page.locator('#seen').check();
  await v.follow(page.locator('form[action="/residents/link"] button'));
  tap.ok(await page.locator('[role=status]').count() === 1, 'the desk finds who signed in by the number on the screen, and links the file', await words(v));
  await v.go(`/residents/online?person=${person}`);
  await inspect(v, tap, 'residents-online', { resident: false, shot: 'residents-online' });
  await v.close();
}

async function resident(world, tap, lang, script, user) {
  const number = await applied(world, lang), v = await world.visitor({ lang, width: 390, script }), { page } = v;
  v.script = script;
  await v.speak();
  await v.go('/my-file/sign-in');
  await inspect(v, tap, 'my-file-sign-in', { shot: 'my-file-sign-in' });
  await comesBack(v, user);
  await inspect(v, tap, 'my-file-back', { shot: 'my-file-back' });
  await v.follow(page.locator('main button'));
  const said = (await page.locator('.bigcode').innerText()).trim();
  tap.ok(/^\d{3} \d{3}$/.test(said), `${lang}: without a file there is a number for the desk`, said);
  await inspect(v, tap, 'my-file-unlinked', { shot: 'my-file-unlinked' });
  await desk(world, tap, number, said, lang === 'el');
  await v.go('/my-file');
  tap.ok((await words(v)).includes(number), `${lang}: linked, the application is there`, await words(v));
  await inspect(v, tap, 'my-file', { shot: 'my-file' });
  await v.follow(page.locator('main article a.btn').first());
  await inspect(v, tap, 'my-file-case', { shot: 'my-file-case' });
  await page.locator('main input[type=file]').first().setInputFiles({ name: 'IMG_1.jpg', mimeType: 'image/jpeg', buffer: photo });
  await v.follow(page.locator('main form[enctype] button').first());
  tap.ok(page.url().includes('/my-file/case') && page.url().includes('done=paper'), `${lang}: a photo of a paper is sent from home`, page.url());
  await v.go('/my-file/opened');
  tap.ok(await page.locator('main tbody tr').count() > 1, `${lang}: who opened the file`, await words(v));
  await inspect(v, tap, 'my-file-opened', { shot: 'my-file-opened' });
  await v.go('/my-file/ask');
  await inspect(v, tap, 'my-file-ask', { shot: 'my-file-ask' });
  await page.locator('#k-access').check();
  await v.follow(page.locator('main form button'));
  tap.ok(await page.locator('[role=status]').count() === 1, `${lang}: a request about one's own data`, await words(v));
  await v.follow(page.locator('form[action="/my-file/sign-out"]:has([name=everywhere]) button'));
  await inspect(v, tap, 'my-file-out', { shot: 'my-file-out' });
  await page.goBack({ waitUntil: 'load' }).catch(() => null);
  tap.ok(!(await words(v)).includes(number), `${lang}: after signing out the way back shows nothing`, page.url());
  await v.close();
}

export default async function home(world, tap) {
  if (!process.env.STATE || !world.accounts().some(a => a.name === 'adviser')) { tap.skip('my file', 'a server of one’s own, with its demonstration, is asked for'); return; }
  await resident(world, tap, 'el', true, 'eleni');
  await resident(world, tap, 'ar', true, 'olha');
  await resident(world, tap, 'uk', false, 'taras');
}
