// Accepts a message only from the main frame of our own window, showing our own page (Electron's checklist, item 17).
import type { WebContents, WebFrameMain } from 'electron';
import { appOrigin } from '../app/page/app-origin.ts';

export interface Sender {
  readonly sender: WebContents;
  readonly senderFrame: WebFrameMain | null;
}

/** False for a frame that is gone, a sub-frame, another window, or a page that is not exactly ours. */
export const isOurWindow = (event: Sender, ours: WebContents | null): boolean => {
  const frame = event.senderFrame;
  return ours !== null && frame !== null && event.sender === ours && frame.parent === null && originOf(frame.url) === appOrigin;
};

/** Whether the call came from a window or a page that has gone since: nobody hears the answer, and nobody has done anything wrong. */
export const isGone = (event: Sender, ours: WebContents | null): boolean => ours === null || (event.senderFrame === null && event.sender === ours);

const originOf = (url: string): string | null => {
  const parsed = URL.parse(url);
  return parsed === null ? null : `${parsed.protocol}//${parsed.host}`;
};
