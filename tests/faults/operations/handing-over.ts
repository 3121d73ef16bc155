// Handing items over and taking a pack in: a file that has a pack's name is a whole pack and on record, or told at the next opening; what came in in
// part is completed by the same pack, and nothing is doubled.
import { cp, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { entriesAbout } from '../../../electron/custody/service.ts';
import { allCases } from '../../../electron/cases/repository.ts';
import { changeCase } from '../../../electron/cases/service.ts';
import { addPaths, listEvidence } from '../../../electron/evidence/tool.ts';
import { settleOutside } from '../../../electron/evidence/outside/settling.ts';
import { chosenRecipients } from '../../../electron/handover/recipients.ts';
import { handOverTo, takeInFrom, withPack } from '../../../electron/handover/tool.ts';
import type { OpenSession } from '../../../electron/vault/index.ts';
import { everything } from '../../../shared/evidence/schema.ts';
import { caseId } from '../../../shared/ids.ts';
import { findReadable } from '../marker-scan.ts';
import { markers } from '../secrets.ts';
import { create, layBaseAndOutside, open, outsideIn, vaultIn, type Ground } from './ground.ts';
import { identityIn, layKey, recipientIn } from './key-beside.ts';
import type { Operation, Told } from './operation.ts';
import { inspectVault } from './sound.ts';

const [packFile, goodFile, office] = ['pack.age', 'good.age', 'office'] as const;

/** Items of the ground's vault once the files are added to it. */
const items = 6;

/** Answers with the items that were named as left out. */
const handOverAll = async (session: OpenSession, folder: string, file: string): Promise<readonly string[]> => {
  const leftOut: string[] = [];
  const recipients = await chosenRecipients(session, [], [await recipientIn(folder)]);
  await handOverTo(session, { file, selection: { by: 'query', query: everything, except: [] }, recipients, reason: markers.note, senderName: '' }, {
    onResult: ({ outcome, item, failure }) => { if (outcome === 'failed' && failure?.code === 'object-unreadable') leftOut.push(String(item)); },
  });
  return leftOut;
};

const takeInAll = async (session: OpenSession, folder: string) => withPack(join(folder, goodFile), [await identityIn(folder)], (pack) => takeInFrom(session, pack, { fileName: 'pack.age', cases: 'theirs' }));

const prepare = async ({ folder, base, files }: Ground): Promise<void> => {
  await layKey(folder);
  const session = await open(base);
  await addPaths(session, [files]);
  await changeCase(session, { case: caseId(1), code: 'SWEEP', name: markers.note, about: '' });
  await session.close();
};

/** Records in a pack, every byte of it read. */
const recordsIn = async (folder: string, file: string): Promise<number> => withPack(file, [await identityIn(folder)], async (pack) => {
  await pack.check(() => undefined, () => Promise.resolve());
  return pack.manifest.records.length;
});

const inspectHandedOver = async (session: OpenSession, folder: string, outside: string, told: Told): Promise<readonly string[]> => {
  const [wasTold, leftOut] = [told.has('handed over'), told.all('left out')];
  const left = await settleOutside(session);
  const first = leftOut.includes('E-001') ? 'E-002' : 'E-001';
  const recorded = (await entriesAbout(session.read, first)).filter(({ action }) => action === 'handed-over').length;
  const names = await readdir(outside);
  const isThere = names.includes(packFile);
  const parts = names.filter((name) => name !== packFile);
  const records = isThere ? await recordsIn(folder, join(outside, packFile)) : items - leftOut.length;
  return [
    ...(wasTold && !(isThere && recorded === 1) ? [`told that items were handed over; the pack is ${isThere ? '' : 'not '}there and ${String(recorded)} entries say so`] : []),
    ...(isThere && recorded !== 1 && left.length !== 1 ? ['a pack lies there and nobody is told'] : []), ...(!isThere && recorded !== 0 ? ['the log tells of a pack that is not there'] : []),
    ...(records === items - leftOut.length ? [] : [`the pack holds ${String(records)} records`]), ...(parts.length > 0 && left.length !== 1 ? ['a part of a pack lies there and nobody is told'] : []),
    ...parts.filter((name) => !/^\.holdfast-[0-9a-f]{16}\.part$/u.test(name)).map((name) => `left behind: ${name}`),
    ...(await findReadable([outside], Object.values(markers))).map((file) => `can be read: ${file}`),
  ];
};

const handOver: Operation = {
  name: 'hand-over',
  prepare,
  lay: layBaseAndOutside,
  drive: async ({ folder }, root, acknowledge) => {
    const session = await open(vaultIn(root));
    try {
      for (const id of await handOverAll(session, folder, join(outsideIn(root), packFile))) acknowledge(`left out ${id}`);
      acknowledge('handed over');
    } finally {
      await session.close();
    }
  },
  inspect: ({ folder }, root, told) => inspectVault(root, { holds: (session) => inspectHandedOver(session, folder, outsideIn(root), told) }),
};

const takeIn: Operation = {
  name: 'take-in',
  prepare: async (ground) => {
    await prepare(ground);
    const session = await open(ground.base);
    await handOverAll(session, ground.folder, join(ground.folder, goodFile));
    await session.close();
    await (await create(join(ground.folder, office))).session.close();
  },
  lay: ({ folder }, root) => cp(join(folder, office), vaultIn(root), { recursive: true }),
  drive: async ({ folder }, root, acknowledge) => {
    const session = await open(vaultIn(root));
    try {
      await takeInAll(session, folder);
      acknowledge('taken in');
    } finally {
      await session.close();
    }
  },
  inspect: ({ folder }, root, told) => inspectVault(root, {
    expected: ({ kind }) => kind === 'files-set-apart',
    holds: async (session) => {
      const idsNow = async (): Promise<readonly string[]> => {
        const ids: string[] = [];
        for await (const { id } of listEvidence(session, everything)) ids.push(id);
        return ids;
      };
      const before = (await idsNow()).length;
      const casesThen = (await allCases(session.read)).cases.filter(({ code }) => code === 'SWEEP').length;
      const { counts } = await takeInAll(session, folder);
      const after = await idsNow();
      const madeCases = (await allCases(session.read)).cases.filter(({ code }) => code.startsWith('SWEEP')).length;
      const passages = (await entriesAbout(session.read, 'vault')).filter(({ action }) => action === 'handover-taken-in').length;
      return [
        ...(told.has('taken in') && before !== items ? [`told that all were taken in, and ${String(before)} are there`] : []),
        ...(counts.here === before && counts.new === items - before && counts.toDecide === 0 && counts.refused === 0 ? [] : [`the same pack again: ${JSON.stringify(counts)} where ${String(before)} were there`]),
        ...(casesThen === (before === 0 ? 0 : 1) && madeCases === 1 ? [] : [`${String(casesThen)} cases from the pack with ${String(before)} items, ${String(madeCases)} after the same pack again`]),
        ...(after.length === items && new Set(after).size === items ? [] : [`${String(after.length)} items after the same pack again`]), ...(passages === 1 ? [] : [`${String(passages)} entries tell of the pack`]),
      ];
    },
  }),
};

export const handoverOperations: readonly Operation[] = [handOver, takeIn];
