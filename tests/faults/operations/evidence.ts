// Operations on evidence: adding, pasting, making an item whole again, editing and undoing, exporting copies, saving a list, removing originals.
import { cp, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { entriesAbout } from '../../../electron/custody/service.ts';
import { addPaths, listEvidence, showEvidence } from '../../../electron/evidence/tool.ts';
import type { OpenSession } from '../../../electron/vault/index.ts';
import { HoldfastError, type Failure } from '../../../shared/contract/failure.ts';
import { everything } from '../../../shared/evidence/schema.ts';
import { evidenceId } from '../../../shared/ids.ts';
import type { JobResult } from '../../../shared/jobs/schema.ts';
import type { Problem } from '../../../shared/vault/schema.ts';
import { inspectCopies, inspectOriginals } from '../outside-vault.ts';
import { markers } from '../secrets.ts';
import { layBase, layBaseAndOutside, open, outsideIn, vaultIn } from './ground.ts';
import type { Operation, Told } from './operation.ts';
import { overEvidence, type Over } from './over-evidence.ts';
import { inspectVault } from './sound.ts';

const fingerprints = async (session: OpenSession): Promise<ReadonlySet<string>> => {
  const there = new Set<string>();
  for await (const { sha256 } of listEvidence(session, everything)) there.add(sha256);
  return there;
};

/** A finished object without a record is set apart and told; that is what a crash while adding may leave. */
const setApart = ({ kind }: Problem): boolean => kind === 'files-set-apart';

/** Adds and tells each file that is in. Throws the first failure, of the whole or of one file, once all are settled. */
const addAll = async (session: OpenSession, path: string, tell: (result: JobResult) => void): Promise<void> => {
  const failures: Failure[] = [];
  const { failure } = await addPaths(session, [path], {
    onResult: (result) => {
      if (result.failure === null) tell(result);
      else failures.push(result.failure);
    },
  });
  const failed = failure ?? failures[0];
  if (failed === undefined) return;
  await session.close();
  throw new HoldfastError(failed.code, failed.facts);
};

const add: Operation = {
  name: 'add',
  lay: layBase,
  drive: async ({ files }, root, acknowledge) => {
    const session = await open(vaultIn(root));
    await addAll(session, files, ({ outcome, sha256 }) => { if (outcome === 'new') acknowledge(`added ${sha256 ?? ''}`); });
    acknowledge('all');
    await session.close();
    acknowledge('closed');
  },
  inspect: (_, root, told) => inspectVault(root, {
    expected: setApart,
    holds: async (session) => {
      const there = await fingerprints(session);
      return told.all('added').filter((sha256) => !there.has(sha256)).map((sha256) => `told of ${sha256}, which is not there`);
    },
  }),
};

const pasted = (number: number) => ({ name: `${markers.fileName}-pasted-${String(number)}.txt`, bytes: new Uint8Array(Buffer.from(`${markers.content} pasted ${String(number)}. `.repeat(number === 1 ? 3000 : 40))) });

const paste: Operation = {
  name: 'paste',
  lay: layBase,
  drive: (_, root, acknowledge) => overEvidence(root, acknowledge, async ({ evidence: { evidence }, resultsOf }) => {
    // The third is the first once more.
    for (const number of [1, 2, 1]) {
      for (const { outcome, sha256 } of await resultsOf((await evidence.addPasted(pasted(number))).job)) acknowledge(`${outcome === 'new' ? 'added' : outcome} ${sha256 ?? ''}`);
    }
  }),
  inspect: add.inspect,
};

const makeWhole: Operation = {
  name: 'make-whole',
  // The one object there is: its item can be made whole by adding its file again.
  lay: async (ground, root) => {
    await layBase(ground, root);
    await rm(join(vaultIn(root), 'objects'), { recursive: true });
  },
  drive: async ({ first }, root, acknowledge) => {
    const session = await open(vaultIn(root));
    await addAll(session, first, ({ outcome }) => { acknowledge(outcome); });
    await session.close();
    acknowledge('closed');
  },
  // Bytes that were lost before stay lost until the file that makes them whole was reported as in.
  inspect: (_, root, told) => inspectVault(root, { expected: (problem) => setApart(problem) || (problem.kind === 'object-missing' && !told.has('restored')) }),
};

const steps = 4;

const editTitle = ({ evidence }: Over, step: number) => evidence.evidence.edit({
  selection: { by: 'ids', ids: [evidenceId(1)] }, session: `00000000000000${String(step % 2)}0`,
  change: { title: `${markers.title} ${String(step)}`, notes: markers.note }, addTags: [`tag${String(step)}`], removeTags: [],
});

/** The step being made when the process ended may be there wholly or not at all. */
const inspectEdits = (root: string, told: Told, possible: (told: number, kept: number) => boolean): Promise<readonly string[]> => inspectVault(root, {
  holds: async (session) => {
    const { title, tags } = await showEvidence(session, evidenceId(1));
    const [said, kept] = [told.all('edited').length, title === '' ? 0 : Number(title.slice(-1))];
    return [...(possible(said, kept) ? [] : [`told of edit ${String(said)}, found ${String(kept)}`]), ...(tags.length === kept ? [] : [`edit ${String(kept)} is half there: ${tags.join(' ')}`])];
  },
});

const edit: Operation = {
  name: 'edit',
  lay: layBase,
  drive: (_, root, acknowledge) => overEvidence(root, acknowledge, async (over) => {
    for (let step = 1; step <= steps; step += 1) {
      await editTitle(over, step);
      acknowledge(`edited ${String(step)}`);
    }
  }),
  inspect: (_, root, told) => inspectEdits(root, told, (said, kept) => kept === said || kept === said + 1),
};

const undo: Operation = {
  name: 'undo',
  lay: layBase,
  drive: (_, root, acknowledge) => overEvidence(root, acknowledge, async (over) => {
    await editTitle(over, 1);
    acknowledge('edited 1');
    const { undo: id } = await editTitle(over, 2);
    acknowledge('edited 2');
    if (id === null) throw new HoldfastError('too-far-back');
    await over.evidence.evidence.undo({ edits: [id], session: '0000000000000020' });
    acknowledge('undone');
  }),
  inspect: (_, root, told) => inspectEdits(root, told, (said, kept) => (told.has('undone') ? kept === 1 : said === 2 ? kept === 2 || kept === 1 : kept === said || kept === said + 1)),
};

const onlyItem = { by: 'ids' as const, ids: [evidenceId(1)] };

const putAway: Operation = {
  name: 'put-away',
  lay: layBase,
  drive: (_, root, acknowledge) => overEvidence(root, acknowledge, async ({ evidence: { evidence } }) => {
    await evidence.putAway({ selection: onlyItem, reason: 'sweep' });
    acknowledge('away 1');
    await evidence.bringBack({ selection: onlyItem });
    acknowledge('back 1');
    await evidence.putAway({ selection: onlyItem, reason: 'sweep' });
    acknowledge('away 2');
  }),
  inspect: (_, root, told) => inspectVault(root, {
    holds: async (session) => {
      const { removal } = await showEvidence(session, evidenceId(1));
      const moves = (await entriesAbout(session.read, evidenceId(1))).filter(({ action }) => action === 'put-away' || action === 'brought-back').length;
      const said = told.all('away').length + told.all('back').length;
      return [
        ...(moves === said || moves === said + 1 ? [] : [`told of ${String(said)} moves, the log has ${String(moves)}`]),
        ...((removal === null) === (moves % 2 === 0) ? [] : ['where the item is and what the log says are not the same']),
      ];
    },
  }),
};

const exportCopies: Operation = {
  name: 'export',
  leavesPlain: true,
  lay: layBaseAndOutside,
  drive: (_, root, acknowledge) => overEvidence(root, acknowledge, async ({ evidence, resultsOf }) => {
    const { job } = await evidence.process['process.exportTo']({ folder: outsideIn(root), selection: { by: 'query', query: everything, except: [] }, reason: 'sweep', recipient: '' });
    for (const { outcome, name } of await resultsOf(job)) if (outcome === 'ok') acknowledge(`exported ${name}`);
  }),
  inspect: (_, root, told) => inspectVault(root, { holds: (session) => inspectCopies(session, outsideIn(root), told.all('exported')) }),
};

const listName = 'list.csv';

const saveList: Operation = {
  name: 'save-list',
  leavesPlain: true,
  lay: exportCopies.lay,
  drive: (_, root, acknowledge) => overEvidence(root, acknowledge, async ({ evidence }) => {
    await evidence.process['process.saveList']({ file: join(outsideIn(root), listName), format: 'csv', selection: { by: 'query', query: everything, except: [] }, reason: 'sweep', recipient: '', language: 'en' });
    acknowledge('saved');
  }),
  inspect: (_, root, told) => inspectVault(root, {
    holds: async () => {
      const text = await readFile(join(outsideIn(root), listName), 'utf8').catch(() => null);
      // A name of its own is given to a whole list alone; what else lies there is told of by the next opening.
      return [...(told.has('saved') && text === null ? ['told that the list was saved, and it is not there'] : []), ...(text !== null && !text.includes('E-001') ? ['a list that is not whole has its name'] : [])];
    },
  }),
};

const removeOriginals: Operation = {
  name: 'remove',
  leavesPlain: true,
  lay: async (ground, root) => {
    await layBase(ground, root);
    await cp(ground.files, outsideIn(root), { recursive: true });
  },
  drive: (_, root, acknowledge) => overEvidence(root, acknowledge, async ({ evidence, resultsOf }) => {
    const { job } = await evidence.process['process.addPaths']({ paths: [outsideIn(root)], way: 'folder' });
    await resultsOf(job);
    const removing = await evidence.evidence.removeOriginals({ job });
    for (const { outcome, name } of await resultsOf(removing.job)) acknowledge(`${outcome} ${name}`);
  }),
  inspect: async ({ files }, root, told) => {
    const originals = await readdir(files);
    return inspectVault(root, { expected: setApart, holds: (session) => inspectOriginals(session, outsideIn(root), originals, told.all('removed')) });
  },
};

export const evidenceOperations: readonly Operation[] = [add, paste, makeWhole, edit, undo, putAway, exportCopies, saveList, removeOriginals];
