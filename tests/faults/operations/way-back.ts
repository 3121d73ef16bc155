// What is noted of the ways back: that the recovery code was written down and tested, a set of shares that was begun and given up, one that counts, and one that was begun
// while it counts and given up. What was given up leaves nothing.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { noteCodeWritten, recoveryCodeFacts, testRecoveryCode } from '../../../electron/vault/members/recovery-code-facts.ts';
import { ShareMaking } from '../../../electron/vault/shares/recovery-shares.ts';
import { currentShareSet } from '../../../electron/vault/index.ts';
import { markers, passphrase } from '../secrets.ts';
import type { Over } from './over-evidence.ts';
import { steppedOperation } from './steps.ts';

const codeFile = 'recovery-code.txt';

const theirs = ['turbojet mandatory unbitten operative', 'walnut ribbon glacier pepper tunnel'] as const;

/** A set with all its shares written. */
const written = async ({ session }: Over, holder: string): Promise<ShareMaking> => {
  const making = await ShareMaking.begin(session, passphrase, theirs.length, theirs.length);
  for (const [index, secret] of theirs.entries()) await making.write(index + 1, `${holder} ${String(index)}`, secret);
  return making;
};

const givenUp = async (over: Over): Promise<void> => { (await written(over, markers.title)).end(); };

export const wayBackOperations = [steppedOperation({
  name: 'way-back',
  prepare: ({ folder, recoveryCode }) => writeFile(join(folder, codeFile), recoveryCode),
  before: ['code'],
  steps: [
    { does: ({ session }) => noteCodeWritten(session), leaves: [['code, written', 'recovery-code-written']] },
    { does: async ({ session }, _, { folder }) => testRecoveryCode(session, await readFile(join(folder, codeFile), 'utf8')), leaves: [['code, written, tested', 'recovery-code-tested']] },
    { does: givenUp, leaves: [['code, written, tested']] },
    { does: async (over) => (await written(over, markers.person)).finish(), leaves: [['code, written, tested, shares', 'shares-made']] },
    { does: givenUp, leaves: [['code, written, tested, shares']] },
  ],
  read: async (session) => {
    const [facts, set] = [await recoveryCodeFacts(session), await currentShareSet(session.read)];
    const said = [facts === null ? 'no code' : 'code', (facts?.writtenDownAt ?? null) === null ? '' : 'written', (facts?.testedAt ?? null) === null ? '' : 'tested', set === null ? '' : set.holders.every((holder) => holder.startsWith(markers.person)) ? 'shares' : 'shares that were given up'];
    return said.filter((one) => one !== '').join(', ');
  },
})];
