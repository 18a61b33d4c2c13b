// SPDX-License-Identifier: EUPL-1.2
// referrals.js - an adviser writes somebody down, refers them to an outside body, records the consent and sends; every page inspected.
import { inspect } from './inspect.js';
import { signIn } from './staff.js';

export default async function referrals(world, tap) {
  const adviser = world.accounts().find(a => a.name === 'adviser');
  if (!adviser) { tap.skip('referrals', 'the demonstration made no adviser'); return; }
  for (const width of [1280, 390]) {
    const v = await world.visitor({ lang: 'el', width }), { page } = v;
    const press = async name => { await v.follow(page.locator('main').getByRole('button', { name, exact: true }).first()); };
    if (!tap.ok(await signIn(v, adviser), `the adviser signs in (${width})`, page.url())) { await v.close(); return; }
    await v.go('/person/new');
    await page.locator('#family').fill(`Παραπεμπτική${width}`);
    await page.locator('#given').fill('Δοκιμή');
    await v.follow(page.locator('main form button.btn').last());
    const id = new URL(page.url()).searchParams.get('id');
    tap.ok(id, 'somebody is written down', page.url());
    await v.go('/referrals/bodies');
    await inspect(v, tap, `bodies-${width}`, { resident: false, shot: `bodies` });
    await page.locator('#name').fill(`Φορέας Επίδειξη ${width}`);
    await page.locator('#email').fill('foreas@example.gr');
    await press('Αποθήκευση');
    await v.go(`/referrals/new?person=${id}`);
    await inspect(v, tap, `referral-new-${width}`, { resident: false, shot: `referral-new` });
    await press('Αποθήκευση');
    tap.ok(await page.locator('#to[aria-invalid="true"]').count() === 1, 'without a target the field says so, beside it');
    await inspect(v, tap, `referral-new-problem-${width}`, { resident: false, shot: `referral-new-problem` });
    v.complaints = v.complaints.filter(c => !/422/.test(c));
    await page.locator('#to').selectOption({ label: `Φορέας Επίδειξη ${width}` });
    await page.locator('#need').fill('Μαθήματα ελληνικών');
    await press('Αποθήκευση');
    tap.ok(await page.getByRole('button', { name: 'Αποστολή', exact: true }).count() === 0, 'without a consent there is no button to send');
    await inspect(v, tap, `referral-draft-${width}`, { resident: false, shot: `referral-draft` });
    await page.locator('#witness').fill('φάκελος 7');
    await page.locator('#until').fill(`31/12/${new Date().getFullYear() + 1}`);
    await press('Καταγραφή της συγκατάθεσης');
    await press('Αποστολή');
    tap.ok((await page.locator('main').innerText()).includes('στάλθηκε'), 'with it, it is sent', page.url());
    await inspect(v, tap, `referral-sent-${width}`, { resident: false, shot: `referral-sent` });
    await v.go(`/messages/new?person=${id}`);
    await inspect(v, tap, `message-new-${width}`, { resident: false, shot: `message-new` });
    await v.follow(page.locator('main form button.btn').last());
    await inspect(v, tap, `message-${width}`, { resident: false, shot: `message` });
    tap.ok(v.complaints.length === 0, 'no complaint in the console', v.complaints.join('\n'));
    await v.close();
  }
}
