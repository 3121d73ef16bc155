// Two real vaults and packs between them, for tests that hand over, take in, cut, alter and kill.
import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { recipientOf } from '../../../electron/backup/age/x25519.ts';
import { entriesAbout } from '../../../electron/custody/service.ts';
import { recordedObjects } from '../../../electron/evidence/checking/whole-vault.ts';
import { handOver, type HandedOver, type HandoverRequest } from '../../../electron/handover/handing-over.ts';
import { handoverHandlers, type HandoverHandlers } from '../../../electron/handover/handlers.ts';
import { chosenRecipients } from '../../../electron/handover/recipients.ts';
import { takeIn, type TakenIn } from '../../../electron/handover/taking-in.ts';
import { withPack } from '../../../electron/handover/tool.ts';
import type { JobReporter } from '../../../electron/jobs/job.ts';
import { sql } from '../../../electron/vault/database/sql.ts';
import { verifyVault, type OpenSession } from '../../../electron/vault/index.ts';
import type { InputOf } from '../../../shared/contract/registry.ts';
import type { CustodyEntry } from '../../../shared/custody/schema.ts';
import type { EvidenceItem } from '../../../shared/evidence/schema.ts';
import type { CaseChoice } from '../../../shared/handover/schema.ts';
import { evidenceNumber, type EvidenceId } from '../../../shared/ids.ts';
import type { JobResult } from '../../../shared/jobs/schema.ts';
import { MiB } from '../../../shared/sizes.ts';
import { evidenceOver, id, type EvidenceForTests } from '../evidence/evidence-for-tests.ts';
import { make } from '../vault/vault-for-tests.ts';

export const identity = Uint8Array.from(randomBytes(32));
export const recipient = recipientOf(identity);

export interface Watching extends JobReporter {
  readonly results: Omit<JobResult, 'index'>[];
}

/** A reporter that keeps results, and goes on as long as `goesOn` says so of them. */
export const watching = (goesOn: (results: readonly Omit<JobResult, 'index'>[]) => boolean = () => true): Watching => {
  const results: Omit<JobResult, 'index'>[] = [];
  return {
    results, signal: new AbortController().signal, found: () => undefined, worked: () => undefined, done: () => undefined, now: () => undefined,
    mayContinue: () => Promise.resolve(goesOn(results)),
    result: (result) => { results.push(result); },
    beside: (result) => { results.push(result); },
  };
};

export interface Office {
  readonly session: OpenSession;
  readonly evidence: EvidenceForTests;
  readonly handover: HandoverHandlers;
  readonly folder: string;
  /** Adds one file and answers with its item. */
  add(name: string, content: Uint8Array | string): Promise<EvidenceId>;
  say(item: string, change: InputOf<'evidence.edit'>['change'], addTags?: string[]): Promise<void>;
  get(item: string): Promise<EvidenceItem>;
  bytes(item: string): Promise<Buffer>;
  /** Path of the file that holds its bytes. */
  objectFile(item: string): Promise<string>;
  custody(subject: string): Promise<readonly CustodyEntry[]>;
  /** Every item with what people say about it, and its fingerprint. */
  everything(): Promise<unknown>;
  problems(): Promise<readonly string[]>;
  end(): Promise<void>;
}

export const officeOver = (session: OpenSession, folder: string): Office => {
  const evidence = evidenceOver(session);
  const handover = handoverHandlers(evidence.context);
  const get = async (item: string): Promise<EvidenceItem> => (await evidence.evidence.get({ id: id(item) })).item;
  return {
    session, evidence, handover, folder, get,
    async add(name, content) {
      const from = mkdtempSync(join(folder, 'from-'));
      writeFileSync(join(from, name), content);
      const { results } = await evidence.add(from);
      return id(results[0]?.item ?? '');
    },
    async say(item, change, addTags = []) {
      await evidence.evidence.edit({ selection: { by: 'ids', ids: [id(item)] }, session: randomBytes(8).toString('hex'), change, addTags, removeTags: [] });
    },
    async bytes(item) {
      const { size } = await get(item);
      const pieces: Uint8Array[] = [];
      for (let start = 0; start < size; start += MiB) pieces.push((await evidence.process['process.readMedia']({ id: id(item), start, end: Math.min(size, start + MiB) })).bytes);
      return Buffer.concat(pieces);
    },
    async objectFile(item) {
      const row = await session.read.get(sql`SELECT object_id FROM evidence WHERE number = ${evidenceNumber(id(item))}`);
      const object = String(row?.['object_id']);
      return join(session.folder, 'objects', object.slice(0, 2), object);
    },
    custody: (subject) => entriesAbout(session.read, subject),
    async everything() {
      const rows = await evidence.list();
      return Promise.all(rows.map(async (row) => {
        const { description, tags, sha256, fileName, arrivals, revision } = await get(row.id);
        return { id: row.id, description, tags, sha256, fileName, arrivals: arrivals.length, revision };
      }));
    },
    async problems() {
      const { problems } = await verifyVault(session, { readData: true, recorded: recordedObjects(session) });
      return problems.map(({ severity, kind }) => `${severity} ${kind}`);
    },
    async end() {
      await evidence.shut();
      await session.close();
    },
  };
};

export const openOffice = async (folder: string, name: string): Promise<Office> => {
  mkdirSync(join(folder, name));
  const { session } = await make(join(folder, name, 'vault'));
  return officeOver(session, join(folder, name));
};

export interface TwoOffices {
  readonly folder: string;
  readonly here: Office;
  readonly there: Office;
  end(): Promise<void>;
}

/** `here` hands over, `there` takes in. */
export const twoOffices = async (): Promise<TwoOffices> => {
  const folder = mkdtempSync(join(tmpdir(), 'holdfast-handover-'));
  const here = await openOffice(folder, 'here');
  const there = await openOffice(folder, 'there');
  return {
    folder, here, there,
    async end() {
      await here.end();
      await there.end();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};

export const handTo = async (office: Office, file: string, items: readonly string[], change: Partial<HandoverRequest> = {}, reporter: JobReporter = watching()): Promise<HandedOver> =>
  handOver(office.evidence.context, {
    file, selection: { by: 'ids', ids: items.map(id) }, recipients: await chosenRecipients(office.session, [], [recipient]), reason: 'for the complaint', senderName: 'Ruden office', ...change,
  }, reporter);

export const takeFrom = async (office: Office, file: string, reporter: JobReporter = watching(), cases: CaseChoice = 'ours'): Promise<TakenIn> =>
  withPack(file, [Uint8Array.from(identity)], (pack) => takeIn(office.evidence.context, pack, { fileName: 'pack.age', cases }, reporter));

/** What is open to be decided about an item: field, both values, and how ours came to differ. */
export const openFields = async ({ handover }: Office, item: string): Promise<readonly unknown[]> =>
  (await handover.handover.conflicts({ offset: 0, limit: 500 })).conflicts.filter((one) => one.item === item).map(({ field, here, theirs, hereState }) => ({ field, here, theirs, hereState }));

export const decideAll = async ({ handover }: Office, item: string, choice: 'ours' | 'theirs' | 'both'): Promise<number> => {
  const { conflicts } = await handover.handover.conflicts({ offset: 0, limit: 500 });
  return (await handover.handover.decide({ conflicts: conflicts.filter((one) => one.item === item).map((one) => one.id), choice, language: 'en' })).decided;
};
