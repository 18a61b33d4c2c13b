// SPDX-License-Identifier: EUPL-1.2
// keepers_papers.js - what a raise of the child benefit would mean, as a paper for the council (T13); a class before and after (T16).
import { fill, link, menu, press, words } from './rows_hands.js';

export async function raise(town, tap) {
  const v = await town.staff('manager'), { page } = v;
  await menu(v, '/reform');
  await fill(v, { programme: 'child-benefit' });
  await press(v, '/reform/new');
  await page.locator('main tbody tr').filter({ hasText: '€' }).first().locator('input').fill('100');
  await press(v, '/reform/new');
  for (let i = 0; i < 40 && !await page.locator('a[href^="/reform/paper"]').count(); i++) { await new Promise(r => setTimeout(r, 250)); await page.reload(); }
  tap.ok(await page.locator('main .total').count() === 1 && /€/.test(await page.locator('main .total').innerText()), 'T13: who would gain from a raise, and what it costs', await words(v));
  const [paper] = await Promise.all([page.waitForEvent('download', { timeout: 8000 }).catch(() => null), page.locator('a[href^="/reform/paper"]').first().click()]);
  tap.ok(paper !== null || /\/reform\/paper/.test(page.url()), 'T13: as a paper for the council', page.url());
}

// So many pupils one after the other at one telephone, each with a slip.
async function answered(town, codes, phase, nth) {
  const v = await town.visitor(), { page } = v;
  let done = 0;
  for (const code of codes) {
    await v.go('/events/slip');
    await fill(v, { code });
    await page.locator(`#${phase}`).check();
    await press(v, '/events/slip');
    await page.locator('main fieldset input[type=radio]').nth(nth).check();
    await press(v, '/events/slip');
    done += await page.locator('[role=status]').count();
  }
  await v.close();
  return done;
}

async function questions(town) {
  const v = await town.staff('adviser');
  await menu(v, '/courses');
  await link(v, 'table a', 'Δρόμοι χωρίς ατυχήματα');
  await link(v, 'a[href^="/courses/questions"]');
  return v;
}

export async function pupilsBefore(town, tap) {
  const v = await questions(town);
  await v.page.locator('#word').selectOption({ index: 1 });
  await v.page.locator('#phase').selectOption('both');
  await press(v, '/courses/questions');
  await fill(v, { n: '5' });
  await press(v, '/courses/slips');
  const codes = await v.page.locator('ul.chips strong').allInnerTexts();
  tap.ok(await answered(town, codes, 'before', 0) === 5, 'T16: five pupils answer before the lesson, by slips without a name', codes.join(' '));
  return codes;
}

export async function pupilsAfter(town, tap, codes) {
  tap.ok(await answered(town, codes, 'after', 3) === 5, 'T16: and after it');
  const v = await questions(town), [before, after] = await v.page.locator('main tbody td.num').allInnerTexts();
  tap.ok(/^1,0/.test(before) && /^4,0/.test(after), 'T16: whoever holds the programme reads before and after side by side', await words(v));
}
