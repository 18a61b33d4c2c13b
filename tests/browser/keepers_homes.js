// SPDX-License-Identifier: EUPL-1.2
// keepers_homes.js - Housing and Work (L7) and the women's shelter (L9), from the intake to what became of them.
import { inspect } from './inspect.js';
import { fill, link, menu, open, press, unitOf, words } from './rows_hands.js';

const path = v => new URL(v.page.url()).pathname + new URL(v.page.url()).search;

async function done(v, what, fields) {
  await open(v, `form[action="/stays/work"] button[value=${what}]`);
  await fill(v, fields);
  await v.follow(v.page.locator(`form[action="/stays/work"] button[value=${what}]`).last());
}

async function takenIn(v, fields) {
  await fill(v, fields);
  for (const p of await v.page.locator('main input[name^="paper_"]').all()) await p.check();
  if (await v.page.locator('#bed option').count() > 1) await v.page.locator('#bed').selectOption({ index: 1 });
  await press(v, '/stays/intake');
}

/* ---- L7 ---- */

export async function home(town, tap) {
  const v = await town.staff('keeper'), month = v.page.locator('form[action="/stays/work"]:has(#month)');
  await menu(v, '/stays');
  await fill(v, { unit: await unitOf(v, 'unit', 'Στέγαση και Εργασία') });
  await press(v, '/stays');
  await link(v, 'a[href^="/stays/intake"]');
  await takenIn(v, { given: 'Στέγη', family: 'Δρομίδου', born: '3/4/1985', since: '4/1/2027', persons: '2' });
  tap.ok(/\/stays\/stay\?/.test(v.page.url()), 'L7: somebody from the street has a place', await words(v));
  const at = path(v);
  await done(v, 'lease', { lease_words: 'Ηπείρου 12', rent: '280', lease_since: '5/1/2027' });
  await done(v, 'job', { job_words: 'Φούρνος', job_since: '11/1/2027' });
  await done(v, 'talk', { talk_day: '11/1/2027', minutes: '45', talk_words: 'Βιογραφικό.' });
  for (const duty of await month.locator('input[name^="duty_"]').all()) await duty.check();
  await v.follow(month.locator('button[value=pay]'));
  tap.ok(/1\/2027\s+280 €\s+πληρώθηκε/.test(await words(v)) && /Φούρνος/.test(await words(v)), 'L7: a home, a job, a talk, and the month’s rent is paid', await words(v));
  await inspect(v, tap, 'Housing and Work', { resident: false });
  return at;
}

export async function homeLeft(town, tap, at) {
  const v = await town.staff('keeper');
  await menu(v, '/stays');
  await fill(v, { unit: await unitOf(v, 'unit', 'Στέγαση και Εργασία') });
  await press(v, '/stays');
  await link(v, `a[href="${at.replace(/&.*/, '')}"]`);
  await fill(v, { until: '26/2/2027', destination: 'own_home' });
  await press(v, '/stays/exit');
  tap.ok(/Ερώτηση: 26 Αυγούστου 2027/.test(await words(v)) && !await v.page.locator('button[value=lease_end]').count(), 'L7: she has a home of her own; in six months it is asked how she is', await words(v));
}

export async function asked(town, tap) {
  const v = await town.staff('keeper');
  await menu(v, '/tasks');
  await link(v, 'a[href^="/stays/stay?id="]');
  await v.page.locator('#f-housed').check();
  await press(v, '/stays/follow');
  tap.ok(/μένει σταθερά/.test(await words(v)) && !await v.page.locator('#f-housed').count(), 'L7: a task of its day leads to the question, and the answer is written down', await words(v));
}

/* ---- L9 ---- */

export async function guest(town, tap) {
  const v = await town.staff('shelter');
  await menu(v, '/stays');
  await link(v, 'a[href^="/stays/intake"]');
  await takenIn(v, { given: 'Γαλήνη', family: 'Κρυφίδου', born: '3/4/1990', sex: 'f', since: '10/1/2027' });
  const at = path(v), code = (await v.page.locator('h1').innerText()).split(' ').at(-1);
  tap.ok(/^[A-Z0-9]{6}$/.test(code) && !/Κρυφίδου/.test(await words(v)), 'L9: a woman is taken in, and called by a code', await words(v));
  await link(v, 'a[href*="along="]');
  await takenIn(v, { given: 'Λίνα', born: '3/4/2019', sex: 'f', since: '10/1/2027' });
  tap.ok((await words(v)).includes(`Μαζί με: ${code}`), 'L9: her child with her', await words(v));
  await link(v, 'a', code);
  await link(v, 'a[href^="/care/plan"]');
  await fill(v, { goal: 'Ασφαλής κατοικία', review: '10/2/2027' });
  await press(v, '/care/plan');
  await open(v, 'main details');
  await v.page.locator('main input[name=step]').fill('Αίτηση για επίδομα στέγασης');
  await v.follow(v.page.locator('main button[value=step]'));
  tap.ok(/Ασφαλής κατοικία[\s\S]*επίδομα στέγασης/.test(await words(v)), 'L9: her plan', await words(v));
  await inspect(v, tap, 'a plan', { resident: false });
  return at;
}

export async function guestLeft(town, tap, at) {
  const v = await town.staff('shelter'), id = new URLSearchParams(at.split('?')[1]).get('id');
  await menu(v, '/stays');
  await link(v, 'a[href^="/stays/tonight"]');
  await v.follow(v.page.locator(`button[name=here][value="${id}"]`));
  await menu(v, '/stays');
  await link(v, `a[href="/stays/stay?id=${id}"]`);
  await inspect(v, tap, 'a guest of the shelter', { resident: false });
  await fill(v, { until: '13/1/2027', destination: 'programme' });
  await press(v, '/stays/exit');
  tap.ok(/έφυγε/.test(await words(v)) && /σε πρόγραμμα στέγασης/.test(await words(v)), 'L9: she leaves, and her child with her', await words(v));
}

// Of all that to whoever does not work there: nothing, by name or by number.
export async function sealed(town, tap) {
  const v = await town.staff('shelter'), m = await town.staff('manager');
  await menu(v, '/reports');
  const unit = await unitOf(v, 'unit', 'Κυκλάμινο'), status = (await m.go(`/reports?unit=${unit}&period=2027`)).status();
  m.complaints = m.complaints.filter(c => !/404/.test(c));
  await menu(m, '/reports');
  await fill(m, { unit: '0', period: '2027' });
  await press(m, '/reports');
  await inspect(m, tap, 'the town’s year', { resident: false, shot: 'keepers-year' });
  tap.ok(status === 404 && !/Κυκλάμινο|πρόγραμμα στέγασης/.test(await m.page.content()), 'L9: to the manager it is not there, nor in what the whole town adds up to', `${status} ${await words(m)}`);
}
