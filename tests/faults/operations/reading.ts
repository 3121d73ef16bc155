// Reading alone: opening, checking every byte, taking every item out. What a disk does not give back is told of as that, harms nobody else, and
// is there again once the disk answers.
import { join } from 'node:path';
import { addPaths, extractTo, listEvidence } from '../../../electron/evidence/tool.ts';
import { noteFindings, recordedObjects } from '../../../electron/evidence/checking/whole-vault.ts';
import { verifyVault, type OpenSession } from '../../../electron/vault/index.ts';
import { asFailure } from '../../../electron/vault/disk/system-failure.ts';
import { everything, type EvidenceRow } from '../../../shared/evidence/schema.ts';
import { layBase, open, vaultIn, type Ground } from './ground.ts';
import type { Operation, Told } from './operation.ts';
import { inspectVault } from './sound.ts';

/** Items of the ground's vault once the files are added to it. */
const items = 6;

const allRows = async (session: OpenSession): Promise<readonly EvidenceRow[]> => {
  const rows: EvidenceRow[] = [];
  for await (const row of listEvidence(session, everything)) rows.push(row);
  return rows;
};

/** What is told of one try: its result, or the code of what went wrong with it. */
const tellOf = async (acknowledge: (step: string) => void, what: string, work: () => Promise<unknown>): Promise<void> => {
  try {
    await work();
    acknowledge(`could ${what}`);
  } catch (error) {
    acknowledge(`not ${asFailure(error).code} ${what}`);
  }
};

const check = async (session: OpenSession, acknowledge: (step: string) => void): Promise<void> => {
  const recorded = recordedObjects(session);
  const result = await verifyVault(session, { readData: true, recorded });
  for (const { kind, item, file, facts } of result.problems) acknowledge(`found ${kind} ${item ?? 'none'} ${file ?? 'none'} ${String(facts['reason'] ?? facts['detail'] ?? '')}`);
  await noteFindings(session, result, true);
};

/** What may be told of a disk: the vault's own, and the one that copies are written to. */
const ofTheDisk = /^(?:disk|target)-(?:gone|full|read-only)$/u;

/** Items that could not be taken out before another one could: one error is behind no more than one of them. */
const lostBetween = (told: Told): number => {
  const tries = told.lines.filter((line) => line.includes(' extract ')).map((line) => line.startsWith('ack could'));
  return tries.slice(0, tries.lastIndexOf(true) + 1).filter((could) => !could).length;
};

const inspectTold = (told: Told): readonly string[] => {
  // An item that its disk did not give back is told as that, and not as the whole disk.
  const failed = told.all('not').filter((line) => !line.startsWith('object-unreadable extract ')).map((line) => line.split(' ')[0] ?? '');
  const found = told.all('found').map((line) => line.split(' '));
  const lost = lostBetween(told);
  return [
    ...failed.filter((code) => !ofTheDisk.test(code)).map((code) => `a disk that does not answer was told as ${code}`),
    ...found.filter(([kind = '', , , reason = '']) => !(kind === 'disk-unreadable' || (kind === 'object-unreadable' && ofTheDisk.test(reason)))).map((line) => `a disk that does not answer was told as ${line.join(' ')}`),
    ...(lost > 1 ? [`one error kept ${String(lost)} items from being taken out`] : []),
  ];
};

const read: Operation = {
  name: 'read',
  leavesPlain: true,
  tellsNothing: true,
  prepare: async ({ base, files }: Ground) => {
    const session = await open(base);
    await addPaths(session, [files]);
    await session.close();
  },
  lay: layBase,
  drive: async (_, root, acknowledge) => {
    const session = await open(vaultIn(root));
    acknowledge('opened');
    try {
      await tellOf(acknowledge, 'check', () => check(session, acknowledge));
      const rows = await allRows(session).catch((error: unknown) => {
        acknowledge(`not ${asFailure(error).code} list`);
        return [];
      });
      for (const { id } of rows) await tellOf(acknowledge, `extract ${id}`, () => extractTo(session, id, join(root, `out-${id}`)));
    } finally {
      await session.close();
    }
    acknowledge('closed');
  },
  inspect: async (_, root, told) => [
    ...inspectTold(told),
    ...(await inspectVault(root, {
      holds: async (session) => {
        const rows = await allRows(session);
        return [
          ...(rows.length === items ? [] : [`${String(rows.length)} items are there`]),
          ...rows.filter((row) => row.check === 'set-aside').map(({ id }) => `${id} was set aside`),
        ];
      },
    })),
  ],
};

export const readingOperations: readonly Operation[] = [read];
