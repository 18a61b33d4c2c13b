// SPDX-License-Identifier: EUPL-1.2
// world.js - the browser, its visitors, and what each page they got weighed and complained about.
import { chromium } from 'playwright-core';
import { gzipSync } from 'node:zlib';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const quiet = ['--disable-background-networking', '--disable-component-update', '--disable-default-apps', '--disable-sync',
  '--disable-domain-reliability', '--disable-client-side-phishing-detection', '--no-first-run', '--no-default-browser-check',
  '--metrics-recording-only', '--no-pings', '--disable-features=OptimizationHints,MediaRouter,Translate,AutofillServerCommunication,InterestFeedContentSuggestions,CertificateTransparencyComponentUpdater',
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost'];

// The body, or nothing when the browser has dropped it in the meantime.
const soon = body => Promise.race([body, new Promise(r => setTimeout(r, 20000, Buffer.alloc(0)).unref())]).catch(() => Buffer.alloc(0));

export class World {
  static async open(url, executablePath, shots) {
    const w = new World();
    w.url = url.replace(/\/$/, '');
    w.shots = shots;
    if (shots) mkdirSync(shots, { recursive: true });
    w.browser = await chromium.launch({ executablePath, args: process.getuid?.() === 0 ? [...quiet, '--no-sandbox'] : quiet });
    return w;
  }

  async close() { await this.browser.close(); }

  // A visitor with empty cookies.  lang: the language chosen; script: false = JavaScript off.
  async visitor({ lang = 'el', width = 1280, height = 800, script = true } = {}) {
    const context = await this.browser.newContext({
      viewport: { width, height }, javaScriptEnabled: script, locale: lang === 'en' ? 'en-GB' : lang, serviceWorkers: 'block', reducedMotion: 'reduce',
    });
    const page = await context.newPage();
    const v = new Visitor(this, context, page, lang);
    page.setDefaultTimeout(30000);
    page.on('console', m => { if (m.type() === 'error') v.complaints.push(m.text()); });
    page.on('pageerror', e => v.complaints.push(`script: ${e}`));
    page.on('request', r => v.open.add(r));
    for (const end of ['requestfinished', 'requestfailed']) page.on(end, r => v.open.delete(r));
    page.on('response', r => {
      if (r.status() >= 300 && r.status() < 400) return;
      v.got.push({ page: r.request().isNavigationRequest() && r.frame() === page.mainFrame(), body: soon(r.body()) });   // now: later it may be gone
    });
    return v;
  }

  // The sign-ins that `pronoia demo` printed: "social-worker / demo-social-worker-2026".
  accounts() {
    const said = process.env.DEMO_SAID ? readFileSync(process.env.DEMO_SAID, 'utf8') : '';
    return [...said.matchAll(/^(\S+) \/ (\S+)$/gm)].map(([, name, password]) => ({ name, password }));
  }
}

export class Visitor {
  complaints = [];            // errors in the console: refused by the content security policy, scripts that broke
  got = [];                   // what came since the last navigation began
  open = new Set();           // what was asked for and has not come whole

  constructor(world, context, page, lang) { Object.assign(this, { world, context, page, lang }); }

  // A browser that stands still once is told, with what it waited for, and asked again; a page that does not come fails the second time.
  async go(path) {
    this.got = [];
    this.open.clear();
    return this.page.goto(this.world.url + path).catch(e => {
      if (e.name !== 'TimeoutError') throw e;
      console.log(`# ${path} stood still for 30 s; open: ${[...this.open].map(r => r.url()).join(' ') || 'nothing'}`);
      this.got = [];
      return this.page.goto(this.world.url + path);
    });
  }

  // Chooses the language the way a reader does, without relying on the picker's look.
  async speak() {
    await this.go(`/?lang=${this.lang}`);
    const lang = await this.page.evaluate(() => document.documentElement.lang);
    if (lang !== this.lang) throw new Error(`asked for ${this.lang}, the page is in ${lang}`);
  }

  // The page as it was sent, and what it and its parts weigh, gzipped.
  async source() {
    const sent = this.got.filter(r => r.page);
    return sent.length ? (await sent.at(-1).body).toString() : '';
  }

  async weight() {
    let sum = 0;
    for (const r of this.got) sum += gzipSync(await r.body, { level: 6 }).length;
    return sum;
  }

  // A click that leads to another page.
  async follow(locator) {
    this.got = [];
    await Promise.all([this.page.waitForNavigation({ waitUntil: 'load' }), locator.click()]);
  }

  async shot(name) {
    if (!this.world.shots) return;
    await this.page.screenshot({ path: join(this.world.shots, `${name}.png`), fullPage: true, timeout: 60000 });
  }

  async close() { await this.context.close(); }
}
