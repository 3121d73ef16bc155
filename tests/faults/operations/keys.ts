// Operations on who can open the vault: making it, passphrases, people, recovery code, shares, and joining through shares.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { systemRandom, VaultService, type OpenSession } from '../../../electron/vault/index.ts';
import { HoldfastError } from '../../../shared/contract/failure.ts';
import { memberCodeSchema } from '../../../shared/ids.ts';
import { heldShareSchema, type HeldShare } from '../../../shared/recovery/schema.ts';
import { z } from 'zod';
import { markers, newPersonsPassphrase, nextPassphrase, passphrase } from '../secrets.ts';
import { steadyRandom } from '../steady-random.ts';
import { clock, create as createIn, layBase, open, vaultIn } from './ground.ts';
import type { Operation } from './operation.ts';
import { inspectVault } from './sound.ts';

/** Null where this secret does not open the vault; every other failure is thrown on. */
const openIf = (folder: string, secret: string, kind: 'passphrase' | 'recovery-code' = 'passphrase'): Promise<OpenSession | null> =>
  open(folder, secret, kind).catch((error: unknown) => {
    if (error instanceof HoldfastError && error.code === 'passphrase-did-not-open') return null;
    throw error;
  });

const opens = async (folder: string, secret: string, kind?: 'passphrase' | 'recovery-code'): Promise<boolean> => {
  const session = await openIf(folder, secret, kind);
  await session?.close();
  return session !== null;
};

const withService = async (root: string, acknowledge: (step: string) => void, work: (service: VaultService) => Promise<void>): Promise<void> => {
  const service = new VaultService();
  try {
    await service.open({ folder: vaultIn(root), secret: passphrase, kind: 'passphrase', clock, random: systemRandom });
    await work(service);
  } finally {
    await service.close();
  }
  acknowledge('closed');
};

const create: Operation = {
  name: 'create',
  lay: () => Promise.resolve(),
  drive: async (_, root, acknowledge) => {
    const { session } = await createIn(vaultIn(root), markers.person, steadyRandom('first vault'));
    acknowledge('created');
    await session.close();
    acknowledge('closed');
  },
  inspect: (_, root, told) => inspectVault(root, {
    opened: async (folder) => {
      try {
        return await open(folder);
      } catch (error) {
        const unfinished = error instanceof HoldfastError && ['folder-not-a-vault', 'vault-missing'].includes(error.code);
        if (!unfinished || told.has('created')) throw error;
        // Never finished, and said so: the same folder takes a new vault.
        return (await createIn(folder, 'again', steadyRandom('second vault'))).session;
      }
    },
  }),
};

/** What told and what opens must agree on: a step that was told holds, one that was not may hold or not. */
const disagreement = (what: string, told: boolean, isSo: boolean): readonly string[] => (told && !isSo ? [`told that ${what}, and it is not so`] : []);

const changePassphrase: Operation = {
  name: 'passphrase',
  lay: layBase,
  drive: (_, root, acknowledge) => withService(root, acknowledge, async (service) => {
    await service.changePassphrase(passphrase, nextPassphrase);
    acknowledge('changed');
  }),
  inspect: async (_, root, told) => {
    const folder = vaultIn(root);
    const old = await opens(folder, passphrase);
    return [
      ...disagreement('the passphrase was changed', told.has('changed'), !old),
      ...(await inspectVault(root, { opened: () => open(folder, old ? passphrase : nextPassphrase) })),
      ...(old && (await opens(folder, nextPassphrase)) ? ['the old and the new passphrase open it'] : []),
    ];
  },
};

const people: Operation = {
  name: 'people',
  lay: layBase,
  drive: (_, root, acknowledge) => withService(root, acknowledge, async (service) => {
    await service.addMember(passphrase, markers.person, newPersonsPassphrase);
    acknowledge('joined');
    await service.removeMember(passphrase, memberCodeSchema.parse('M2'));
    acknowledge('left');
  }),
  inspect: async (_, root, told) => {
    const theirs = await opens(vaultIn(root), newPersonsPassphrase);
    return [
      ...(told.has('left') && theirs ? ['a person who was told to be removed opens it'] : []),
      // Between the two a removal may have been under way.
      ...(await inspectVault(root, {
        holds: async ({ read }) => {
          const { allMembers } = await import('../../../electron/vault/repository.ts');
          const member = (await allMembers(read)).find(({ code }) => code === 'M2');
          const isIn = member !== undefined && member.removedAt === null;
          return [...disagreement('a person joined', told.has('joined'), member !== undefined), ...(isIn === theirs ? [] : [`the list of people says ${String(isIn)}, the passphrase ${String(theirs)}`])];
        },
      })),
    ];
  },
};

const recoveryCode: Operation = {
  name: 'recovery-code',
  lay: layBase,
  drive: (_, root, acknowledge) => withService(root, acknowledge, async (service) => {
    acknowledge(`renewed ${await service.renewRecoveryCode(passphrase)}`);
  }),
  inspect: async (ground, root, told) => {
    const [renewed] = told.all('renewed');
    const folder = vaultIn(root);
    return [
      ...(renewed === undefined ? [] : disagreement('there is a new recovery code', true, await opens(folder, renewed, 'recovery-code'))),
      ...(renewed !== undefined && (await opens(folder, ground.recoveryCode, 'recovery-code')) ? ['the old recovery code still opens it'] : []),
      ...(await inspectVault(root)),
    ];
  },
};

const holders = [['Tamar', 'turbojet mandatory unbitten operative'], ['Giorgi', 'walnut ribbon glacier pepper tunnel']] as const;

const makeSet = async (service: VaultService): Promise<readonly HeldShare[]> => {
  await service.beginShares(passphrase, holders.length, holders.length);
  const held: HeldShare[] = [];
  for (const [index, [holder, theirs]] of holders.entries()) held.push({ text: (await service.writeShare(index + 1, holder, theirs)).lines.join('\n'), passphrase: theirs });
  return held;
};

/** Somebody joins with these shares; false when they no longer count or do not count yet. */
const joins = async (folder: string, shares: readonly HeldShare[]): Promise<boolean> => {
  const service = new VaultService();
  try {
    await service.recover({ folder, shares, joining: { name: markers.person, passphrase: newPersonsPassphrase }, clock, random: systemRandom });
    return true;
  } catch (error) {
    if (error instanceof HoldfastError && error.code === 'shares-do-not-fit') return false;
    throw error;
  } finally {
    await service.close();
  }
};

const heldIn = (text: string): readonly HeldShare[] => z.array(heldShareSchema).parse(JSON.parse(text));

const shares: Operation = {
  name: 'shares',
  lay: layBase,
  drive: (_, root, acknowledge) => withService(root, acknowledge, async (service) => {
    const held = await makeSet(service);
    acknowledge(`written ${JSON.stringify(held)}`);
    await service.finishShares();
    acknowledge('finished');
    await service.testShares(held);
    acknowledge('tested');
  }),
  inspect: async (_, root, told) => {
    const [written] = told.all('written');
    const before = await inspectVault(root);
    if (written === undefined) return before;
    const joined = await joins(vaultIn(root), heldIn(written));
    return [...before, ...disagreement('the shares open it', told.has('finished'), joined)];
  },
};

const sharesFile = 'shares.json';

const joinThroughShares: Operation = {
  name: 'join',
  prepare: async ({ folder, base }) => {
    const service = new VaultService();
    await service.open({ folder: base, secret: passphrase, kind: 'passphrase', clock, random: systemRandom });
    await writeFile(join(folder, sharesFile), JSON.stringify(await makeSet(service)));
    await service.finishShares();
    await service.close();
  },
  lay: layBase,
  drive: async ({ folder }, root, acknowledge) => {
    const held = heldIn(await readFile(join(folder, sharesFile), 'utf8'));
    if (!(await joins(vaultIn(root), held))) throw new HoldfastError('shares-do-not-fit', { why: 'other-set' });
    acknowledge('joined');
  },
  inspect: async (_, root, told) => [
    ...disagreement('a person joined through shares', told.has('joined'), await opens(vaultIn(root), newPersonsPassphrase)),
    ...(await inspectVault(root)),
  ],
};

export const keyOperations: readonly Operation[] = [create, changePassphrase, people, recoveryCode, shares, joinThroughShares];
