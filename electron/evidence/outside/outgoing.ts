// A plain copy on its way out of the vault. Where it will lie is written down, encrypted, before its first plain byte, and taken away
// with the custody entry that says it left: whatever happens in between, the next opening knows where a plain file may be.
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { HoldfastError } from '../../../shared/contract/failure.ts';
import type { Change } from '../../vault/session.ts';
import type { EvidenceContext } from '../context.ts';
import { forgetCopy, insertCopy, nameCopy } from './outside-repository.ts';
import { createPlainFile, giveName, isTaken, removePlainFile, settleName, takeName, type PlainFile } from './plain-file.ts';

const mostVariants = 10_000;

export interface Ending {
  /** The first of these that is free becomes its name. Null: `replaces` is the name, whatever has it now. */
  readonly names: ((times: number) => string) | null;
  readonly replaces?: string;
  /** Throws when what was written, and lies complete under its passing name at `path`, is not what should have been. */
  readonly check: (sha256: string, path: string) => Promise<void> | void;
  /** Records that the copy left, in the change in which it gets its name. */
  readonly record: (change: Change, name: string, sha256: string) => Promise<void>;
}

export interface Outgoing {
  write(bytes: Uint8Array): Promise<void>;
  /** Completes it and answers with its name. Throws `target-exists` when no name is free, and the failures of the target's disk. */
  end(ending: Ending): Promise<string>;
  /** Takes away what was written. Where that cannot be done now, the next opening tells. Does nothing after `end` succeeded. */
  abandon(): Promise<void>;
}

/** Begins a copy of `subject` in `folder`. Throws the failures of both disks; nothing is left then. */
export const beginOutgoing = async ({ session, copying }: EvidenceContext, subject: string, folder: string): Promise<Outgoing> => {
  const partName = `.holdfast-${randomBytes(8).toString('hex')}.part`;
  const part = join(folder, partName);
  const copy = await session.change(async (change) => {
    const begun = await insertCopy(change.db, { subject, folder, partName }, change.at, change.member);
    copying.add(begun);
    return begun;
  });
  const state: { placed: string | null; ended: boolean } = { placed: null, ended: false };
  let file: PlainFile | null = null;

  const abandon = async (): Promise<void> => {
    if (state.ended) {
      return;
    }
    state.ended = true;
    await file?.close();
    const gone = await Promise.all([partName, ...(state.placed === null ? [] : [state.placed])].map((name) => removePlainFile(folder, name)));
    copying.delete(copy);
    if (gone.every(Boolean)) {
      await session.change((change) => forgetCopy(change.db, copy)).catch(() => undefined);
    }
  };

  const place = (name: string, sha256: string, { names, record }: Ending): Promise<boolean> => session.change(async (change) => {
    if (!(names === null ? await takeName(part, join(folder, name)) : await giveName(part, join(folder, name)))) {
      return false;
    }
    // Ours from here on, also where the disk fails next.
    state.placed = name;
    await settleName(part, folder);
    await record(change, name, sha256);
    await forgetCopy(change.db, copy);
    return true;
  });

  const end = async (sealed: PlainFile, ending: Ending): Promise<string> => {
    const sha256 = await sealed.seal();
    await ending.check(sha256, part);
    for (let times = 1; times <= mostVariants; times += 1) {
      const name = ending.names?.(times) ?? ending.replaces ?? '';
      if (ending.names === null || !(await isTaken(join(folder, name)))) {
        await session.change((change) => nameCopy(change.db, copy, name, sha256));
        if (await place(name, sha256, ending)) {
          state.ended = true;
          copying.delete(copy);
          return name;
        }
      }
    }
    throw new HoldfastError('target-exists', { name: ending.names?.(1) ?? '' });
  };

  try {
    file = await createPlainFile(part);
  } catch (error) {
    await abandon();
    throw error;
  }
  const open = file;
  const orAbandon = <T>(work: Promise<T>): Promise<T> => work.catch(async (error: unknown) => {
    await abandon();
    throw error;
  });
  return { write: (bytes) => orAbandon(open.write(bytes)), end: (ending) => orAbandon(end(open, ending)), abandon };
};
