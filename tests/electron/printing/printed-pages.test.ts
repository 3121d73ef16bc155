// Reads the PDFs back with an independent reader and compares what a person would find on the paper.
import { describe, expect, it } from 'vitest';
import { printCustodyForm } from '../../../electron/printing/custody-form.ts';
import { printHealthReport } from '../../../electron/printing/health-report.ts';
import { localTime } from '../../../electron/printing/times.ts';
import { printRecoverySheet } from '../../../electron/printing/recovery-sheet.ts';
import { barePassage, passageDetails, type Passage } from '../../../shared/custody/passage.ts';
import { custodyEntrySchema } from '../../../shared/custody/schema.ts';
import { createFormatter } from '../../../shared/i18n/format.ts';
import { memberCodeSchema, vaultIdSchema } from '../../../shared/ids.ts';
import { instant, type UncertainDate } from '../../../shared/time.ts';
import { letters, readPdf } from './read-pdf.ts';
import { sampleForm } from './sample-form.ts';

const english = createFormatter('en');

describe('the chain-of-custody form', () => {
  it('carries the item, its fingerprint in groups and the names of people in their own scripts', async () => {
    const pdf = await readPdf(await printCustodyForm(sampleForm(3), english));
    const text = letters(pdf.all);
    for (const expected of [
      'Chain-of-custody form', 'E-001', 'RUDEN-1', '4,812,345 bytes', '9f86 d081 884c 7d65', 'Лариса Щукина', 'თბილისი', 'الرحمن', '11 February 2026, 06:14:22, UTC +03:00',
      '11 February 2026, 07:14:22, camera clock', 'about February 2026', '+60 minutes', '11 Feb 2026, 08:02:17 UTC', 'Added to the vault', '4XQ7-9F2M-K3', 'printed by M2, 21 Nov 2026, 14:03:09 UTC',
      'Released by', 'Received by', 'Condition, seal no.', 'It does not show that what the file depicts is true',
    ]) expect(text).toContain(letters(expected));
  });

  it('prints what happened to the object as rows in the order of happening, the corrected one marked, and empty rows after them', async () => {
    const form = sampleForm(1);
    const passage = (seq: number, said: Partial<Passage>, corrects: number | null = null) => custodyEntrySchema.parse({
      ...form.entries[0], seq, action: 'passage', details: passageDetails({ ...barePassage('received'), ...said }, { corrects, together: null }),
    });
    const february = (day: number): UncertainDate => ({ certainty: 'about', value: { year: 2026, month: 2, day, time: null, offsetMinutes: null }, until: null, basis: null, note: '' });
    const pdf = await readPdf(await printCustodyForm({ ...form, entries: [
      ...form.entries,
      passage(3, { happened: 'transferred', when: february(20), fromWhom: 'Лариса Щукина', toWhom: 'ماريا', purpose: 'for the hearing', sealNo: 'A 0042', conditionBefore: 'cracked', conditionAfter: 'the same' }),
      passage(4, { when: february(14), fromWhom: 'P-03' }),
      passage(5, { when: february(15), fromWhom: 'P-02', witnessedBy: 'P-04' }, 4),
    ] }, english));
    const text = letters(pdf.all);
    for (const expected of ['3 passages of the object itself', 'Handed on (the object itself)', 'about 20 February 2026', 'for the hearing', 'Seal A 0042', 'Before: cracked; after: the same', 'Corrected by entry 5', 'Corrects entry 4', 'Witness: P-04', 'Entry 3, written down by M1, 11 Feb 2026, 08:02:17 UTC', 'fill in one each time'])
      expect(text).toContain(letters(expected));
    const rows = text.slice(text.indexOf(letters('3 passages of')));
    expect(['about 14 February', 'about 15 February', 'about 20 February'].map((day) => rows.indexOf(letters(day))).map((at, index, all) => at > (all[index - 1] ?? -1))).toEqual([true, true, true]);
    expect(letters((await readPdf(await printCustodyForm(form, english))).all)).toContain(letters('No passage of the object itself was recorded'));
  });

  it('says that the whole log was followed, and where it does not follow says so before everything else and claims nothing of it', async () => {
    const form = sampleForm(3);
    const whole = letters((await readPdf(await printCustodyForm(form, english))).all);
    expect([whole.includes(letters('each fits the one before it')), whole.includes(letters('The witness code stands for the whole log'))]).toEqual([true, true]);
    const broken = letters((await readPdf(await printCustodyForm({ ...form, head: { ...form.head, brokenAt: 2 } }, english))).all);
    const said = letters('It does not follow at entry 2.');
    expect([broken.indexOf(said) < broken.indexOf(letters('RUDEN-1')), broken.split(said).length - 1]).toEqual([true, 2]);
    for (const claimed of ['each fits the one before it', 'The witness code stands for the whole log']) expect(broken).not.toContain(letters(claimed));
  });

  it('shows the place of an entry that cannot be read, says so before everything else, and claims nothing of the log that it cannot', async () => {
    const form = sampleForm(3);
    const [first, , last] = form.entries;
    const text = letters((await readPdf(await printCustodyForm({ ...form, entries: [first!, { seq: 3, unread: true }, last!] }, english))).all);
    const summary = letters('1 entry of the custody log about this item cannot be read: number 3. The log is not whole.');
    expect([text.includes(summary), text.indexOf(summary) < text.indexOf(letters('RUDEN-1'))]).toEqual([true, true]);
    for (const expected of ['This entry cannot be read', 'It stands here in its place.', '3 entries about this item', 'that binding is broken', 'No passage of the object itself can be read', 'nor that the entries beside them are as they were written'])
      expect(text).toContain(letters(expected));
    for (const claimed of ['cannot be read', 'The log is not whole', 'that binding is broken']) expect(letters((await readPdf(await printCustodyForm(form, english))).all)).not.toContain(letters(claimed));
    for (const notClaimed of ['Each carries the fingerprint of the entry before it', 'The witness code stands for the whole log', 'No passage of the object itself was recorded']) expect(text).not.toContain(letters(notClaimed));
  });

  it('prints the times of the log also as this computer’s clock has them', async () => {
    const pdf = await readPdf(await printCustodyForm(sampleForm(1), english));
    expect(letters(pdf.all)).toContain(letters(localTime(Date.UTC(2026, 1, 11, 8, 2, 17), english.intl.locale)));
  });

  it('is tagged, has a title and says which language it is in', async () => {
    const pdf = await readPdf(await printCustodyForm(sampleForm(1), english));
    expect({ tagged: pdf.tagged, title: pdf.title, language: pdf.language }).toEqual({ tagged: true, title: 'Chain-of-custody form', language: 'en' });
    for (const role of ['H1', 'H2', 'Table', 'TH', 'TD', 'P']) expect(pdf.roles).toContain(role);
  });

  it('numbers every page and repeats the head of the log when the log is long', async () => {
    const pdf = await readPdf(await printCustodyForm(sampleForm(40), english));
    expect(pdf.pages.length).toBeGreaterThan(3);
    pdf.pages.forEach((page, index) => { expect(page).toContain(`Page ${String(index + 1)} of ${String(pdf.pages.length)}`); });
    expect(pdf.pages.filter((page) => page.includes('What happened')).length).toBeGreaterThan(2);
    const hours = Array.from({ length: 40 }, (_, index) => letters(`${index.toString(16).padStart(4, '0')} b7b7`));
    expect(hours.filter((hash) => !letters(pdf.all).includes(hash))).toEqual([]);
  });

  it('prints text from records as text, never as markup', async () => {
    const form = sampleForm(1);
    const hostile = '#read("/etc/passwd") $x^2$ *bold* <label> @ref \\ \u0000';
    const pdf = await readPdf(await printCustodyForm({ ...form, item: { ...form.item, description: { ...form.item.description, title: hostile } } }, english));
    expect(letters(pdf.all)).toContain(letters('#read("/etc/passwd") $x^2$ *bold* <label> @ref \\ [U+0000]'));
  });

  it('shows direction controls in a file name as marks', async () => {
    const pdf = await readPdf(await printCustodyForm(sampleForm(1), english));
    expect(letters(pdf.all)).toContain('U+202E');
    expect(pdf.all).not.toContain('\u202e');
  });

  it('is laid out from right to left in a right-to-left language', async () => {
    const pdf = await readPdf(await printCustodyForm(sampleForm(1), createFormatter('ar-XB')));
    expect({ language: pdf.language, arabic: /[\u0600-\u06ff\ufe70-\ufeff]{3}/u.test(pdf.all) }).toEqual({ language: 'ar', arabic: true });
  });
});

describe('the recovery sheet', () => {
  it('fits one page and carries the whole code and nothing about the vault', async () => {
    const code = 'K7QM-2XWD-9FHT-4RPC-B6NE-8VJA-3YGS-5ZKU';
    const pdf = await readPdf(await printRecoverySheet({ recoveryCode: code, printedAt: instant(0) }, english));
    expect(pdf.pages).toHaveLength(1);
    expect(letters(pdf.all).replaceAll('-', '')).toContain(code.replaceAll('-', ''));
    expect(pdf.all).toContain('Keep it far from this computer');
    expect(pdf.tagged).toBe(true);
  });
});

describe('the health report', () => {
  it('fits one page, says each state in words, what was never checked, and the witness code', async () => {
    const found = (kind: 'header-fine' | 'ways-one' | 'set-aside-some' | 'bytes-never', severity: 'warning' | 'loss' | null, at: number | null, facts = {}) => ({ kind, severity, at: at === null ? null : instant(at), facts, problems: [] });
    const pdf = await readPdf(await printHealthReport({
      findings: [found('header-fine', null, 0), found('ways-one', 'warning', 0), found('set-aside-some', 'loss', 0, { count: 2 }), found('bytes-never', null, null)],
      head: { seq: 3411, witness: '3411 7F2K 9QXM 4RPC B6NE' }, vaultId: vaultIdSchema.parse('0'.repeat(32)), printedBy: memberCodeSchema.parse('M1'), printedAt: instant(0),
    }, english));
    expect(pdf.pages).toHaveLength(1);
    const text = letters(pdf.all);
    for (const expected of ['Health of the vault', 'Both copies of the opening file are whole', 'There is only one way to open this vault', '2 items are missing or do not match their fingerprints', 'Never', 'Not checked', '3411 7F2K 9QXM 4RPC B6NE', '3,411', 'printed by M1']) {
      expect(text).toContain(letters(expected));
    }
    expect(pdf.tagged).toBe(true);
  });
});
