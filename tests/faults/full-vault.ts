// A small vault in which nearly everything was done that a vault can hold, by the calls that people use: what hostile rows are put into.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createVaultHost, type VaultHost } from '../../electron/vault-process/host.ts';
import { barePassage } from '../../shared/custody/passage.ts';
import { noDraft } from '../../shared/drafts/schema.ts';
import { everything } from '../../shared/evidence/schema.ts';
import type { JobId } from '../../shared/ids.ts';
import type { JobProgress } from '../../shared/jobs/schema.ts';
import { piece } from '../electron/recording/recording-for-tests.ts';
import { make, passphrase } from '../electron/vault/vault-for-tests.ts';

/** The vault process's own host, and its jobs waited for. */
export interface Asked {
  readonly host: VaultHost;
  readonly ask: <T>(name: string, input: unknown) => Promise<T>;
  readonly ended: (job: JobId) => Promise<JobProgress>;
}

export const askedHost = (report: (error: unknown) => void = () => undefined): Asked => {
  const last = new Map<JobId, JobProgress>();
  let wake: () => void = () => undefined;
  const host = createVaultHost({
    emit: (name, payload) => {
      if (name !== 'jobs.progress') return;
      const progress = payload as JobProgress;
      last.set(progress.job, progress);
      wake();
    },
    report,
  });
  return {
    host,
    async ask<T>(name: string, input: unknown) {
      const result = await host.answer({ kind: 'call', id: 1, name, input });
      if (!result.ok) throw new Error(`${name}: ${JSON.stringify(result.failure)}`);
      return result.value as T;
    },
    async ended(job) {
      for (;;) {
        const progress = last.get(job);
        if (progress !== undefined && ['finished', 'stopped', 'failed'].includes(progress.state)) return progress;
        await new Promise<void>((resolve) => { wake = resolve; });
      }
    },
  };
};

export const theirKey = 'age1lggyhqrw2nlhcxprm67z43rta597azn8gknawjehu9d9dl0jq3yqqvfafg';

const sitting = '0123456789abcdef';
const only = (...ids: readonly string[]) => ({ by: 'ids', ids }) as const;

/** Fills the vault that is made in `folder`; files, a backup and a mirror lie in `beside`. Closed when this resolves. */
export const makeFullVault = async (folder: string, beside: string): Promise<void> => {
  await make(folder).then(({ session }) => session.close());
  const { ask, ended } = askedHost();
  const work = async (name: string, input: unknown): Promise<void> => {
    const { state, failure } = await ended((await ask<{ job: JobId }>(name, input)).job);
    if (state !== 'finished') throw new Error(`${name}: ${state} ${JSON.stringify(failure)}`);
  };
  await ask('process.open', { folder, secret: passphrase, kind: 'passphrase' });
  const paths = ['one', 'two', 'three', 'four', 'five'].map((name) => join(beside, `${name}.txt`));
  for (const path of paths) await writeFile(path, `what ${path.slice(-9)} said`);
  await work('process.addPaths', { paths, way: 'dialog' });
  const { case: second } = await ask<{ case: string }>('cases.make', { code: 'B', name: 'The second', about: 'About it.' });
  await ask('evidence.moveToCase', { selection: only('E-002'), to: second });
  await ask('cases.choose', { case: 'C1', all: true });
  await ask('evidence.edit', { selection: only('E-001'), session: sitting, change: { title: 'The gate', description: 'Said at the gate.', notes: 'Told twice.' }, addTags: ['gate'], removeTags: [] });
  await ask('evidence.edit', { selection: only('E-002'), session: sitting, change: { title: 'The yard', notes: 'Told once.' }, addTags: [], removeTags: [] });
  await ask('evidence.setLink', { id: 'E-001', relation: 'same-moment-as', other: 'E-002', isThere: true });
  await ask('evidence.recordPassage', { selection: only('E-001'), passage: { ...barePassage('collected'), fromWhom: 'Nino' }, corrects: null, physicalLocation: 'The safe', session: sitting });
  await ask('evidence.putAway', { selection: only('E-003', 'E-004'), reason: 'not ours' });
  await ask('evidence.destroy', { selection: only('E-004'), reason: 'not ours at all' });
  await ask('evidence.keepTranscriptDraft', { id: 'E-001', relation: 'transcript-of', text: 'What was said' });
  await ask('drafts.keep', { drafts: [{ place: 'describe', draft: { ...noDraft, change: { title: 'Half' } } }] });
  await ask('evidence.keepViewChoice', { columns: null, details: 0.4 });
  const sort = { by: 'id', direction: 'descending' } as const;
  await ask('evidence.keepListView', { query: everything, sort, layout: 'table', tileSize: 2, chosen: { by: 'ids', ids: [] }, at: 'E-001', openGroups: [], top: 0 });
  await ask('evidence.keepSearch', { id: sitting, name: 'At the gate', query: { ...everything, text: 'gate' }, sort });
  await ask('settings.change', { idleLockMinutes: 3, density: 'compact' });
  await ask('settings.keepPlace', { place: 'home' });
  await ask('home.putOff', { line: 'not-described', until: '2030-01-01', count: 1 });
  await ask('recording.choose', { medium: 'sound' });
  const { id } = await ask<{ id: string }>('backup.makeKey', { name: 'Office' });
  await ask('backup.addRecipient', { current: passphrase, name: 'Colleague', recipient: theirKey });
  await work('process.backupTo', { file: join(beside, 'backup.age'), readItems: false, to: { by: 'recipients', ids: [id], remember: true } });
  await work('process.mirrorAdd', { folder: join(beside, 'mirror'), name: 'Stick', keeping: 'usual' });
  await work('vault.verify', { readData: false });
  const { recording } = await ask<{ recording: string }>('process.beginRecording', { medium: 'sound' });
  await ask('process.addRecordingPiece', { recording, piece: 0, bytes: piece(0) });
  await ask('recording.pause', { recording });
  await ask('process.close', {});
};
