// Answers the vault calls that run in the vault process, and main's own calls for creating, opening and closing.
import type { OutputOf } from '../../shared/contract/registry.ts';
import type { JobId } from '../../shared/ids.ts';
import type { Settings } from '../../shared/settings/schema.ts';
import type { Handlers } from '../ipc/handlers.ts';
import type { ProcessInput, ProcessOutput } from '../vault-process/contract.ts';
import type { RandomSource } from './crypto/random.ts';
import type { VaultService } from './service.ts';
import type { Clock, VaultSession } from './session.ts';

export interface VaultNeeds {
  readonly service: VaultService;
  readonly clock: Clock;
  readonly random: RandomSource;
  readonly settingsOf: (session: VaultSession) => Promise<Settings>;
  /** Typesets the recovery sheet. */
  readonly printRecoverySheet: (recoveryCode: string, language: string) => Promise<OutputOf<'vault.recoverySheet'>>;
  /** Starts a check of the vault as a job. */
  readonly startVerify: (readData: boolean) => JobId;
}

export const vaultHandlers = ({ service, printRecoverySheet, startVerify }: VaultNeeds): Handlers<'vault', 'vault'> => ({
  // The word lists are loaded when a passphrase is being chosen, not at every start.
  judgePassphrase: async ({ passphrase, knownWords }) => (await import('./members/passphrase-quality.ts')).judgePassphrase(passphrase, knownWords),
  suggestPassphrase: async () => ({ passphrase: (await import('./members/passphrase-words.ts')).suggestPassphrase() }),
  changePassphrase: async ({ current, next }) => {
    await service.changePassphrase(current, next);
    return {};
  },
  members: async () => ({ members: await service.members() }),
  addMember: async ({ current, name, passphrase }) => ({ member: await service.addMember(current, name, passphrase) }),
  removeMember: async ({ current, member }) => {
    await service.removeMember(current, member);
    return {};
  },
  renewRecoveryCode: async ({ current }) => ({ recoveryCode: await service.renewRecoveryCode(current) }),
  recoverySheet: ({ recoveryCode, language }) => printRecoverySheet(recoveryCode, language),
  verify: ({ readData }) => Promise.resolve({ job: startVerify(readData) }),
});

type Opening = 'process.create' | 'process.open' | 'process.recover' | 'process.close';

/** Main takes a failed opening for a locked vault: nothing may stay open behind it. */
const orClose = <T>(service: VaultService, work: Promise<T>): Promise<T> =>
  work.catch(async (error: unknown) => {
    await service.close();
    throw error;
  });

/** Main's calls that begin and end a session. */
export const openingHandlers = ({ service, clock, random, settingsOf }: VaultNeeds): { readonly [N in Opening]: (input: ProcessInput<N>) => Promise<ProcessOutput<N>> } => ({
  'process.create': async ({ headerPlace, ...input }) => {
    const { session, recoveryCode } = await service.create({ ...input, ...(headerPlace === null ? {} : { headerPlace }), clock, random });
    const settings = await orClose(service, settingsOf(session));
    const { folder, isElsewhere } = session.header.home;
    return { folder: session.folder, headerFolder: isElsewhere ? folder : null, vaultId: session.vaultId, member: session.member, recoveryCode, settings };
  },
  'process.open': async (input) => {
    const { session, report } = await service.open({ ...input, clock, random });
    const settings = await orClose(service, settingsOf(session));
    return { folder: session.folder, vaultId: session.vaultId, member: session.member, report, settings };
  },
  'process.recover': async ({ folder, headerPlaces, shares, memberName, passphrase, mend }) => {
    const { session, report } = await service.recover({ folder, headerPlaces, mend, shares, joining: { name: memberName, passphrase }, clock, random });
    const settings = await orClose(service, settingsOf(session));
    return { folder: session.folder, vaultId: session.vaultId, member: session.member, report, settings };
  },
  'process.close': async () => {
    await service.close();
    return {};
  },
});
