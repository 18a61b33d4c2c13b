// SPDX-License-Identifier: EUPL-1.2
// inspect.js - everything that must hold on every page, whoever reads it and in whatever language.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { HtmlValidate } from 'html-validate';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const html = new HtmlValidate({
  extends: ['html-validate:recommended', 'html-validate:a11y'],
  rules: {
    'no-trailing-whitespace': 'off',            // templates leave some; gzip does not care
    'long-title': 'off',                        // Greek titles are longer than the rule's English ones
    'attribute-boolean-style': 'off', 'attribute-empty-style': 'off', 'doctype-style': 'off', 'void-style': 'off',
    'tel-non-breaking': 'off',                  // <bdi dir=ltr> is nowrap in the sheet
    'require-sri': 'off',                       // every file is our own
    'no-implicit-button-type': 'off',           // a button in a form submits it
    'form-dup-name': 'off',                     // buttons of one form share their name
    'valid-id': ['error', { relaxed: true }],   // ids are field names: born.1
    'no-implicit-input-type': 'off',            // text is what an input is
    'prefer-native-element': ['error', { exclude: ['button', 'link'] }],
  },
});

// A page that never answers must not hold the others up.
const within = (what, promise) => Promise.race([promise, new Promise((_, no) => setTimeout(() => no(new Error(`${what}: no answer within three minutes`)), 180000).unref())]);

export async function validate(source) {
  const report = await html.validateString(source);
  return report.results.flatMap(r => r.messages).map(m => `${m.line}:${m.column} ${m.ruleId}: ${m.message}`);
}

// WCAG 2.2 AA and axe's best practices, in the page as it stands.
export async function accessible(page) {
  await page.evaluate(axe);
  const found = await within(`axe on ${page.url()}`, page.evaluate(() => window.axe.run(document, {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    rules: { 'target-size': { enabled: true } }, resultTypes: ['violations'],
  })));
  return found.violations.flatMap(v => v.nodes.map(n => `${v.id}: ${n.target.join(' ')} | ${n.failureSummary?.split('\n')[1]?.trim() ?? v.help}`));
}

// Does the page as a whole scroll sideways?  A table may, inside its own box.
export async function sideways(page) {
  return page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= width) return [];
    const wide = [...document.querySelectorAll('body *')].filter(e => {
      const box = e.getBoundingClientRect();
      if (!box.width || e.closest('.scroll, .vh, .skip')) return false;
      return box.right > width + 1 || box.left < -1;
    });
    return [`${document.documentElement.scrollWidth} > ${width}`, ...wide.slice(-5).map(e => `${e.tagName.toLowerCase()}.${e.className}: ${e.textContent.trim().slice(0, 60)}`)];
  });
}

// In a right-to-left page every amount and identifier stands in <bdi dir="ltr"> or between U+2066 and U+2069, and a date
// reads day, month, year from right to left.  Digits keep their order across one mark (08:30, 4727/2020); what breaks is a
// blank between figures, a sign before them, or a currency.  After a Latin or Greek letter a figure goes its way (UAX #9, W7), and
// marks between the two with it (N1), until the next Arabic letter.
export async function reversed(page) {
  return page.evaluate(() => {
    const risky = /€.*\d|\d.*€|\d \d|(?<!\d)[+-]\d|\d{9,}/u, date = /(\d{1,2}) (\p{Script=Arabic}+) (\d{4})/u;
    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), bad = [];
    const left = (node, at, n) => {
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + n);
      return range.getClientRects()[0];
    };
    while (walk.nextNode()) {
      const n = walk.currentNode, e = n.parentElement, d = n.data.match(date);
      if (e.closest('script,style,option,textarea,title')) continue;
      if (d) {
        const m = d.index + d[1].length + 1, boxes = [left(n, d.index, d[1].length), left(n, m, d[2].length), left(n, m + d[2].length + 1, 4)];
        if (boxes.every(b => b && b.width && b.top === boxes[0].top) && !(boxes[0].left > boxes[1].left && boxes[1].left > boxes[2].left)) bad.push(`out of order: ${n.data.trim()}`);
      }
      const rest = n.data.replace(/\u2066[^\u2069]*\u2069/g, '').replace(date, '').replace(/[\p{Script=Latin}\p{Script=Greek}][^\p{Script=Arabic}]*/gu, 'x');
      if (risky.test(rest) && !e.closest('[dir=ltr],bdi')) bad.push(n.data.trim().slice(0, 100));
    }
    return bad;
  });
}

// Greek letters a reader of another language meets outside names (<bdi>) and marked passages (lang="el").
export async function untranslated(page) {
  return page.evaluate(() => {
    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), bad = [];
    const fell = [...document.querySelectorAll('main span[lang=el]')].filter(e => !e.closest('bdi')).map(e => `fell back: ${e.textContent.trim().slice(0, 80)}`);
    while (walk.nextNode()) {
      const e = walk.currentNode.parentElement;
      if (/\p{Script=Greek}{2}/u.test(walk.currentNode.data) && !e.closest('bdi,[lang=el],.lang,header,footer,script,cite,.law'))
        bad.push(`bare Greek: ${walk.currentNode.data.trim().slice(0, 80)}`);
    }
    return [...new Set([...fell, ...bad])];
  });
}

export async function outline(page) {
  return page.evaluate(() => {
    const bad = [], h1 = document.querySelectorAll('h1').length, ids = [...document.querySelectorAll('[id]')].map(e => e.id);
    if (h1 !== 1) bad.push(`${h1} h1`);
    if (!document.title.trim()) bad.push('no title');
    for (const id of new Set(ids.filter((x, i) => ids.indexOf(x) !== i))) bad.push(`id ${id} stands twice`);
    for (const a of document.querySelectorAll('a[href^="#"]'))
      if (a.getAttribute('href').length > 1 && !document.getElementById(decodeURIComponent(a.getAttribute('href').slice(1)))) bad.push(`${a.getAttribute('href')} leads nowhere`);
    return bad;
  });
}

// ./test full asks everything of every page; ./test turns the two widths about, from page to page, and takes the narrowest for all narrow ones.
const every = process.env.TORTURE === 'all', widths = [1280, 390], narrow = every ? [[390, ''], [320, ''], [640, '200%']] : [[320, ''], [640, '200%']];
let page_number = 0;
const turn = () => [widths[page_number++ % 2]];

// A further page of a kind already inspected: what its own words and figures can break.
export async function glance(v, tap, where, { resident = true } = {}) {
  const { page, lang } = v, wrong = [...await validate(await v.source()), ...await outline(page)];

  await page.setViewportSize({ width: 320, height: 800 });
  wrong.push(...(await sideways(page)).map(x => `sideways at 320 px: ${x}`));
  await page.setViewportSize({ width: 1280, height: 800 });
  if (lang !== 'el' && resident) wrong.push(...await untranslated(page));
  if (await page.evaluate(() => document.documentElement.dir === 'rtl')) wrong.push(...await reversed(page));
  wrong.push(...v.complaints.splice(0));
  tap.none(wrong, `${where} (${lang}): valid, fits, translated, in order`);
}

// One page, all checks.  `where` says who and what; resident pages also prove their translation and that they need no script.
export async function inspect(v, tap, where, { resident = true, shot = null } = {}) {
  const { page, lang } = v, source = await v.source(), name = `${where} (${lang})`;

  tap.none(await validate(source), `${name}: valid HTML`);
  tap.none(await outline(page), `${name}: one h1, a title, ids and links inside the page`);
  for (const width of every || v.world.shots ? widths : turn()) {
    await page.setViewportSize({ width, height: 800 });
    tap.none(await accessible(page), `${name}: axe at ${width}`);
    if (shot) await v.shot(`${shot}-${lang}-${width}`);
  }
  for (const [width, size] of narrow) {
    await page.setViewportSize({ width, height: 800 });
    await page.evaluate(s => { document.documentElement.style.fontSize = s; }, size);
    tap.none(await sideways(page), `${name}: no sideways scroll at ${width} px${size ? `, text ${size}` : ''}`);
  }
  await page.evaluate(() => { document.documentElement.removeAttribute('style'); });
  await page.setViewportSize({ width: 1280, height: 800 });
  if (lang !== 'el' && resident) tap.none(await untranslated(page), `${name}: nothing left in Greek`);
  if (await page.evaluate(() => document.documentElement.dir === 'rtl'))
    tap.none(await reversed(page), `${name}: amounts, identifiers and dates keep their order`);
  if (resident) tap.ok(!/<script/i.test(source), `${name}: no script`);
  tap.none(v.complaints.splice(0).filter(c => !/status of (4\d\d|503)/.test(c)), `${name}: nothing refused by the security policy, no error in the console`);
}
