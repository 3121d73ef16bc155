// A vault to measure in, and one filled with as many records as an archive of years holds.
import { randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { insertArrivals, insertItems, type NewItem } from '../../electron/evidence/intake/intake-repository.ts';
import { nothingSaid } from '../../electron/evidence/metadata/shape.ts';
import { createVault, openVault, systemRandom, type OpenSession } from '../../electron/vault/index.ts';
import { sql } from '../../electron/vault/database/sql.ts';
import { keepObjects } from '../../electron/vault/stored-objects.ts';
import { caseId, evidenceId, objectIdSchema, sha256Schema } from '../../shared/ids.ts';
import { instant } from '../../shared/time.ts';

const passphrase = 'bench-only-passphrase';
export const benchKdf = Object.freeze({ memoryKiB: 256 * 1024, passes: 3, lanes: 4 });
const clock = () => instant(Date.now());

export const benchVault = async (folder: string): Promise<{ readonly session: OpenSession; end(): Promise<void> }> => {
  const { session } = await createVault({ folder, passphrase, memberName: 'Bench', kdf: benchKdf, clock, random: systemRandom });
  return {
    session,
    end: async () => {
      await session.close();
      await rm(folder, { recursive: true });
    },
  };
};

export const openBenchVault = async (folder: string): Promise<OpenSession> => (await openVault({ folder, secret: passphrase, kind: 'passphrase', clock, random: systemRandom })).session;

export const benchSecret = passphrase;

/** Words of three languages and scripts, as file names hold them. */
export const vocabulary = Object.freeze({
  english: ['raid', 'office', 'detention', 'witness', 'letter', 'meeting', 'strike', 'police', 'search', 'contract', 'dismissal', 'garment', 'warehouse', 'square', 'threat'],
  russian: ['обыск', 'офис', 'задержание', 'свидетель', 'письмо', 'собрание', 'забастовка', 'полиция', 'договор', 'увольнение', 'склад', 'площадь', 'угроза', 'фабрика', 'суд'],
  arabic: ['مداهمة', 'مكتب', 'احتجاز', 'شاهد', 'رسالة', 'اجتماع', 'إضراب', 'شرطة', 'تفتيش', 'عقد', 'فصل', 'مصنع', 'ساحة', 'تهديد', 'محكمة'],
});

const pick = (words: readonly string[], number: number, salt: number): string => words[(number * 31 + salt * 17 + (number >> 4)) % words.length] ?? '';

const nameOf = (number: number): string => {
  const [first, second] = number % 3 === 0 ? [vocabulary.english, vocabulary.russian] : number % 3 === 1 ? [vocabulary.russian, vocabulary.arabic] : [vocabulary.arabic, vocabulary.english];
  return `${pick(first, number, 1)} ${pick(second, number, 2)} ${pick(first, number, 3)} ${String(number)}.jpg`;
};

const inOneChange = 2000;

/** Writes `count` records as adding would, without files: keys, items, index, arrivals and custody entries, many to a transaction. */
export const fillWithRecords = async (session: OpenSession, count: number): Promise<void> => {
  for (let done = 0; done < count; done += inOneChange) {
    const numbers = Array.from({ length: Math.min(inOneChange, count - done) }, (_, index) => done + index + 1);
    await session.change(async (change) => {
      const items = numbers.map((number): NewItem => ({
        number, case: caseId(1), object: objectIdSchema.parse(randomBytes(16).toString('hex')), sha256: sha256Schema.parse(randomBytes(32).toString('hex')), size: 300_000 + (number % 1000), fileName: nameOf(number),
        metadata: { mediaType: 'image/jpeg', kind: 'photo', viewer: 'image', says: { ...nothingSaid, width: 4000, height: 3000, device: 'ExampleCo Phone A' }, entries: [{ group: 'exif', tag: 'Model', value: 'Phone A' }], problem: null },
      }));
      await keepObjects(change.db, items.map(({ object, size }) => ({ id: object, key: randomBytes(32), size })), change.at);
      await insertItems(change.db, items, change.at, change.member);
      await insertArrivals(change.db, items.map(({ number, fileName }) => ({ number, fileName, sourceFolder: '/media/card', way: 'folder', modifiedAt: null, createdAt: null })), change.at, change.member);
      for (const { number, sha256, size, fileName } of items) await change.record('imported', evidenceId(number), { sha256, size, fileName });
    });
  }
};

/** Says of every item that there is no preview to make, so that a window does not try to make them of files that are not there. */
export const withoutPreviews = (session: OpenSession): Promise<void> =>
  session.change(async ({ db }) => {
    await db.run(sql`UPDATE evidence SET preview_state = 'not-possible'`);
  });
