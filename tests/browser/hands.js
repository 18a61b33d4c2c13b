// SPDX-License-Identifier: EUPL-1.2
// hands.js - somebody who has a keyboard and no mouse: what cannot be reached with Tab, they cannot do.

export class Hands {
  wrong = [];

  constructor(v) { this.v = v; this.page = v.page; }

  async on(selector) {
    return this.page.evaluate(s => document.activeElement?.matches(s) ?? false, selector);
  }

  // Tab until the focus stands on it; false, and noted, when the page is round without it.
  async to(selector, most = 260) {
    for (let i = 0; i < most; i++) {
      if (await this.on(selector)) return true;
      await this.page.keyboard.press('Tab');
    }
    this.wrong.push(`${new URL(this.page.url()).pathname}: Tab does not reach ${selector}`);
    return false;
  }

  async type(selector, words) {
    if (!await this.to(selector)) return;
    await this.page.keyboard.press('Control+A');
    await this.page.keyboard.type(words);
  }

  // A list: the arrows until it shows the value.
  async choose(selector, value) {
    if (!await this.to(selector)) return;
    const all = await this.page.locator(selector).evaluate(e => [...e.options].map(o => o.value));
    const shown = () => this.page.locator(selector).inputValue();
    await this.page.keyboard.press('Home');
    for (let i = 0; i < all.length && await shown() !== value; i++) await this.page.keyboard.press('ArrowDown');
    if (await shown() !== value) this.wrong.push(`${selector} has no ${value}: ${all.join(' ')}`);
  }

  // A round or a square button.  Of a group of round ones Tab meets the chosen, or the first; arrows go on.
  async tick(selector) {
    const round = await this.page.locator(selector).evaluate(e => (e.type === 'radio' ? e.name : ''));
    if (!round) {
      if (await this.to(selector) && !await this.page.locator(selector).isChecked()) await this.page.keyboard.press('Space');
      return;
    }
    if (!await this.to(`input[name="${round}"]`)) return;
    for (let i = 0; i < 90 && !await this.on(selector); i++) await this.page.keyboard.press('ArrowDown');
    if (!await this.page.locator(selector).isChecked()) await this.page.keyboard.press('Space');
    if (!await this.page.locator(selector).isChecked()) this.wrong.push(`the arrows do not reach ${selector}`);
  }

  // What is folded up is opened at its summary.
  async open(selector) {
    if (await this.page.locator(selector).first().evaluate(e => e.open) || !await this.to(`${selector} > summary`)) return;
    await this.page.keyboard.press('Enter');
  }

  // Enter on a link or button that leads on.
  async press(selector) {
    if (!await this.to(selector)) return;
    this.v.got = [];
    await Promise.all([this.page.waitForNavigation({ waitUntil: 'load' }), this.page.keyboard.press('Enter')]);
  }

  async go(path) { await this.v.go(path); }
  words() { return this.page.locator('main').innerText(); }
  at() { return this.page.url().replace(this.v.world.url, ''); }
}
