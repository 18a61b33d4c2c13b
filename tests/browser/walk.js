// SPDX-License-Identifier: EUPL-1.2
// walk.js - answers the pages of the resident's conversation as a given person would, from the field names alone.
import { readFileSync } from 'node:fs';

export const mother = JSON.parse(readFileSync(new URL('./mother.json', import.meta.url)));

// "born.2.d" -> { fact: "born", member: 2, part: "d" };  "rent_monthly" -> { fact: "rent_monthly", member: -1, part: "" }.
// The desk's form puts "f." before.
export function field(name) {
  const [fact, ...rest] = name.replace(/^f\./, '').split('.'), part = /^[dmy]$/.test(rest.at(-1) ?? '') ? rest.pop() : '';
  return { fact, member: rest.length ? Number(rest[0]) : -1, part };
}

// What this person says to a field: a string, or undefined for "I don't know".
export function answer(person, name) {
  const { fact, member, part } = field(name);
  if (fact === 'n') return String(person.members.length);
  const value = member < 0 ? person.household[fact] ?? person.members[0][fact] : person.members[member]?.[fact];
  if (value === undefined || !part) return value;
  const [y, m, d] = value.split('-').map(Number);
  return String({ y, m, d }[part]);
}

// The controls of the page's own form, in order, as plain data.
export async function controls(page, form = 'main form:has([name=state]):has(.btn[name=do])') {
  return page.locator(form).first().evaluate(form =>
    [...form.querySelectorAll('input:not([type=hidden]),select,textarea')].filter(e => e.name).map(e => ({
      name: e.name, type: e.tagName === 'SELECT' ? 'select' : e.type, value: e.value, id: e.id,
      options: e.tagName === 'SELECT' ? [...e.options].map(o => o.value) : undefined,
    })));
}

export async function fill(page, person, form) {
  const list = await controls(page, form), done = new Set();
  const at = c => page.locator(`[id="${c.id}"]`);
  for (const c of list) {
    const value = answer(person, c.name);
    if (c.type === 'radio') {
      if (done.has(c.name)) continue;
      done.add(c.name);
      const group = list.filter(x => x.name === c.name);
      await at(group.find(x => x.value === value) ?? group.find(x => x.value === 'unknown') ?? group[0]).check();
    } else if (c.type === 'checkbox') {
      if (/^(dk|ns|none)\./.test(c.name)) continue;
      if (value === 'yes') { await at(c).check(); done.add(`tick.${field(c.name).fact}`); }
    } else if (c.type === 'select') {
      await at(c).selectOption(c.options.includes(value) ? value : c.options.includes('unknown') ? 'unknown' : c.options.includes('') ? '' : c.options[0]);
    } else if (value !== undefined) {
      await at(c).fill(value);
      done.add(`tick.${field(c.name).fact}`);
    }
  }
  // A question of ticks with nobody ticked is "none of us"; a figure this person does not know is "I don't know".
  const facts = new Set(list.filter(c => /^(dk|none)\./.test(c.name)).map(c => c.name.replace(/^\w+\./, '')));
  for (const fact of facts) {
    const own = list.filter(c => field(c.name).fact === fact && c.type !== 'radio' && c.type !== 'select');
    if (!own.length || done.has(`tick.${fact}`)) continue;
    const ticks = own.every(c => c.type === 'checkbox');
    const tick = list.find(c => c.name === `${ticks ? 'none' : 'dk'}.${fact}`) ?? list.find(c => c.name === `dk.${fact}`);
    if (tick) await at(tick).check();
  }
}

export const atResults = page => page.locator('#answers').count().then(n => n > 0);

// From the first page to the results; calls each(step) on every page. Returns how many pages there were.
export async function walk(v, person, each = async () => {}) {
  const { page } = v;
  let pages = 0;
  for (; pages < 40 && !await atResults(page); pages++) {
    await each(pages);
    await fill(page, person);
    await v.follow(page.locator('button[name=do][value=next]').first());
  }
  return pages;
}

// Opens the conversation and passes its front page.
export async function begin(v) {
  await v.go('/check');
  const start = v.page.locator('main button[name=do][value=start], main button[name=do]').first();
  if (await start.count() && !await v.page.locator('#n').count()) await v.follow(start);
}
