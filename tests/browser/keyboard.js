// SPDX-License-Identifier: EUPL-1.2
// keyboard.js - a person without a mouse: Tab, arrows, Space, Enter and letters.
import { answer, controls, field } from './walk.js';

const here = page => page.evaluate(() => {
  const e = document.activeElement, style = getComputedStyle(e), box = e.getBoundingClientRect();
  return { tag: e.tagName, name: e.name ?? '', type: e.type ?? '', value: e.value ?? '', id: e.id, href: e.getAttribute('href') ?? '',
    checked: e.checked, seen: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2, at: Math.round(box.top), text: (e.textContent ?? '').trim().slice(0, 40) };
});

// Fills the page and sends it with the keyboard alone.  Returns what was wrong on the way.
export async function page(v, person) {
  const list = await controls(v.page), said = new Set(), wrong = [];
  for (let i = 0; i < 150; i++) {
    await v.page.keyboard.press('Tab');
    const e = await here(v.page);
    if (i === 0 && e.href !== '#m') wrong.push(`the first Tab goes to ${e.tag} ${e.text}, not to the skip link`);
    if (e.tag === 'BODY') { wrong.push('the focus left the page before its button was met'); return wrong; }
    if (!e.seen) wrong.push(`the focus is not visible on ${e.tag} ${e.name || e.text}`);
    if (e.tag === 'BUTTON' && e.name === 'do' && e.value === 'next') break;
    const c = list.find(x => x.id === e.id);
    if (!c) continue;
    const value = answer(person, c.name), press = key => v.page.keyboard.press(key);
    if (c.type === 'radio') {
      const group = list.filter(x => x.name === c.name);
      const want = group.find(x => x.value === value) ?? group.find(x => x.value === 'unknown') ?? group[0];
      if (!(await here(v.page)).checked) await press('Space');
      for (let k = 0; k < group.length && (await here(v.page)).value !== want.value; k++) await press('ArrowDown');
      if ((await here(v.page)).value !== want.value) wrong.push(`the arrows do not reach ${want.value} of ${c.name}`);
    } else if (c.type === 'checkbox') {
      const tick = c.name.match(/^(dk|none)\.(.*)/);
      if (tick ? !said.has(tick[2]) && (tick[1] === 'none' ? onlyTicks(list, tick[2]) : !list.some(x => x.name === `none.${tick[2]}`)) : value === 'yes') {
        if (!e.checked) await press('Space');
        said.add(tick ? tick[2] : field(c.name).fact);
      }
    } else if (c.type === 'select') {
      const want = c.options.includes(value) ? value : c.options.includes('unknown') ? 'unknown' : c.options.find(Boolean);
      for (let k = 0; k < c.options.length && (await here(v.page)).value !== want; k++) await press('ArrowDown');
      if ((await here(v.page)).value !== want) wrong.push(`the arrows do not reach ${want} of ${c.name}`);
    } else if (value !== undefined) {
      await press('Control+A');
      await v.page.keyboard.type(value);
      said.add(field(c.name).fact);
    }
  }
  v.got = [];
  await Promise.all([v.page.waitForNavigation({ waitUntil: 'load' }), v.page.keyboard.press('Enter')]);
  return wrong;
}

const onlyTicks = (list, fact) => list.filter(c => field(c.name).fact === fact).every(c => c.type === 'checkbox');
