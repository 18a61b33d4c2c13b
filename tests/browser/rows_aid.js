// SPDX-License-Identifier: EUPL-1.2
// rows_aid.js - T13: a family asks for help; a proposal, a decision, an account, a payment file that two people let leave, the bank's answer.
import { fill, link, menu, open, press, words } from './rows_hands.js';

async function applied(v, tap) {
  const { page } = v;
  await page.locator('#quick').fill('Χότζα Άρτα');
  await v.follow(page.locator('form.find[role=search] button').first());
  if (!/\/person\?/.test(page.url())) await link(v, 'a[href^="/person?id="]', 'Χότζα Άρτα');
  const person = page.url();
  await link(v, 'a[href^="/case/new"]');
  await page.locator('main input[name=programme][value="one-off-aid"]').check();
  await press(v, '/case/apply');
  const filed = page.url();
  for (let i = 0; i < 12 && await page.locator('form[action="/case/paper"] button[value=seen]').count(); i++) await v.follow(page.locator('form[action="/case/paper"] button[value=seen]').first());
  for (let i = 0; i < 6 && await page.locator('form[action="/case/consent"] button[value=desk]').count(); i++) await v.follow(page.locator('form[action="/case/consent"] button[value=desk]').first());
  for (const to of ['complete', 'check']) {
    const go = page.locator(`form[action="/case/move"]:has(input[name=to][value=${to}]) button`);
    if (await go.count()) { await open(v, `form[action="/case/move"]:has(input[value=${to}])`); await v.follow(go.first()); }
  }
  await link(v, 'a[href^="/aid/award"]');
  await fill(v, { amount: '150', first: '13/1/2027', evidence: 'Λογαριασμός νοσοκομείου.' });
  for (const field of ['ground', 'code']) await page.locator(`#${field}`).selectOption({ index: field === 'ground' ? 1 : 0 });
  await press(v, '/aid/award');
  await page.locator('#o-g').check();
  await fill(v, { since: '11/1/2027', words: 'Έκτακτη και σοβαρή ανάγκη.' });
  if (await page.locator('#dbl').count()) await page.locator('#dbl').check();
  await press(v, '/case/propose');
  tap.ok(await page.locator('#aid .num').first().innerText() === '150 €' && /Εισήγηση/.test(await words(v)), 'T13: help is asked for, its papers seen, its amount proposed', await words(v));
  return { person, filed };
}

async function account(v, tap) {
  await link(v, 'dl a[href^="/person?id="]');
  await link(v, 'a[href^="/aid/payee"]');
  await fill(v, { iban: 'GR16 0110 1250 0000 0001 2300 695' });
  await press(v, '/aid/payee');
  tap.ok(/0695/.test(await words(v)), 'T13: the account is checked and shown by its last four', await words(v));
}

export async function asks(town, tap) {
  const v = await town.staff('adviser'), aid = await applied(v, tap);
  const number = (await words(v)).match(/20\d\d\/\d+/)[0];
  await account(v, tap);
  const chief = await town.staff('manager');
  await menu(chief, '/cases');
  await link(chief, 'a', number);
  await press(chief, '/case/decide');
  tap.ok(/Εγκρίθηκε|Εγκρίνεται|Χορηγείται/.test(await words(chief)), 'T13: somebody else decides', await words(chief));
  return aid;
}

// What the bank would say: everything in the file was paid.
function answer(file, at) {
  const one = (xml, tag) => xml.match(new RegExp(`<${tag}[^>]*>([^<]*)</${tag}>`))[1];
  const iban = file.match(/<DbtrAcct>[\s\S]*?<IBAN>([^<]*)</)[1];
  const entries = [...file.matchAll(/<CdtTrfTxInf>[\s\S]*?<\/CdtTrfTxInf>/g)].map(([x]) => '<Ntry><Amt Ccy="EUR">' + one(x, 'InstdAmt') + '</Amt><CdtDbtInd>DBIT</CdtDbtInd><Sts>BOOK</Sts><BkTxCd/>'
    + '<NtryDtls><TxDtls><Refs><EndToEndId>' + one(x, 'EndToEndId') + '</EndToEndId></Refs></TxDtls></NtryDtls></Ntry>');
  return '<?xml version="1.0"?><Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02"><BkToCstmrStmt><GrpHdr><MsgId>ROWS</MsgId><CreDtTm>' + at + '</CreDtTm></GrpHdr><Stmt><Id>S</Id><CreDtTm>'
    + at + '</CreDtTm><Acct><Id><IBAN>' + iban + '</IBAN></Id></Acct>' + entries.join('') + '</Stmt></BkToCstmrStmt></Document>';
}

export async function pays(town, tap) {
  const v = await town.staff('cashier'), { page } = v;
  await menu(v, '/aid');
  await fill(v, { pays: '14/1/2027' });
  await press(v, '/aid/run/make');
  tap.ok(/\/aid\/run\?id=/.test(page.url()) && await page.locator('main tbody tr').count() > 0, 'T13: one file for the bank of what can be paid', await words(v));
  const chief = await town.staff('mayor');
  await menu(chief, '/aid');
  await link(chief, 'a[href^="/aid/run?id="]');
  await press(chief, '/aid/run/release');
  await page.reload();
  const [got] = await Promise.all([page.waitForEvent('download'), page.locator('a[href^="/aid/run/file"]').click()]);
  const file = await (await import('node:fs/promises')).readFile(await got.path(), 'utf8');
  await menu(v, '/aid');
  await link(v, 'a[href^="/aid/answers"]');
  await page.locator('#file').setInputFiles({ name: 'camt.xml', mimeType: 'application/xml', buffer: Buffer.from(answer(file, '2027-01-14T10:00:00')) });
  await press(v, '/aid/answers');
  tap.ok(await page.locator('main .tag.ok').count() >= 1 && await page.locator('main .tag.no').count() === 0, 'T13: the mayor lets it leave; the bank says that all was paid', await words(v));
}
