// Our own scheme, declared to Electron and served in one session (Electron's checklist, item 18). Nothing decrypted is ever
// written to a file on the way.
import { protocol, type Session } from 'electron';
import { appScheme } from './app-origin.ts';
import type { MediaSource } from './media-source.ts';
import { respond } from './scheme-response.ts';

/** Before `ready`: the scheme behaves like https for origins and fetch, and streams media. It never bypasses the policy. */
export const declareScheme = (): void => {
  protocol.registerSchemesAsPrivileged([
    { scheme: appScheme, privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true } },
  ]);
};

/** Serves the scheme in this session alone. `folder` holds the built renderer. */
export const serveScheme = (session: Session, folder: string, media: MediaSource): void => {
  session.protocol.handle(appScheme, (request) => respond(request, folder, media));
};
