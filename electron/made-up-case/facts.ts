// The evidence of the fictional Ruden case as the demonstration and looking around use it: what each file is called, what it holds, what people say about
// it. Country, towns, people and papers are invented; coordinates lie in the open Atlantic.
import type { z } from 'zod';
import type { descriptionChangeSchema } from '../../shared/evidence/schema.ts';

type DescriptionChange = z.infer<typeof descriptionChangeSchema>;

export type DrawnAs =
  | { readonly draw: 'door' | 'bags' | 'square'; readonly camera: { readonly make?: string; readonly model?: string; readonly taken: string; readonly place?: { readonly latitude: number; readonly longitude: number } } }
  | { readonly draw: 'livestream' | 'page-1' | 'page-2' | 'call' | 'video' | 'order' | 'reply' }
  | { readonly text: string };

export interface CaseItem {
  readonly file: string;
  readonly made: DrawnAs;
  readonly says: DescriptionChange;
  readonly tags: readonly string[];
}

const atlantic = { latitude: 30.1234, longitude: -40.5678 };
const day = (year: number, month: number, date: number, time: string | null = null, offsetMinutes: number | null = null) => ({ year, month, day: date, time, offsetMinutes });
const exactly = (value: ReturnType<typeof day>, basis: 'exif' | 'container' | 'document' | 'device' | 'witness') => ({ certainty: 'exact' as const, value, until: null, basis, note: '' });

/** In the order of the case file. */
export const caseItems: readonly CaseItem[] = Object.freeze([
  {
    file: 'card/IMG_0711.jpg', made: { draw: 'door', camera: { make: 'ExampleCo', model: 'Phone A', taken: '2026:02:11 07:14:22', place: atlantic } }, tags: ['raid'],
    says: { title: 'Broken door of the office', description: 'Street door of Kiln Street 12 after the raid.', madeBy: 'Marta Quill', capturedPlace: 'Kiln Street 12, Ruden', clockOffsetMinutes: 60, capturedAt: exactly(day(2026, 2, 11, '06:14:22', 180), 'exif'), sensitivity: 'none' },
  },
  {
    file: 'card/IMG_0719.jpg', made: { draw: 'bags', camera: { taken: '2026:02:11 07:31:05' } }, tags: ['raid', 'seizure'],
    says: { title: 'Seized computers bagged', description: 'Three computers in bags with red seals.', madeBy: 'Marta Quill', clockOffsetMinutes: 60, peopleShown: 'Officer with a badge beginning 441-' },
  },
  {
    file: 'card/VID_0003.mp4', made: { draw: 'video' }, tags: ['raid'],
    says: { title: 'Phone video of the raid', description: 'Officers in the corridor.', madeBy: 'Dalen Prest', capturedAt: exactly(day(2026, 2, 11, '06:16:40', 180), 'container'), sensitivity: 'not-reviewed' },
  },
  {
    file: 'papers/search-record-1.png', made: { draw: 'page-1' }, tags: ['raid'],
    says: { title: 'Police search record, page 1', kind: 'scan', description: 'Says nine officers. Line 6 crossed out.', handedOverBy: 'Ilen Daros', obtainedHow: 'handed-over', capturedAt: exactly(day(2026, 2, 11), 'document') },
  },
  {
    file: 'papers/ministry-letter.png', made: { draw: 'page-2' }, tags: ['registration'],
    says: { title: 'Ministry letter: re-register in 30 days', kind: 'scan', description: 'Dated before the freeze of the account.', capturedAt: exactly(day(2026, 3, 26), 'document') },
  },
  {
    file: 'papers/reply-draft.docx', made: { draw: 'reply' }, tags: ['registration'],
    says: { title: 'Draft of our reply to the ministry', description: 'Not sent. Changes and a remark are kept in it.', madeBy: 'Sefa Oryn' },
  },
  {
    file: 'papers/court-order.pdf', made: { draw: 'order' }, tags: ['strike'],
    says: { title: 'Court order banning the strike', description: 'Torvesk District Court.', handedOverBy: 'Ansa Myre', obtainedHow: 'court', capturedAt: exactly(day(2026, 1, 20), 'document') },
  },
  {
    file: 'calls/threat-2026-03-07.wav', made: { draw: 'call' }, tags: ['threats'],
    says: { title: 'Recording of a threatening call', madeBy: 'Marta Quill', obtainedHow: 'own-recording', capturedAt: exactly(day(2026, 3, 7, '19:12', 180), 'device'), sensitivity: 'other-disturbing' },
  },
  {
    file: 'mail/account-frozen.eml', tags: ['registration'], says: { title: 'Bank notice of frozen account', obtainedHow: 'received-as-message' },
    made: { text: 'From: Notices <notices@bank.example.invalid>\r\nTo: Branch office <ruden@fugw.example.invalid>\r\nDate: Mon, 30 Mar 2026 09:14:00 +0300\r\nSubject: Your account\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nYour account has been frozen by order of the Registry Department.\r\n' },
  },
  {
    file: 'card/DSC_0142.jpg', made: { draw: 'square', camera: { taken: '2026:05:01 11:22:10', place: atlantic } }, tags: ['may-day'],
    says: { title: 'Square with police line', description: 'Founders’ Square, shortly before the meeting was dispersed.', madeBy: 'Jorn Aske', capturedAt: exactly(day(2026, 5, 1, '11:22:10'), 'exif') },
  },
  {
    file: 'screens/livestream.png', made: { draw: 'livestream' }, tags: ['may-day'],
    says: { title: 'Screenshot of a police livestream', kind: 'screenshot', handedOverBy: 'Kaspar Linn', obtainedHow: 'handed-over' },
  },
  {
    file: 'messages/قسم-الموارد.txt', made: { text: '2025-09-02 08:41  Bonuses are for members of the new union only.\n2025-11-13 17:20  Prepare the letter for the chair.\nНе пересылать.\n' }, tags: ['dismissal'],
    says: { title: 'HR director chat messages', kind: 'message', description: 'Exported by a person who must not be named.' },
  },
  {
    file: 'papers/inventory.csv', tags: ['seizure'], says: { title: 'Inventory of seized items, union copy', kind: 'dataset', madeBy: 'Sefa Oryn' },
    made: { text: 'no,item,count\n1,desktop computer,3\n2,telephone,5\n3,membership card,38\n4,banner,2\n' },
  },
]);
