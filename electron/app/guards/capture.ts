// Whether the page may have microphone and camera just now: the microphone from the moment a recording was begun through the contract until it ends or the
// vault locks, the camera besides where that recording is a film (checklist item 5).
import type { Medium } from '../../../shared/recording/schema.ts';

/** As Chromium calls what a page asks for. */
export type CaptureKind = 'audio' | 'video';

export interface Capture {
  readonly isAllowed: (kind: CaptureKind) => boolean;
  allow(medium: Medium): void;
  takeBack(): void;
}

export const createCapture = (): Capture => {
  let allowed: ReadonlySet<CaptureKind> = new Set();
  return {
    isAllowed: (kind) => allowed.has(kind),
    allow(medium) {
      allowed = new Set<CaptureKind>(medium === 'film' ? ['audio', 'video'] : ['audio']);
    },
    takeBack() {
      allowed = new Set();
    },
  };
};
