// SPDX-License-Identifier: EUPL-1.2
// main.js - runs the parts asked for (all without a word) and ends with the plan and 1 when something failed.
import { Tap } from './tap.js';
import { World } from './world.js';

const parts = ['pages', 'journeys', 'online', 'family', 'home', 'staff', 'desk', 'drafts', 'registry', 'referrals', 'daily', 'hurried', 'stays', 'rows', 'keepers', 'acceptance'];
const wanted = process.argv.slice(2).length ? process.argv.slice(2) : parts;
const tap = new Tap();
const world = await World.open(process.env.URL, process.env.CHROMIUM, process.env.SHOTS);

for (const part of wanted) {
  if (!parts.includes(part)) { tap.ok(false, `there is no part ${part}`); continue; }
  const began = Date.now();
  try {
    await (await import(`./${part}.js`)).default(world, tap);
  } catch (e) {
    tap.ok(false, `${part} runs to its end`, String(e.stack ?? e));
  }
  tap.say(`${part}: ${Math.round((Date.now() - began) / 1000)} s`);
}
await world.close();
process.exit(tap.end());
