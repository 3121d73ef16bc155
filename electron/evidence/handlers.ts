// Calls of the evidence domain that run in the vault process, one line each, over one open vault.
import type { OutputOf } from '../../shared/contract/registry.ts';
import { caseToAddTo } from '../cases/service.ts';
import type { Handlers } from '../ipc/handlers.ts';
import type { Jobs } from '../jobs/registry.ts';
import type { ProcessCallName, ProcessInput, ProcessOutput } from '../vault-process/contract.ts';
import type { VaultSession } from '../vault/session.ts';
import { startAdding, startAddingPasted } from './intake/adding.ts';
import { startChecking } from './checking/checking.ts';
import { createContext, storedItemOf, type EvidenceContext } from './context.ts';
import { aboutDestroying, allowReturn, destroy } from './destroying/destroying.ts';
import { edit } from './describing/editing.ts';
import { startExporting } from './outside/exporting.ts';
import { namingAmong, wholeItem } from './whole-item.ts';
import { countsByCase, monthsOf, placeOf } from './list/list-repository.ts';
import { leftCopies, removeLeftCopies } from './outside/left-copies.ts';
import { linkedItems, setLink } from './describing/linking.ts';
import { createListing } from './list/listing.ts';
import { createMedia } from './showing/media.ts';
import { itemsWithoutPreview, previewNotPossible, readPreview, savePreview } from './showing/previews.ts';
import { moveToCase } from './moving/moving-to-case.ts';
import { bringBack, putAway } from './moving/putting-away.ts';
import { startRemovingOriginals } from './outside/removing-originals.ts';
import { saveCustodyLog, saveEvidenceList, saveJobResults } from './outside/saving-lists.ts';
import { aboutLeaving, itemsLeaving } from './list/leaving-repository.ts';
import { privilegedIn, selectedNumbers, sharedValues } from './list/selection-repository.ts';
import { recordPassage } from './describing/physical-passages.ts';
import { review } from './describing/reviewing.ts';
import { tagsOf } from './describing/tag-repository.ts';
import { compareTold } from './checking/comparing-told.ts';
import { undo } from './describing/undoing.ts';
import { forgetSearch, keepSearch, savedSearches } from './list/saved-searches.ts';
import { keepListView, keepViewChoice, listView, viewChoice } from './list/view-choice.ts';
import { keepTranscript, keepTranscriptDraft, transcriptDraft } from './made/transcripts.ts';
import { makeWorkingCopy } from './made/working-copies.ts';

type EvidenceProcessCall = Extract<ProcessCallName, 'process.addPaths' | 'process.exportTo' | 'process.saveList' | 'process.saveLog' | 'process.saveResults' | 'process.mediaInfo' | 'process.readMedia' | 'process.readPreview'>;

/** The calls that only main may make, by name. */
export type EvidenceProcessHandlers = { readonly [N in EvidenceProcessCall]: (input: ProcessInput<N>) => Promise<ProcessOutput<N>> };

export interface EvidenceHandlers {
  readonly evidence: Handlers<'evidence', 'vault'>;
  readonly process: EvidenceProcessHandlers;
  /** What the use cases work with, for domains that go through this one's services. */
  readonly context: EvidenceContext;
  /** How many items each case holds. */
  countsByCase(): Promise<OutputOf<'cases.counts'>>;
  /** Someone beside the evidence domain changed many items (a check of the whole vault): what was counted is counted anew. */
  changed(): void;
  /** Ends threads and closes readers. Call it after `jobs.close()` and before the session is closed. */
  close(): Promise<void>;
}

/** Everything the evidence domain answers over one open vault. */
export const evidenceHandlers = (session: VaultSession, jobs: Jobs): EvidenceHandlers => {
  const context = createContext(session, jobs);
  const listing = createListing(context);
  const media = createMedia(session);
  return {
    context,
    evidence: {
      addPasted: async ({ name, bytes }) => ({ job: startAddingPasted(context, name, bytes, await caseToAddTo(session.read)) }),
      removeOriginals: async ({ job }) => ({ job: startRemovingOriginals(context, job) }),
      page: (input) => listing.page(input),
      locate: async ({ query, sort, id }) => ({ index: await placeOf(session.read, query, sort, id) }),
      months: async ({ query, direction }) => ({ months: await monthsOf(session.read, query, direction) }),
      get: async ({ id }) => ({ item: await wholeItem(session.read, id) }),
      edit: (input) => edit(context, input),
      recordPassage: (input) => recordPassage(context, input),
      review: (input) => review(context, input),
      putAway: (input) => putAway(context, input),
      bringBack: (input) => bringBack(context, input),
      moveToCase: (input) => moveToCase(context, input),
      aboutDestroying: (input) => aboutDestroying(context, input),
      destroy: (input) => destroy(context, input, media.letGo),
      async allowReturn(input) {
        await allowReturn(context, input);
        return {};
      },
      undo: (input) => undo(context, input),
      viewChoice: () => viewChoice(session),
      listView: async () => ({ view: await listView(session) }),
      keepListView: async (view) => ({ savedAt: await keepListView(session, view) }),
      savedSearches: async () => ({ searches: await savedSearches(session.read) }),
      keepSearch: async (search) => ({ searches: await keepSearch(session, search) }),
      forgetSearch: async ({ id }) => ({ searches: await forgetSearch(session, id) }),
      async keepViewChoice(choice) {
        await keepViewChoice(session, choice);
        return {};
      },
      tags: ({ case: within }) => tagsOf(session.read, within),
      withoutPreview: async ({ limit }) => ({ items: await itemsWithoutPreview(context, limit) }),
      async savePreview(input) {
        await savePreview(context, input);
        return {};
      },
      async previewNotPossible(input) {
        await previewNotPossible(context, input);
        return {};
      },
      transcriptDraft: (input) => transcriptDraft(context, input),
      keepTranscriptDraft: (input) => keepTranscriptDraft(context, input),
      keepTranscript: (input) => keepTranscript(context, input),
      makeWorkingCopy: (input) => makeWorkingCopy(context, input),
      aboutLeaving: ({ selection, privileged }) => aboutLeaving(session.read, selection, privileged),
      itemsLeaving: ({ selection, privileged }) => itemsLeaving(session.read, selection, privileged),
      sharedValues: ({ selection }) => namingAmong(session.read, () => selectedNumbers(session.read, selection), sharedValues(session.read, selection)),
      privileged: async ({ selection }) => ({ items: await privilegedIn(session.read, selection) }),
      links: ({ id }) => linkedItems(session.read, id),
      setLink: (input) => setLink(context, input),
      compareTold: ({ id }) => compareTold(context, id),
      leftCopies: () => leftCopies(context),
      removeLeftCopies: (input) => removeLeftCopies(context, input),
      check: async ({ selection }) => ({ job: startChecking(context, selection) }),
    },
    process: {
      'process.addPaths': async ({ paths, way }) => ({ job: startAdding(context, paths, way, await caseToAddTo(session.read)).id }),
      'process.exportTo': async ({ folder, selection, reason, recipient, privileged = null }) => ({ job: await startExporting(context, selection, { folder, reason, recipient, privileged }) }),
      async 'process.mediaInfo'({ id }) {
        const { mediaType, size } = await storedItemOf(session, id);
        return { mediaType, size };
      },
      'process.readMedia': async ({ id, start, end }) => ({ bytes: await media.read(id, start, end) }),
      async 'process.saveList'(input) {
        await saveEvidenceList(context, input);
        return {};
      },
      async 'process.saveLog'(input) {
        await saveCustodyLog(context, input);
        return {};
      },
      async 'process.saveResults'(input) {
        await saveJobResults(context, input);
        return {};
      },
      'process.readPreview': ({ id }) => readPreview(context, id),
    },
    countsByCase: async () => ({ counts: await countsByCase(session.read) }),
    changed() {
      context.changed(null);
    },
    async close() {
      await media.close();
      await context.threads.close();
    },
  };
};
