// One item of the fictional Ruden case with names in four scripts, and the words of the English file.
import type { CustodyForm } from '../../../electron/printing/custody-form.ts';
import { custodyEntrySchema, type CustodyEntry } from '../../../shared/custody/schema.ts';
import { evidenceItemSchema } from '../../../shared/evidence/schema.ts';
import { unsaid } from '../../../shared/evidence/unsaid.ts';
import { memberCodeSchema, vaultIdSchema } from '../../../shared/ids.ts';
import { instant } from '../../../shared/time.ts';

const sha256 = '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08';
const at = Date.UTC(2026, 1, 11, 8, 2, 17);

const item = evidenceItemSchema.parse({
  id: 'E-001', case: 'C1', title: 'Broken door of the office', fileName: 'صورة-\u202eالباب.jpg', kind: 'photo', viewer: 'image', mediaType: 'image/jpeg',
  size: 4_812_345, sha256, addedAt: at, capturedAt: null, durationMs: null, width: 4000, height: 3000, sensitivity: 'none', reviewedBy: null,
  tags: ['raid'], privileged: false, links: 0, preview: 'ready', check: 'equal', described: true, isWorkingCopy: false, workingCopyOf: [], workingCopies: [], addedBy: 'M1',
  description: {
    ...unsaid,
    title: 'Broken door of the office', description: 'The street door after the raid.\nTaken from the pavement. #set text(red)', kind: 'photo', originality: 'original',
    madeBy: 'ماريا عبد الرحمن', handedOverBy: 'Лариса Щукина', obtainedHow: 'handed-over',
    obtainedAt: { certainty: 'about', value: { year: 2026, month: 2, day: null, time: null, offsetMinutes: null }, until: null, basis: 'witness', note: '' },
    obtainedPlace: 'თბილისი, Kiln Street 12',
    capturedAt: { certainty: 'exact', value: { year: 2026, month: 2, day: 11, time: '06:14:22', offsetMinutes: 180 }, until: null, basis: 'exif', note: '' },
    capturedPlace: 'Kiln Street 12, Ruden', clockOffsetMinutes: 60, peopleShown: '', language: '', reliability: 'likely', sensitivity: 'none',
    authenticityNotes: '', physicalLocation: '', notes: '',
  },
  fileSays: {
    width: 4000, height: 3000, durationMs: null, codec: null, device: 'ExampleCo Phone A',
    capturedAt: { certainty: 'exact', value: { year: 2026, month: 2, day: 11, time: '07:14:22', offsetMinutes: null }, until: null, basis: 'exif', note: '' },
    latitude: 30.1234, longitude: -40.5678, orientation: 1,
  },
  metadata: [], metadataProblem: null,
  arrivals: [{ fileName: 'door.jpg', sourceFolder: '/media/card', way: 'folder', fileModifiedAt: at - 60_000, fileCreatedAt: null, arrivedAt: at, by: 'M1' }],
  lastCheckedAt: at, custodyCount: 3, revision: 1, removal: null, destruction: null,
});

/** A form with `count` entries: added first, then copies exported. */
export const sampleForm = (count: number): CustodyForm & { readonly entries: readonly CustodyEntry[] } => ({
  item,
  caseCode: 'RUDEN-1',
  entries: Array.from({ length: count }, (_, index) =>
    custodyEntrySchema.parse({
      seq: index + 2, at: at + index * 3_600_000, actor: index % 2 === 0 ? 'M1' : 'M2', action: index === 0 ? 'imported' : 'exported', subject: 'E-001',
      details: index === 0 ? { sha256, size: 4_812_345, fileName: 'صورة.jpg' } : { reason: 'For the lawyer, приложение 4', recipient: 'Ансa Мыре', sha256 },
      previousHash: 'a'.repeat(64), hash: `${index.toString(16).padStart(4, '0')}${'b7'.repeat(30)}`,
    })),
  head: { seq: 57, witness: '4XQ7-9F2M-K3', brokenAt: null },
  vaultId: vaultIdSchema.parse('0123456789abcdef0123456789abcdef'),
  printedBy: memberCodeSchema.parse('M2'),
  printedAt: instant(Date.UTC(2026, 10, 21, 14, 3, 9)),
});
