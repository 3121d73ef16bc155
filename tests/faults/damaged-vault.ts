// A vault to harm and a way to look at it afterwards: what opening says, what the check finds, which items can still be read.
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addPaths, extractTo, listEvidence } from '../../electron/evidence/tool.ts';
import { recordedObjects } from '../../electron/evidence/checking/whole-vault.ts';
import { createVault, openVault, systemRandom, verifyVault, type OpenSession } from '../../electron/vault/index.ts';
import { HoldfastError, type FailureCode } from '../../shared/contract/failure.ts';
import { everything } from '../../shared/evidence/schema.ts';
import type { EvidenceId } from '../../shared/ids.ts';
import { instant } from '../../shared/time.ts';
import type { Problem } from '../../shared/vault/schema.ts';
import { floorKdf, passphrase } from './secrets.ts';
import { atOnce } from '../electron/vault/vault-for-tests.ts';

export const clock = () => instant(Date.now());

export const openWith = (folder: string, evenIfRolledBack = false) => openVault({ folder, secret: passphrase, kind: 'passphrase', clock, random: systemRandom, evenIfRolledBack, evenly: atOnce });

export interface Item {
  readonly id: EvidenceId;
  /** Path of its object inside the vault. */
  readonly file: string;
  readonly size: number;
}

export interface Ground {
  readonly folder: string;
  readonly vault: string;
  readonly items: readonly Item[];
  end(): Promise<void>;
}

const objectFileOf = async (session: OpenSession, id: EvidenceId): Promise<string> => {
  for await (const { file, id: object } of session.objects.inventory()) {
    if (object !== null && (await recordedObjects(session).nameOfObject(object)) === id) return file;
  }
  throw new Error(`${id} has no object`);
};

/** Sizes on both sides of a chunk's edge, two of the same size to swap, and a tiny one. */
const sizes = [20, 16_384, 16_385, 200_000, 200_000];

export const makeGround = async (): Promise<Ground> => {
  const folder = await mkdtemp(join(tmpdir(), 'holdfast-rot-'));
  const vault = join(folder, 'vault');
  const { session } = await createVault({ folder: vault, passphrase, memberName: 'Ilen Daros', kdf: floorKdf, clock, random: systemRandom });
  for (const [index, size] of sizes.entries()) {
    const file = join(folder, `source-${String(index)}.bin`);
    await writeFile(file, randomBytes(size));
    await addPaths(session, [file]);
  }
  const items: Item[] = [];
  for await (const row of listEvidence(session, everything)) items.push({ id: row.id, size: row.size, file: await objectFileOf(session, row.id) });
  await session.close();
  return { folder, vault, items, end: () => rm(folder, { recursive: true, force: true }) };
};

/** A copy of the ground's vault to harm. */
export const copyOf = async (ground: Ground, name: string): Promise<string> => {
  const folder = join(ground.folder, name);
  await cp(ground.vault, folder, { recursive: true });
  return folder;
};

export interface Look {
  readonly failure: FailureCode | null;
  /** Found by opening and by the full check. */
  readonly problems: readonly Problem[];
  /** Items that could be taken out byte for byte. */
  readonly readable: readonly EvidenceId[];
}

/** Opens as a person would who checks a vault, reads every byte, and takes out every item that is not named as harmed. */
export const look = async (ground: Ground, folder: string): Promise<Look> => {
  let opened: Awaited<ReturnType<typeof openWith>>;
  try {
    opened = await openWith(folder, true);
  } catch (error) {
    if (!(error instanceof HoldfastError)) throw error;
    return { failure: error.code, problems: [], readable: [] };
  }
  const { session, report } = opened;
  try {
    const { problems } = await verifyVault(session, { readData: true, recorded: recordedObjects(session) });
    const readable: EvidenceId[] = [];
    for (const { id } of session.readOnly ? [] : ground.items) {
      const out = join(ground.folder, `out-${String(Math.random()).slice(2)}`);
      await extractTo(session, id, out, 'test of what is left').then(() => readable.push(id), (error: unknown) => { if (!(error instanceof HoldfastError)) throw error; });
      await rm(out, { force: true });
    }
    return { failure: null, problems: [...report.problems, ...problems], readable };
  } finally {
    await session.close();
  }
};
