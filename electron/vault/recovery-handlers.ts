// Answers the recovery calls that run in the vault process.
import type { InputOf } from '../../shared/contract/registry.ts';
import type { WayBack } from '../../shared/recovery/schema.ts';
import type { Handlers } from '../ipc/handlers.ts';
import type { ReadableDb } from './database/handle.ts';
import { isRowDamage } from './database/row-damage.ts';
import { noteCodeWritten, recoveryCodeFacts, testRecoveryCode } from './members/recovery-code-facts.ts';
import type { VaultService } from './service.ts';
import { currentShareSet } from './shares/share-repository.ts';
import { openShare } from './shares/sealed-share.ts';

export interface RecoveryNeeds {
  readonly service: VaultService;
  /** Typesets the page of one share. */
  readonly printShare: (share: { readonly lines: readonly string[]; readonly number: number; readonly count: number; readonly threshold: number }, language: string) => Promise<Uint8Array>;
}

/** Damage to the row of the set must not hide that a new one can be made, which does not read it. */
const shareFacts = async (read: ReadableDb): Promise<WayBack['shares']> => {
  try {
    const set = await currentShareSet(read);
    return set === null ? null : { threshold: set.threshold, holders: set.holders, madeAt: set.madeAt, testedAt: set.testedAt };
  } catch (error) {
    if (isRowDamage(error)) return 'unreadable';
    throw error;
  }
};

const done = (work: Promise<void>): Promise<Record<string, never>> => work.then(() => ({}));

export const recoveryHandlers = ({ service, printShare }: RecoveryNeeds): Handlers<'recovery', 'vault'> => ({
  async checkShare({ text, passphrase }) {
    const { label, piece } = await openShare(text, passphrase);
    piece.end();
    return { number: label.number, count: label.count, threshold: label.threshold, set: `${label.vaultId}${label.setId}` };
  },
  async wayBack() {
    const { session } = service;
    return { shares: await shareFacts(session.read), code: await recoveryCodeFacts(session) };
  },
  beginShares: ({ current, threshold, count }) => done(service.beginShares(current, threshold, count)),
  async writeShare({ number, holder, passphrase, language }: InputOf<'recovery.writeShare'>) {
    const { lines, threshold, count } = await service.writeShare(number, holder, passphrase);
    return { lines: [...lines], pdf: Uint8Array.from(await printShare({ lines, number, count, threshold }, language)) };
  },
  finishShares: () => done(service.finishShares()),
  abandonShares: async () => ({ counts: await service.abandonShares() }),
  testShares: async ({ shares }) => ({ numbers: [...(await service.testShares(shares)).numbers] }),
  noteCodeWritten: () => done(noteCodeWritten(service.session)),
  testCode: ({ code }) => done(testRecoveryCode(service.session, code)),
});
