// Denies every web permission, both when a page asks and when it looks (Electron approves by default; checklist item 5). One exception is made for our own
// window's session: the microphone, for its own page, while a recording is under way.
import type { Session, WebContents } from 'electron';
import { appOrigin } from './app-origin.ts';

/** Nothing is on the list: copying goes through `window.copyText`. */
export const denyPermissions = (session: Session): void => {
  session.setPermissionRequestHandler((_contents, _permission, decide) => {
    decide(false);
  });
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, decide) => {
    decide({});
  });
};

export interface MicrophoneRules {
  /** Our window's contents, null before it exists and after it is gone. */
  readonly ours: () => WebContents | null;
  /** Whether a recording was begun through the contract and has not ended. */
  readonly isRecording: () => boolean;
  /** What the system says where it asks the person itself (macOS). */
  readonly systemAllows: () => Promise<boolean>;
}

const isOurPage = (address: string | undefined): boolean => address === appOrigin || address?.startsWith(`${appOrigin}/`) === true;

/** What a request or a look must say to be about sound from our own page and nothing else. */
interface Asked {
  readonly requestingUrl?: string;
  readonly securityOrigin?: string;
  readonly isMainFrame: boolean;
}

/** Let the page have the microphone, and nothing else, while it records. Call it after `denyPermissions`, which it takes the place of for two questions. */
export const allowMicrophone = (session: Session, { ours, isRecording, systemAllows }: MicrophoneRules): void => {
  const isAllowed = (contents: WebContents | null, permission: string, kinds: readonly (string | undefined)[], { requestingUrl, securityOrigin, isMainFrame }: Asked): boolean =>
    isRecording() && contents !== null && contents === ours() && permission === 'media' && kinds.length === 1 && kinds[0] === 'audio' && isMainFrame &&
    isOurPage(requestingUrl) && (securityOrigin === undefined || isOurPage(securityOrigin));
  session.setPermissionRequestHandler((contents, permission, decide, details) => {
    const mediaTypes = 'mediaTypes' in details ? (details.mediaTypes ?? []) : [];
    if (!isAllowed(contents, permission, mediaTypes, details)) {
      decide(false);
      return;
    }
    // The person may take a while to answer the system; the recording may be over by then.
    systemAllows().then((allowed) => { decide(allowed && isRecording()); }, () => { decide(false); });
  });
  session.setPermissionCheckHandler((contents, permission, origin, details) =>
    isAllowed(contents, permission, [details.mediaType], { ...details, requestingUrl: details.requestingUrl ?? origin }));
};
