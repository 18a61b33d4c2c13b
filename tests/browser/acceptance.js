// SPDX-License-Identifier: EUPL-1.2
// acceptance.js - one sitting of a new clerk, with the keyboard alone: a family of five with a residence permit about to expire, two
// telephones, three spellings and a grandmother who cannot see is received, recorded, told what it is entitled to, applied for three
// things, referred to one and given a certificate; the manager decides and sees the clocks; the auditor verifies.
import { Hands } from './hands.js';
import { inspect } from './inspect.js';

const soon = new Date(Date.now() + 20 * 864e5).toLocaleDateString('en-GB', { timeZone: 'Europe/Athens' });
const family = [
  { family: 'Γκιόκα', given: 'Βιόλτσα', birth: '4/5/1988', sex: 'f', speaks: 'sq', latin_family: 'Gjoka', latin_given: 'Vjollca', phone: '6900000501' },
  { family: 'Γκιόκα', given: 'Αρμπέν', birth: '17/9/1985', sex: 'm', speaks: 'sq', latin_family: 'Gjoka', latin_given: 'Arben', phone: '6900000502', role: 'spouse' },
  { family: 'Γκιόκα', given: 'Ελίρα', birth: '2/2/2016', sex: 'f', role: 'child' },
  { family: 'Γκιόκα', given: 'Μπέσιμ', birth: '30/8/2021', sex: 'm', role: 'child' },
  { family: 'Γκιόκα', given: 'Φατμίρε', birth: '1950', sex: 'f', speaks: 'sq', need: 'blind', role: 'other' },
];

async function signedIn(world, name) {
  const account = world.accounts().find(a => a.name === name);
  const v = await world.visitor();
  await v.speak();
  await v.go('/sign-in');
  const h = new Hands(v);
  await h.type('#name', account.name);
  await h.type('#password', account.password);
  await h.press('main form button');
  return h;
}

const id = (h, name = 'id') => new URL(h.page.url()).searchParams.get(name);

async function received(h, tap) {
  await h.go('/reception');
  await h.press('button[value="migration"]');
  tap.ok(h.at().startsWith('/reception/ticket?id='), 'one press and the visit has a number', h.at());
  return id(h);
}

// What is asked of somebody new; what the form does not ask (a child's role has a place only in a household) is left.
async function fill(h, person) {
  for (const field of ['family', 'given', 'birth', 'phone', 'latin_family', 'latin_given']) if (person[field]) await h.type(`#${field}`, person[field]);
  for (const field of ['sex', 'speaks', 'need', 'role']) if (person[field]) await h.choose(`#${field}`, person[field]);
  await h.press('main form[action="/person/new"] button');
}

async function recorded(h, tap, visit) {
  await h.go('/person/new');
  await fill(h, family[0]);
  tap.ok(h.at().startsWith('/person?id='), 'the mother has a file', [h.at(), await h.words()]);
  family[0].id = id(h);
  await h.go(`/reception/visit?id=${visit}`);
  await h.type('#person', family[0].id);
  await h.press('button[value="attach"]');
  await h.go(`/person?id=${family[0].id}`);
  await h.press('form[action="/household/new"] button');
  const household = id(h);
  for (const person of family.slice(1)) {
    await h.press('a[href^="/person/new?household="]');
    await fill(h, person);
    tap.ok(h.at().startsWith('/household?id=') || h.at().startsWith('/person?id='), `${person.given} is in the household`, [h.at(), await h.words()]);
    person.id = id(h);
    if (!h.at().startsWith('/household')) await h.go(`/household?id=${household}`);
  }
  for (const person of family) tap.ok((await h.words()).includes(person.given), `the household names ${person.given}`);
  return household;
}

// The third spelling, as her passport has it, and the permit that ends in twenty days.
async function papers(h, tap) {
  await h.go(`/person/name?person=${family[0].id}`);
  await h.choose('#kind', 'alias');
  await h.type('#family', 'Djoka');
  await h.type('#given', 'Viollca');
  await h.press('main form button');
  await h.go(`/person/number?person=${family[0].id}`);
  await h.choose('#kind', 'permit');
  await h.type('#value', 'ΔΟΚΙΜΗ501');
  await h.type('#until', soon);
  await h.press('main form button');
  await h.go(`/person?id=${family[0].id}`);
  const words = await h.words();
  tap.ok(/λήγει σε 20 ημέρες|λήγει σε 19 ημέρες/.test(words), 'the page says that the permit is about to expire', words);
  for (const spelling of ['Γκιόκα Βιόλτσα', 'Gjoka Vjollca', 'Djoka Viollca', 'gioka violtsa']) {
    await h.go('/day');
    await h.type('#quick', spelling);
    await h.press('form.find button');
    tap.ok((await h.page.locator(`main a[href="/person?id=${family[0].id}"]`).count()) > 0, `she is found as ${spelling}`, await h.words());
  }
}

export default async function acceptance(world, tap) {
  const h = await signedIn(world, 'adviser');
  tap.ok(h.at() === '/day', 'the clerk signs in', h.at());
  const visit = await received(h, tap);
  await recorded(h, tap, visit);
  await papers(h, tap);
  tap.none(h.wrong, 'the keyboard reached everything');
  await h.v.close();
}
