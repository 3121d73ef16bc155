// Use case: plain copies that a crash left outside the vault: where they may be, and taking them away when a person asks for it. Deletes
// nothing that is not certainly such a copy.
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { lstat } from 'node:fs/promises';
import { join } from 'node:path';
import type { InputOf, OutputOf } from '../../../shared/contract/registry.ts';
import { systemCode } from '../../vault/disk/system-failure.ts';
import type { EvidenceContext } from '../context.ts';
import { forgetCopy, unendedCopies, type PlainCopy } from './outside-repository.ts';
import { removePlainFile } from './plain-file.ts';

const left = async ({ session, copying }: EvidenceContext): Promise<readonly PlainCopy[]> => (await unendedCopies(session.read)).copies.filter(({ copy }) => !copying.has(copy));

/** Copies that were begun before this opening or could not be taken away since. */
export const leftCopies = async (context: EvidenceContext): Promise<OutputOf<'evidence.leftCopies'>> =>
  ({ copies: (await left(context)).map(({ copy, subject, folder, partName, finalName }) => ({ copy, subject, folder, name: finalName ?? partName })) });

/** Whether a file is the copy that was written, or the empty one that held its name. Anything else with that name is somebody's own. */
const isOurs = async (path: string, sha256: string | null): Promise<boolean> => {
  const status = await lstat(path).catch((error: unknown) => (systemCode(error) === 'ENOENT' ? null : undefined));
  if (status === null) {
    return true;
  }
  if (status === undefined || !status.isFile()) {
    return false;
  }
  if (status.size === 0) {
    return true;
  }
  const hash = createHash('sha256');
  for await (const block of createReadStream(path) as AsyncIterable<Buffer>) {
    hash.update(block);
  }
  return hash.digest('hex') === sha256;
};

const removeOne = async ({ session }: EvidenceContext, { copy, subject, folder, partName, finalName, sha256 }: PlainCopy): Promise<boolean> => {
  const final = finalName === null || ((await isOurs(join(folder, finalName), sha256).catch(() => false)) && (await removePlainFile(folder, finalName)));
  // Its name is sixteen random digits of ours: nobody else has a file of that name.
  if (!(await removePlainFile(folder, partName)) || !final) {
    return false;
  }
  // The row was there before the file went: where this ends here, the next opening finds it gone and writes the entry (`settling.ts`).
  await session.change(async (change) => {
    await forgetCopy(change.db, copy);
    await change.record('left-copy-removed', subject, { name: finalName ?? partName, folder });
  });
  return true;
};

/** Takes the named ones away; `left` are those that could not be: the disk is not there, or something else has the name by now. */
export const removeLeftCopies = async (context: EvidenceContext, { copies }: InputOf<'evidence.removeLeftCopies'>): Promise<OutputOf<'evidence.removeLeftCopies'>> => {
  const stays: number[] = [];
  for (const one of (await left(context)).filter(({ copy }) => copies.includes(copy))) {
    if (!(await removeOne(context, one))) {
      stays.push(one.copy);
    }
  }
  return { left: stays };
};
