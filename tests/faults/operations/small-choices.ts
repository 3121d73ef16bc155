// What people choose beside the evidence: settings, drafts, lines put off, how lists stand, what a lock cut short, small pictures. One row each, there wholly or not at all.
import { draftsHandlers } from '../../../electron/drafts/handlers.ts';
import { keptDrafts } from '../../../electron/drafts/service.ts';
import { previewOf } from '../../../electron/evidence/showing/preview-repository.ts';
import { showEvidence } from '../../../electron/evidence/tool.ts';
import { listView, viewChoice } from '../../../electron/evidence/list/view-choice.ts';
import { overview, putOff } from '../../../electron/home/service.ts';
import { createUnderWay } from '../../../electron/jobs/unfinished.ts';
import { keepPlace, placeToReturnTo } from '../../../electron/settings/place.ts';
import { changeSettings, settingsOf } from '../../../electron/settings/service.ts';
import type { OpenSession } from '../../../electron/vault/index.ts';
import { noDraft } from '../../../shared/drafts/schema.ts';
import type { ListView } from '../../../shared/evidence/list-view.ts';
import { everything } from '../../../shared/evidence/schema.ts';
import { evidenceId, jobIdSchema } from '../../../shared/ids.ts';
import { bareJpeg } from '../../electron/evidence/bare-pictures.ts';
import { markers } from '../secrets.ts';
import { steppedOperation, type Step } from './steps.ts';

const item = evidenceId(1);
const job = jobIdSchema.parse(`j-${'0'.repeat(16)}`);

const asNow = (session: OpenSession) => createUnderWay(session, (error) => { throw error; });

/** An adding that a lock cuts short. */
const cutShort = (session: OpenSession): Promise<void> => asNow(session).closing([{
  job, kind: 'add', state: 'running', itemsDone: 3, itemsTotal: 9, bytesDone: 0, bytesTotal: null, counts: { new: 3, duplicate: 0, restored: 0, failed: 0, problem: 0 }, now: markers.fileName, elapsedMs: 9000, failure: null, canRetry: false, toRetry: 0,
}]);

const list: ListView = { query: { ...everything, text: markers.content }, sort: { by: 'size', direction: 'ascending' }, layout: 'table', tileSize: 2, chosen: { by: 'ids', ids: [item] }, at: item, openGroups: [], top: 40 };

/** What was chosen, in the order of the steps. */
const chosen = async (session: OpenSession): Promise<readonly string[]> => {
  const { idleLockMinutes, coverUnreviewed } = await settingsOf(session);
  const drafts = await keptDrafts(session.read);
  const said: readonly (readonly [string, boolean])[] = [
    [`lock ${String(idleLockMinutes)}`, idleLockMinutes !== 5 || coverUnreviewed],
    [`drafts ${drafts.map(({ place }) => place).join('+')}`, drafts.length > 0],
    ['line', (await overview(session)).putOff.length > 0],
    ['columns', (await viewChoice(session)).columns !== null],
    ['list', (await listView(session)) !== null],
    ['place', (await placeToReturnTo(session, Date.now() + 1000)) !== null],
    ['cut short', (await asNow(session).unfinished()).length > 0],
  ];
  return said.filter(([, isThere]) => isThere).map(([name]) => name);
};

const drafted = (words: string): Step['does'] => ({ session }) => draftsHandlers(session).keep({ drafts: [{ place: 'describe', draft: { ...noDraft, words: { notes: words } } }, { place: item, draft: { ...noDraft, addTags: [markers.title] } }] });

const both = 'drafts describe+E-001';

const choices = steppedOperation({
  name: 'choices',
  before: [''],
  steps: [
    { does: ({ session }) => changeSettings(session, { idleLockMinutes: 7, coverUnreviewed: true }), leaves: [['lock 7', 'settings-changed']] },
    { does: drafted(markers.note), leaves: [[`lock 7, ${both}`]] },
    { does: ({ session }) => putOff(session, { line: 'backup-due', until: '2027-01-01', count: 1 }), leaves: [[`lock 7, ${both}, line`, 'settings-changed']] },
    { does: ({ evidence: { evidence } }) => evidence.keepViewChoice({ columns: ['id', 'title'], details: 0.4 }), leaves: [[`lock 7, ${both}, line, columns`]] },
    { does: ({ evidence: { evidence } }) => evidence.keepListView(list), leaves: [[`lock 7, ${both}, line, columns, list`]] },
    { does: ({ session }) => keepPlace(session, { place: 'evidence item', id: item, tab: 'links' }), leaves: [[`lock 7, ${both}, line, columns, list, place`]] },
    { does: ({ session }) => cutShort(session), leaves: [[`lock 7, ${both}, line, columns, list, place, cut short`]] },
    { does: ({ session }) => asNow(session).forget(job), leaves: [[`lock 7, ${both}, line, columns, list, place`]] },
    { does: drafted(''), leaves: [['lock 7, drafts E-001, line, columns, list, place']] },
    { does: ({ session }) => putOff(session, { line: 'backup-due', until: null, count: 0 }), leaves: [['lock 7, drafts E-001, columns, list, place', 'settings-changed']] },
  ],
  read: async (session) => (await chosen(session)).join(', '),
});

const picture = (shade: number): Uint8Array<ArrayBuffer> => Uint8Array.from(bareJpeg(40, 30, [shade, 90, 60]));
const save = (shade: number): Step['does'] => ({ evidence: { evidence } }) => evidence.savePreview({ id: item, width: 40, height: 30, bytes: picture(shade) });

/** Which of the two pictures is kept. */
const pictureIn = async (session: OpenSession): Promise<string> => {
  const kept = await previewOf(session.previews.read, item);
  if (kept === null) return 'none';
  return [1, 2].find((shade) => Buffer.from(picture(shade)).equals(kept.bytes))?.toString() ?? 'another';
};

/** The store of pictures is another database than the records: the picture is there before the record says so, never after. */
const preview = steppedOperation({
  name: 'preview',
  before: ['none, none-yet'],
  steps: [
    { does: save(1), leaves: [['1, none-yet'], ['1, ready']] },
    { does: save(2), leaves: [['2, ready'], ['2, ready']] },
    { does: ({ evidence: { evidence } }) => evidence.previewNotPossible({ id: item, why: 'cannot-decode' }), leaves: [['2, not-possible']] },
  ],
  read: async (session) => `${await pictureIn(session)}, ${(await showEvidence(session, item)).preview}`,
});

export const smallChoiceOperations = [choices, preview];
