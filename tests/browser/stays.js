// SPDX-License-Identifier: EUPL-1.2
// stays.js - an evening in the night shelter, wide and on a telephone: somebody from the street is taken in, a bed is out of order, who is
// here is pressed twice, the shift is handed over, the guest leaves; the women's shelter knows its guests by a code; to others it is not there.
import { inspect } from './inspect.js';
import { signIn } from './staff.js';

const main = page => page.locator('main').innerText();

async function unitNamed(v, word) {
  await v.go('/stays');
  const value = await v.page.locator('#unit option').filter({ hasText: word }).first().getAttribute('value');
  return value;
}

// The night that the list shows: until noon the one that began yesterday.
function nightNow() {
  const part = Object.fromEntries(new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/Athens', dateStyle: 'short', timeStyle: 'short' })
    .formatToParts(new Date(Date.now() - 12 * 3600e3)).map(p => [p.type, p.value]));
  return `${Number(part.day)}/${Number(part.month)}/${part.year}`;
}

async function takeIn(v, tap, unit, what, name) {
  const { page } = v;
  await v.go(`/stays/intake?unit=${unit}`);
  await inspect(v, tap, `somebody comes to stay, ${what}`, { resident: false, shot: `stays-intake-${what}` });
  await page.locator('#given').fill(name);
  await v.follow(page.locator('main form button.btn').last());
  tap.ok(await page.locator('main [role=alert]').count() === 1 && (await page.inputValue('#given')) === name, `${what}: without the signed rules it says so, and what was typed stays`);
  await inspect(v, tap, `what is missing, ${what}`, { resident: false, shot: `stays-intake-problem-${what}` });
  v.complaints = v.complaints.filter(c => !/422/.test(c));
  await page.locator('#paper_rules_signed').check();
  await page.locator('#since').fill(nightNow());
  await page.locator('#bed').selectOption({ index: 1 });
  await v.follow(page.locator('main form button.btn').last());
  const alike = page.locator('#another');
  if (await alike.count()) {
    v.complaints = v.complaints.filter(c => !/422/.test(c));
    await alike.check();
    await v.follow(page.locator('main form button.btn').last());
  }
  const id = new URL(page.url()).searchParams.get('id');
  tap.ok(/\/stays\/stay\?/.test(page.url()) && (await main(page)).includes(name), `${what}: the stay begins`, page.url());
  await page.evaluate(() => { for (const d of document.querySelectorAll('main details')) d.open = true; });
  await inspect(v, tap, `a stay, everything open, ${what}`, { resident: false, shot: `stays-stay-${what}` });
  return id;
}

async function night(v, tap, unit, id, what) {
  const { page } = v, here = () => page.locator(`button[name="here"][value="${id}"]`);
  await v.go(`/stays/tonight?unit=${unit}`);
  await inspect(v, tap, `tonight, ${what}`, { resident: false, shot: `stays-tonight-${what}` });
  const counted = async () => (await page.locator('main [role=status]').innerText()).match(/\d+/)[0];
  const before = Number(await counted());
  await v.follow(here());
  const once = Number(await counted());
  await v.follow(here());
  tap.ok(once === before + 1 && Number(await counted()) === once, `${what}: one press is one night, pressed twice too`, `${before} ${once} ${await counted()}`);
}

async function rooms(v, tap, unit, what) {
  const { page } = v, why = `έσπασε το πόδι (${what})`;
  await v.go(`/stays/rooms?unit=${unit}`);
  await inspect(v, tap, `rooms, ${what}`, { resident: false, shot: `stays-rooms-${what}` });
  await page.locator('main details summary').first().click();
  await page.locator('main details input[name=why]').first().fill(why);
  await v.follow(page.locator('main details button[value=out]').first());
  tap.ok((await main(page)).includes(why), `${what}: a bed out of order says why`, page.url());
  await v.follow(page.locator('button[value=mend]').first());
  tap.ok(!(await main(page)).includes(why), `${what}: and is mended`);
}

async function evening(world, tap, keeper, width) {
  const v = await world.visitor({ lang: 'el', width }), { page } = v, what = String(width);
  if (!tap.ok(await signIn(v, keeper), `the keeper signs in (${what})`, page.url())) { await v.close(); return; }
  const unit = await unitNamed(v, 'Υπνωτήριο'), id = await takeIn(v, tap, unit, what, `ο Γιάννης με τα γυαλιά ${what}`);
  await v.go(`/stays?unit=${unit}`);
  await inspect(v, tap, `the guests, ${what}`, { resident: false, shot: `stays-guests-${what}` });
  await night(v, tap, unit, id, what);
  await rooms(v, tap, unit, what);
  await v.go(`/stays/log?unit=${unit}`);
  await page.locator('#words').fill(`Χαλασμένος θερμοσίφωνας ${what}`);
  await v.follow(page.locator('main form[data-draft] button.btn').last());
  tap.ok((await main(page)).includes(`Χαλασμένος θερμοσίφωνας ${what}`), `${what}: what the next shift must know stands in the log`);
  await inspect(v, tap, `the hand-over, ${what}`, { resident: false, shot: `stays-log-${what}` });
  await v.go(`/stays/sheet?unit=${unit}`);
  await inspect(v, tap, `the month sheet, ${what}`, { resident: false, shot: `stays-sheet-${what}` });
  await v.go(`/stays/stay?id=${id}`);
  await page.locator('#until').fill('1/1/2020');
  await page.locator('#destination').selectOption('family');
  await v.follow(page.locator('form[action="/stays/exit"] button'));
  tap.ok(/δεν μπορεί να λήξει νωρίτερα/.test(await main(page)), `${what}: a stay that would end before it began is refused, in words`);
  v.complaints = v.complaints.filter(c => !/422/.test(c));
  tap.none(v.complaints, `${what}: no complaint in the console`);
  await v.close();
}

async function secret(world, tap, shelter, keeper) {
  const v = await world.visitor({ lang: 'el' }), other = await world.visitor({ lang: 'el' });
  if (!tap.ok(await signIn(v, shelter), 'the team of the women\'s shelter signs in', v.page.url())) return;
  await v.go('/stays');
  const link = v.page.locator('main table a').first(), code = await link.innerText(), path = await link.getAttribute('href');
  tap.ok(/^[A-Z0-9]{6}$/.test(code), 'its guests have a code', code);
  await inspect(v, tap, 'the women\'s shelter', { resident: false, shot: 'stays-secret' });
  await v.go(path);
  await inspect(v, tap, 'a guest of the women\'s shelter', { resident: false, shot: 'stays-secret-stay' });
  await signIn(other, keeper);
  const seen = [];
  for (const p of [path, '/stays/stay?id=999999']) seen.push(`${(await other.page.goto(new URL(p, v.page.url()).href)).status()} ${await main(other.page)}`);
  tap.ok(/^404/.test(seen[0]) && seen[0] === seen[1], 'to the keeper of the other houses it is an unknown number', seen.join('\n'));
  await v.close();
  await other.close();
}

export default async function stays(world, tap) {
  const keeper = world.accounts().find(a => a.name === 'keeper'), shelter = world.accounts().find(a => a.name === 'shelter');
  if (!keeper || !shelter) { tap.skip('stays', 'the demonstration made no keeper'); return; }
  for (const width of [1280, 390]) await evening(world, tap, keeper, width);
  await secret(world, tap, shelter, keeper);
}
