// Works through the items that have no preview picture yet, what is on the screen first, one or two at a time and only when the window is idle. Stops at once
// when told to; an item whose answer could not be kept is not tried again before the next start.
import type { Client } from '../../../shared/contract/registry.ts';
import type { EvidenceId } from '../../../shared/ids.ts';
import type { EvidenceRow } from '../../../shared/evidence/schema.ts';
import { canBeRead } from '../media-bytes.ts';
import { whyNot } from '../media-failure.ts';
import { hasPicture, makePreview } from './make-preview.ts';
import { firstOnScreen } from './on-screen.ts';

const atOnce = 2;
const batch = 20;

const idle = (): Promise<void> => new Promise((resolve) => { requestIdleCallback(() => { resolve(); }, { timeout: 2_000 }); });

type Evidence = Pick<Client['evidence'], 'withoutPreview' | 'openMedia' | 'closeMedia' | 'savePreview' | 'previewNotPossible'>;

const previewOf = async (evidence: Evidence, row: EvidenceRow, stop: AbortSignal): Promise<void> => {
  if (!hasPicture(row)) {
    await evidence.previewNotPossible({ id: row.id, why: 'no-picture' });
    return;
  }
  const media = await evidence.openMedia({ id: row.id });
  if (!media.ok) return;
  try {
    const preview = await makePreview(row, media.value.url, stop);
    if (!stop.aborted) await evidence.savePreview({ id: row.id, ...preview });
  } catch (thrown) {
    const why = whyNot(thrown);
    // A disk that does not answer says nothing about the picture: another opening tries again.
    if (!stop.aborted && why !== 'cannot-read' && (await canBeRead(media.value.url))) await evidence.previewNotPossible({ id: row.id, why: why === 'needs-password' ? 'no-picture' : why });
  } finally {
    await evidence.closeMedia({ url: media.value.url });
  }
};

export interface PreviewMaker {
  /** Something may be new: look again. */
  readonly wake: () => void;
  /** Ends all work now; nothing is saved after this. */
  readonly stop: () => void;
}

/** Starts working. Never throws: a preview is a convenience and its lack is no failure of the screen. */
export const startPreviewMaker = (evidence: Evidence): PreviewMaker => {
  const stopping = new AbortController();
  const isStopped = (): boolean => stopping.signal.aborted;
  const tried = new Set<EvidenceId>();
  // What is asked for and what is being done: a wake in the middle of work is not lost.
  let asked = 0;
  let done = 0;
  let running = false;

  const workThrough = async (): Promise<void> => {
    for (;;) {
      const answer = await evidence.withoutPreview({ limit: batch });
      const rows = answer.ok ? answer.value.items.filter((row) => !tried.has(row.id)) : [];
      if (rows.length === 0 || isStopped()) return;
      const worker = async (): Promise<void> => {
        const next = (): EvidenceRow | undefined => firstOnScreen(tried) ?? rows.shift();
        for (let row = next(); row !== undefined && !isStopped(); row = next()) {
          // Made meanwhile, because it was on the screen.
          if (tried.has(row.id)) continue;
          tried.add(row.id);
          await idle();
          if (!isStopped()) await previewOf(evidence, row, stopping.signal);
        }
      };
      await Promise.all(Array.from({ length: atOnce }, worker));
    }
  };

  const run = async (): Promise<void> => {
    asked += 1;
    if (running) return;
    running = true;
    while (done < asked && !isStopped()) {
      done = asked;
      await workThrough();
    }
    running = false;
  };

  void run();
  return { wake: () => { void run(); }, stop: () => { stopping.abort(); } };
};
