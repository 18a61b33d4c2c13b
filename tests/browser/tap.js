// SPDX-License-Identifier: EUPL-1.2
// tap.js - the Test Anything Protocol.

export class Tap {
  n = 0;
  failed = 0;

  ok(good, what, detail = '') {
    console.log(`${good ? 'ok' : 'not ok'} ${++this.n} - ${what.replaceAll('#', '\\#')}`);
    if (!good) {
      this.failed++;
      const lines = (Array.isArray(detail) ? detail : [detail]).filter(Boolean).flatMap(d => String(d).split('\n'));
      for (const line of lines.slice(0, 30)) console.log(`#   ${line}`);
      if (lines.length > 30) console.log(`#   ... and ${lines.length - 30} more`);
    }
    return good;
  }

  none(list, what) { return this.ok(list.length === 0, what, list); }
  skip(what, why) { console.log(`ok ${++this.n} - ${what} # SKIP ${why}`); }
  say(words) { console.log(`# ${words}`); }

  end() {
    console.log(`1..${this.n}`);
    return this.failed ? 1 : 0;
  }
}
