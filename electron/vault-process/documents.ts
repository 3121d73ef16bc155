// Documents that the vault process typesets for the window: gathers what they state, and records in the custody log that a form
// was printed before anyone holds it.
import { z } from 'zod';
import { HoldfastError } from '../../shared/contract/failure.ts';
import type { InputOf, OutputOf } from '../../shared/contract/registry.ts';
import { createFormatter, type Formatter } from '../../shared/i18n/format.ts';
import { languages } from '../../shared/settings/schema.ts';
import { instant } from '../../shared/time.ts';
import { codeOf } from '../cases/service.ts';
import { custodyHead, readEntriesAbout } from '../custody/service.ts';
import { verifyChain } from '../custody/verify.ts';
import { showEvidence } from '../evidence/tool.ts';
import { lookAtHealth } from '../health/service.ts';
import { printCustodyForm } from '../printing/custody-form.ts';
import { printHealthReport } from '../printing/health-report.ts';
import { printRecoverySheet } from '../printing/recovery-sheet.ts';
import { printShare, type PrintableShare } from '../printing/share-page.ts';
import type { OpenSession } from '../vault/index.ts';
import type { VaultSession } from '../vault/session.ts';

/** Words in the asked language; a language we do not have is refused rather than replaced. */
const words = (language: string): Formatter => {
  const known = z.enum(languages).safeParse(language);
  if (!known.success) {
    throw new HoldfastError('input-refused', { field: 'language' });
  }
  return createFormatter(known.data);
};

/** The chain-of-custody form of one item; the whole log is followed for it; an entry that is damaged stands in its place, and is told of at the head. Throws `not-found`. */
export const printForm = async (session: VaultSession, { id, language }: InputOf<'custody.form'>): Promise<OutputOf<'custody.form'>> => {
  const formatter = words(language);
  const item = await showEvidence(session, id);
  const printedAt = session.clock();
  await session.change((change) => change.record('form-printed', id, { sha256: item.sha256 }));
  const [entries, head, { brokenAt }] = await Promise.all([readEntriesAbout(session.read, id), custodyHead(session.read), verifyChain(session.read)]);
  const pdf = await printCustodyForm({ item, caseCode: await codeOf(session.read, item.case), entries, head: { ...head, brokenAt }, vaultId: session.vaultId, printedBy: session.member, printedAt }, formatter);
  return { pdf: new Uint8Array(pdf), fileName: `${id}-custody.pdf` };
};

/** The recovery code on a page. */
export const printSheet = async (recoveryCode: string, language: string): Promise<OutputOf<'vault.recoverySheet'>> => ({
  pdf: new Uint8Array(await printRecoverySheet({ recoveryCode, printedAt: instant(Date.now()) }, words(language))),
});

/** One share on its page. */
export const printShareOf = (share: Omit<PrintableShare, 'printedAt'>, language: string): Promise<Uint8Array> => printShare({ ...share, printedAt: instant(Date.now()) }, words(language));

/** The health report: what is known of the vault now, on one page, with the witness code. Put on record before anyone holds it. */
export const printHealth = async (session: OpenSession, { language }: InputOf<'health.report'>): Promise<OutputOf<'health.report'>> => {
  const formatter = words(language);
  const findings = await lookAtHealth(session);
  const printedAt = session.clock();
  // A vault that is open for reading alone is the one whose report is wanted most.
  if (!session.readOnly) await session.change((change) => change.record('form-printed', 'vault', { kind: 'health' }));
  const head = await custodyHead(session.read);
  const pdf = await printHealthReport({ findings, head, vaultId: session.vaultId, printedBy: session.member, printedAt }, formatter);
  return { pdf: new Uint8Array(pdf), fileName: 'vault-health.pdf' };
};
