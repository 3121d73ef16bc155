// What is known of a person's recovery code: when it was made, typed back from paper, and tested. The custody log is the record of all three.
import { HoldfastError } from '../../../shared/contract/failure.ts';
import type { RecoveryCodeFacts } from '../../../shared/recovery/schema.ts';
import { newestActionAbout } from '../../custody/service.ts';
import { parseRecoveryCode } from '../key-slots/recovery-code.ts';
import { slotOpenedBy } from './members.ts';
import type { OpenSession } from '../opening/open-session.ts';
import { ownSlots, vaultCreatedAt } from '../repository.ts';

const hasCode = async (session: OpenSession): Promise<boolean> => (await ownSlots(session.read, session.member)).some(({ kind }) => kind === 'recovery-code');

/** Null for a person without a recovery code. What was noted of an earlier code says nothing of this one. */
export const recoveryCodeFacts = async (session: OpenSession): Promise<RecoveryCodeFacts | null> => {
  if (!(await hasCode(session))) return null;
  const { read, member } = session;
  const [renewed, written, tested] = await Promise.all((['recovery-code-renewed', 'recovery-code-written', 'recovery-code-tested'] as const).map((action) => newestActionAbout(read, member, action)));
  const since = renewed?.seq ?? 0;
  const noted = (entry: typeof written): RecoveryCodeFacts['testedAt'] => (entry === null || entry === undefined || entry.seq < since ? null : entry.at);
  return { madeAt: renewed?.at ?? (await vaultCreatedAt(read)), writtenDownAt: noted(written), testedAt: noted(tested) };
};

/** Throws `not-found` for a person without a recovery code. */
export const noteCodeWritten = async (session: OpenSession): Promise<void> => {
  if (!(await hasCode(session))) throw new HoldfastError('not-found');
  await session.change(({ member, record }) => record('recovery-code-written', member, {}));
};

/** Throws `passphrase-did-not-open` unless this is the recovery code of the person who unlocked. */
export const testRecoveryCode = async (session: OpenSession, code: string): Promise<void> => {
  const slotId = parseRecoveryCode(code).ok ? await slotOpenedBy(session, 'recovery-code', code) : null;
  if (!(await ownSlots(session.read, session.member)).some((slot) => slot.slotId === slotId)) throw new HoldfastError('passphrase-did-not-open');
  await session.change(({ member, record }) => record('recovery-code-tested', member, {}));
};
