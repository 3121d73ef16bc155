// Nothing is downloaded: what a person takes out goes through the system's save dialog and main (document-file.ts), never through
// Chromium, which would write plaintext to a folder of its choice.
import type { Session } from 'electron';

export const denyDownloads = (session: Session): void => {
  session.on('will-download', (event) => {
    event.preventDefault();
  });
};
