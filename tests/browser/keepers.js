// SPDX-License-Identifier: EUPL-1.2
// keepers.js - a busy day of those who keep a structure, each at their own desk, in a town of their own from January to August 2027: what a
// resident asks for, what is given, and the line in the yearly report.  The letters before a sentence are the rows of the mission it serves.
import { menu, reported, reportOf } from './rows_hands.js';
import { dentist, equipment, nursed, nursing, nursingOffered, onDuty, rota, toothache } from './keepers_clinics.js';
import { counselAsked, counselClosed, counselGroup, counselPlanned } from './keepers_counsel.js';
import { asked, guest, guestLeft, home, homeLeft, sealed } from './keepers_homes.js';
import { pupilsAfter, pupilsBefore, raise } from './keepers_papers.js';
import { kitchen, pharmacy } from './keepers_stores.js';
import { Town } from './town.js';

const lines = [['L3', 'manager', 'Φαρμακείο', 'Φάρμακα'], ['L3', 'manager', 'συσσίτιο', 'Γεύματα'], ['L3', 'manager', 'Οδοντιατρείο', 'Ραντεβού'],
  ...['Εφημερίες', 'Ετοιμότητες', 'Ώρες που καλύφθηκαν', 'Ώρες που δεν καλύπτει κανείς'].map(column => ['T11', 'manager', 'Οδοντιατρείο', 'Οδοντιατρείο', column]),
  ['T11', 'manager', 'Πολυϊατρείο', 'Επισκέψεις στο σπίτι'], ...['Λειτουργούν', 'Έλεγχοι που έγιναν'].map(column => ['T11', 'manager', 'Πολυϊατρείο', 'Πολυϊατρείο', column]),
  ...['Συνεδρίες', 'Έλαβαν εργασιακή συμβουλευτική', 'Πήραν μέρος σε ομαδική συνάντηση', 'Βρήκαν εργασία', 'Άρχισαν σχέδιο δράσης', 'Τέλος σχεδίου δράσης: Οι στόχοι επιτεύχθηκαν'].map(kind => ['L4', 'manager', 'Κέντρο Κοινότητας Λάρισας', kind]),
  ...['Συνεδρίες', 'Πληρωμές', 'Ήρθαν', 'Απασχόληση: επιδοτούμενη εργασία', 'Έφυγαν: σε δικό του σπίτι', 'Μετά: μένει σταθερά'].map(kind => ['L7', 'manager', 'Στέγαση και Εργασία', kind]),
  ...['Διανυκτερεύσεις', 'Ήρθαν', 'Έφυγαν: σε πρόγραμμα στέγασης'].map(kind => ['L9', 'shelter', 'Κυκλάμινο', kind])];

// What the year says of each line so far.
async function year(town) {
  const said = [];
  let at = '';
  for (const [, who, unit, kind, column] of lines) {
    const v = at === unit ? town.signed.get(who) : await town.staff(who);
    if (at !== unit) {
      await menu(v, '/reports');
      await reportOf(v, unit);
    }
    at = unit;
    said.push(await reported(v, kind, column));
  }
  return said;
}

export default async function keepers(world, tap) {
  const binary = process.env.PRONOIA_BINARY;
  if (!binary) { tap.skip('keepers', 'no program of its own to start at another day (PRONOIA_BINARY)'); return; }
  const town = await Town.make(world, binary, '2027-01-11T08:00');
  try {
    const before = await year(town);
    await pharmacy(town, tap);
    await kitchen(town, tap);
    const when = await toothache(town, tap);
    await rota(town, tap);
    await equipment(town, tap);
    await nursingOffered(town, tap);
    const visit = await nursing(town, tap);
    const seeker = await counselAsked(town, tap);
    await counselPlanned(town, tap, seeker);
    const tenancy = await home(town, tap), stay = await guest(town, tap), slip = await pupilsBefore(town, tap);
    await raise(town, tap);
    await town.at('2027-01-13T09:15');
    await onDuty(town, tap);
    await dentist(town, tap, when);
    await nursed(town, tap, visit);
    await guestLeft(town, tap, stay);
    await pupilsAfter(town, tap, slip);
    await counselGroup(town, tap, seeker);
    await town.at('2027-02-27T09:15');
    await homeLeft(town, tap, tenancy);
    await counselClosed(town, tap, seeker);
    await town.at('2027-08-27T09:15');
    await asked(town, tap);
    const after = await year(town);
    lines.forEach(([what, , unit, kind, column], k) => tap.ok(after[k] > before[k], `${what}: a line of the yearly report of ${unit}: ${column ?? kind}`, `${before[k]}, then ${after[k]}`));
    await sealed(town, tap);
  } catch (e) {
    const at = [];
    for (const c of world.browser.contexts()) for (const p of c.pages()) at.push(`${p.url()}: ${(await p.locator('main').innerText().catch(() => '')).slice(0, 250).replaceAll('\n', ' ')}`);
    tap.ok(false, 'the day is played to its end', [String(e.stack ?? e), ...at]);
  } finally {
    await town.close();
  }
}
