// SPDX-License-Identifier: EUPL-1.2
// town.js - a town of its own whose day can be chosen: a call for places takes weeks.  The server is stopped and started at another hour
// on the same database; visitors keep their windows.  KEEP=1 leaves its folder.
import { spawn, execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { World } from './world.js';
import { signIn } from './staff.js';

const freePort = () => new Promise(done => { const s = createServer().listen(0, '127.0.0.1', () => { const { port } = s.address(); s.close(() => done(port)); }); });

export class Town {
  static async make(world, binary, hour) {
    const t = new Town(), dir = mkdtempSync(join(tmpdir(), 'town-')), port = await freePort();
    const env = { ...process.env, PRONOIA_DB: join(dir, 'db'), PRONOIA_KEY: join(dir, 'key'), PRONOIA_DEMO: '1' };
    Object.assign(t, { dir, port, binary, env, signed: new Map() });
    t.world = Object.assign(Object.create(World.prototype), world, { url: `http://127.0.0.1:${port}` });
    const run = word => promisify(execFile)(binary, [word], { env: { ...env, PRONOIA_NOW: hour } });
    await run('migrate');
    const said = (await run('demo')).stdout;
    writeFileSync(join(dir, 'demo'), said);
    t.accounts = [...said.matchAll(/^(\S+) \/ (\S+)$/gm)].map(([, name, password]) => ({ name, password }));
    await t.at(hour);
    return t;
  }

  // What the program does by itself in between is done when the town wakes.
  async at(hour) {
    await this.stop();
    await promisify(execFile)(this.binary, ['chores'], { env: { ...this.env, PRONOIA_NOW: hour } });
    this.server = spawn(this.binary, ['serve', '--port', String(this.port)], { env: { ...this.env, PRONOIA_NOW: hour }, stdio: 'ignore' });
    for (let i = 0; i < 80; i++) {
      if (await fetch(`${this.world.url}/healthz`).then(r => r.ok, () => false)) return;
      await new Promise(r => setTimeout(r, 100));
    }
    throw new Error(`no server at ${hour}`);
  }

  async stop() {
    if (!this.server) return;
    const gone = new Promise(r => this.server.once('exit', r));
    this.server.kill();
    await gone;
    this.server = null;
  }

  // Somebody at home, with a telephone.
  async visitor() {
    const v = await this.world.visitor({ width: 390 });
    v.page.setDefaultTimeout(8000);
    return v;
  }

  // Somebody of the staff, in a window of their own, signed in; again when the night was long.
  async staff(name) {
    const account = this.accounts.find(a => a.name === name), v = this.signed.get(name) ?? await this.world.visitor();
    this.signed.set(name, v);
    v.page.setDefaultTimeout(8000);
    await v.go('/day');
    if (!await v.page.locator('form.me').count()) { await signIn(v, account); await v.go('/day'); }
    return v;
  }

  async close() {
    for (const v of this.signed.values()) await v.close();
    await this.stop();
    if (!process.env.KEEP) rmSync(this.dir, { recursive: true, force: true });
  }
}
