// SPDX-License-Identifier: EUPL-1.2
// rows_hands.js - what the journeys of rows.js do with a page.

export const words = v => v.page.locator('main').innerText();
const tick = v => v.page.locator('main');

// Through the menu, as somebody at a desk does.
export async function menu(v, path) {
  const link = v.page.locator(`#menu a[href="${path}"]`).first();
  if (!await link.isVisible()) await link.evaluate(e => { for (let d = e.closest('details'); d; d = d.parentElement.closest('details')) d.open = true; });
  await v.follow(link);
}

export const link = (v, selector, text) => v.follow(text ? tick(v).locator(selector).filter({ hasText: text }).first() : tick(v).locator(selector).first());
export const press = (v, path, more = '') => v.follow(v.page.locator(`main form[action="${path}"] button${more}`).last());

export async function fill(v, fields) {
  for (const [id, value] of Object.entries(fields)) {
    const at = v.page.locator(`main [id="${id}"]`);
    if (await at.evaluate(e => e.tagName === 'SELECT')) await at.selectOption(value);
    else await at.fill(value);
  }
}

// What is folded around it, or in it, is unfolded.
export const open = (v, selector) => v.page.locator(selector).first().evaluate(e => {
  for (const d of e.querySelectorAll('details')) d.open = true;
  for (let d = e; d; d = d.parentElement) if (d.tagName === 'DETAILS') d.open = true;
});

export const unitOf = (v, field, name) => v.page.locator(`#${field} option`).filter({ hasText: name }).first().getAttribute('value');

// The report of the year 2027: of a unit, and what a line of it says; of a line of several columns, the one named.
export async function reportOf(v, unit) {
  await fill(v, { unit: await unitOf(v, 'unit', unit), period: '2027' });
  await v.follow(v.page.locator('form[action="/reports"] button'));
}
export async function reported(v, kind, column = '') {
  const cell = column ? `td[data-l="${column}"]` : 'td', row = v.page.locator('main table tbody tr').filter({ hasText: kind, has: v.page.locator(cell) }).first();
  return await row.count() ? Number((await row.locator(cell).first().innerText()).replace(/\D/g, '')) : 0;
}
