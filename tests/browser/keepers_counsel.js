// SPDX-License-Identifier: EUPL-1.2
// keepers_counsel.js - job counselling (L4): asked for at reception, assessed, a plan with steps and outcomes, work that was found.
import { inspect } from './inspect.js';
import { fill, link, menu, open, press, words } from './rows_hands.js';

const path = v => new URL(v.page.url()).pathname + new URL(v.page.url()).search;
const number = v => new URL(v.page.url()).searchParams.get('id');

// Reception asks why; the adviser calls, and somebody new has a file.
export async function counselAsked(town, tap) {
  const r = await town.staff('reception');
  await menu(r, '/reception');
  await fill(r, { name: 'Εργάνη Ζητησίδου' });
  await r.follow(r.page.locator('button[name=purpose][value=work]'));
  const ticket = (await r.page.locator('.ticket strong').innerText()).trim();
  const v = await town.staff('adviser');
  await menu(v, '/reception/queue');
  await fill(v, { desk: 'Γραφείο 3' });
  await v.follow(v.page.locator('main tbody tr').filter({ hasText: ticket }).locator('button[value=call]'));
  await v.follow(v.page.locator('li.card').filter({ hasText: ticket }).locator('a[href^="/reception/visit"]'));
  await v.follow(v.page.locator('form[action="/reception/attach"] button[value=new]'));
  if (/\/person\/new/.test(path(v))) {
    await fill(v, { family: 'Ζητησίδου', given: 'Εργάνη', birth: '3/4/1990' });
    await press(v, '/person/new');
  }
  if (!/\/person\?/.test(path(v))) await link(v, 'a[href^="/person?id="]');
  tap.ok(/Ζητησίδου/.test(await words(v)), 'L4: who asked for work at reception has a file with the adviser', await words(v));
  return number(v);
}

async function noted(v, id, fields) {
  await v.go(`/person?id=${id}`);
  await link(v, 'a[href^="/care/note/new"]');
  await fill(v, fields);
  await press(v, '/care/note/new');
}

async function stepped(v, goal, fields) {
  const form = v.page.locator('section.card').filter({ hasText: goal }).locator('form:has(button[value=step])');
  await open(v, `section.card:has(h2:text("${goal}"))`);
  for (const [name, value] of Object.entries(fields)) {
    const at = form.locator(`[name=${name}]`);
    if (await at.evaluate(e => e.tagName === 'SELECT')) await at.selectOption(value); else await at.fill(value);
  }
  await v.follow(form.locator('button[value=step]'));
}

export async function counselPlanned(town, tap, id) {
  const v = await town.staff('adviser');
  await v.go(`/person?id=${id}`);
  await link(v, 'a[href^="/care/assessment/new"]');
  await fill(v, { level_work: '1', words_work: 'Άνεργη δύο χρόνια, λογίστρια.', level_language: '3', words: 'Θέλει πλήρη απασχόληση.' });
  await press(v, '/care/assessment/new');
  tap.ok(/Άνεργη δύο χρόνια/.test(await words(v)), 'L4: how she stands is written down, area by area', await words(v));
  await v.go(`/person?id=${id}`);
  await link(v, 'a[href^="/care/plan?person="]');
  await fill(v, { goal: 'Εργασία ως βοηθός λογιστή', review: '26/2/2027' });
  await v.follow(v.page.locator('form:has(input[value=begin]) button.btn'));
  await stepped(v, 'Εργασία ως βοηθός', { step: 'Βιογραφικό', who: 'person', due: '13/1/2027' });
  await stepped(v, 'Εργασία ως βοηθός', { step: 'Τηλέφωνο στο ΚΠΑ2', who: 'worker', due: '20/1/2027' });
  await fill(v, { how: 'signed' });
  await v.follow(v.page.locator('button[value=agree]'));
  tap.ok(/Βιογραφικό/.test(await words(v)) && /Τηλέφωνο στο ΚΠΑ2/.test(await words(v)), 'L4: a plan with a goal and steps, who does them and until when, agreed', await words(v));
  await inspect(v, tap, 'a plan of job counselling', { resident: false });
  await noted(v, id, { kind: 'job', outcome: 'agreed', minutes: '45', words: 'Γράψαμε το βιογραφικό.' });
  tap.ok(/Γράψαμε το βιογραφικό/.test(await words(v)), 'L4: a talk stands on her timeline', await words(v));
}

// One session for her and three whose numbers are on the list.
export async function counselGroup(town, tap, id) {
  const v = await town.staff('adviser');
  await link(v, 'a[href="/care/groups"]');
  await link(v, 'a[href="/care/group/new"]');
  await fill(v, { title: 'Συνέντευξη για εργασία', kind: 'job', hour: '9:00', minutes: '90', people: `${id} 1 2 3`, words: 'Πρόβες ανά δύο.' });
  await press(v, '/care/group/new');
  tap.ok(await v.page.locator('main a[href^="/person?id="]').count() === 4, 'L4: a group session is noted once for the four who came', await words(v));
  await v.go(`/person?id=${id}`);
  tap.ok(/Συνέντευξη για εργασία/.test(await words(v)), 'L4: and stands on the page of each', await words(v));
}

export async function counselClosed(town, tap, id) {
  const v = await town.staff('adviser');
  await noted(v, id, { kind: 'job', outcome: 'hired', minutes: '20', words: 'Προσλήφθηκε σε λογιστικό γραφείο.' });
  await link(v, 'a[href^="/care/plan?person="]');
  for (let i = 0; i < 2; i++) await v.follow(v.page.locator('button[value=did]').first());
  await v.follow(v.page.locator('button[value=goal_end]').first());
  await fill(v, { outcome: 'reached', why: 'Σύμβαση αορίστου χρόνου.' });
  await v.follow(v.page.locator('main button[value=end]'));
  tap.ok(/Οι στόχοι επιτεύχθηκαν/.test(await words(v)) && await v.page.locator('button[value=end]').count() === 0, 'L4: the steps are done, the plan is closed with its outcome', await words(v));
}
