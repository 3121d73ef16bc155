// The process that is killed. Does one kind of change and prints a line after each step that was reported as done: what a person
// would have been told. Arguments: what to do, the vault's folder, a folder with files to add.
import { writeSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { evidenceHandlers } from '../../electron/evidence/handlers.ts';
import { addPaths } from '../../electron/evidence/tool.ts';
import { createJobs, type Jobs } from '../../electron/jobs/registry.ts';
import { wipeVault } from '../../electron/panic/wipe.ts';
import { createVault, openVault, systemRandom, VaultService, type OpenSession } from '../../electron/vault/index.ts';
import { everything } from '../../shared/evidence/schema.ts';
import { evidenceId, type JobId } from '../../shared/ids.ts';
import { instant } from '../../shared/time.ts';
import { outsideOf } from './outside-vault.ts';
import { firstFile, floorKdf, markers, newPersonsPassphrase, nextPassphrase, passphrase } from './secrets.ts';

const [what = '', folder = '', files = ''] = process.argv.slice(2);
const clock = () => instant(Date.now());

/** Synchronous, so that the line is out before the next step begins. */
const acknowledge = (step: string): void => { writeSync(1, `ack ${step}\n`); };

const opened = async (): Promise<OpenSession> => (await openVault({ folder, secret: passphrase, kind: 'passphrase', clock, random: systemRandom })).session;

const overEvidence = async () => {
  const session = await opened();
  const jobs = createJobs(() => undefined);
  const evidence = evidenceHandlers(session, jobs);
  return { session, jobs, evidence, end: async () => { await jobs.close(); await evidence.close(); } };
};

const ended = async (jobs: Jobs, job: JobId): Promise<void> => {
  while (!jobs.get(job).ended) await setTimeout(5);
};

const drives: Readonly<Record<string, () => Promise<void>>> = {
  create: async () => {
    const { session } = await createVault({ folder, passphrase, memberName: markers.person, kdf: floorKdf, clock, random: systemRandom });
    acknowledge('created');
    await session.close();
    acknowledge('closed');
  },
  add: async () => {
    const session = await opened();
    await addPaths(session, [files], { onResult: ({ outcome, sha256 }) => { if (outcome === 'new') acknowledge(`added ${sha256 ?? ''}`); } });
    acknowledge('all');
    await session.close();
    acknowledge('closed');
  },
  edit: async () => {
    const session = await opened();
    const jobs = createJobs(() => undefined);
    const evidence = evidenceHandlers(session, jobs);
    for (let step = 1; step <= 4; step += 1) {
      await evidence.evidence.edit({
        selection: { by: 'ids', ids: [evidenceId(1)] }, session: `00000000000000${String(step % 2)}0`, change: { title: `${markers.title} ${String(step)}`, notes: markers.note }, addTags: [`tag${String(step)}`], removeTags: [],
      });
      acknowledge(`edited ${String(step)}`);
    }
    await jobs.close();
    await evidence.close();
    await session.close();
    acknowledge('closed');
  },
  restore: async () => {
    const session = await opened();
    await addPaths(session, [join(files, '..', firstFile)], { onResult: ({ outcome }) => { acknowledge(outcome); } });
    await session.close();
    acknowledge('closed');
  },
  export: async () => {
    const { session, evidence, jobs, end } = await overEvidence();
    const { job } = await evidence.process['process.exportTo']({ folder: outsideOf(folder), selection: { by: 'query', query: everything, except: [] }, reason: 'sweep', recipient: '' });
    await ended(jobs, job);
    for (const { outcome, name } of jobs.get(job).results) if (outcome === 'ok') acknowledge(`exported ${name}`);
    await end();
    await session.close();
    acknowledge('closed');
  },
  remove: async () => {
    const { session, evidence, jobs, end } = await overEvidence();
    const { job } = await evidence.process['process.addPaths']({ paths: [outsideOf(folder)], way: 'folder' });
    await ended(jobs, job);
    const removing = await evidence.evidence.removeOriginals({ job });
    await ended(jobs, removing.job);
    for (const { outcome, name } of jobs.get(removing.job).results) acknowledge(`${outcome} ${name}`);
    await end();
    await session.close();
    acknowledge('closed');
  },
  passphrase: async () => {
    const service = new VaultService();
    await service.open({ folder, secret: passphrase, kind: 'passphrase', clock, random: systemRandom });
    await service.changePassphrase(passphrase, nextPassphrase);
    acknowledge('changed');
    await service.addMember(nextPassphrase, markers.person, newPersonsPassphrase);
    acknowledge('joined');
    await service.close();
    acknowledge('closed');
  },
  wipe: async () => {
    await wipeVault(folder);
    acknowledge('wiped');
  },
};

await drives[what]?.();
