// Denies every web permission, both when a page asks and when it looks (Electron approves by default; checklist item 5). One exception is made for our own
// window's session: the microphone, and for a film the camera, for its own page, while such a recording is under way.
import type { Session, WebContents } from 'electron';
import { appOrigin } from '../page/app-origin.ts';
import type { CaptureKind } from './capture.ts';

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

export interface CaptureRules {
  /** Our window's contents, null before it exists and after it is gone. */
  readonly ours: () => WebContents | null;
  /** Whether a recording of this kind was begun through the contract and has not ended. */
  readonly isRecording: (kind: CaptureKind) => boolean;
  /** What the system says where it asks the person itself (macOS). */
  readonly systemAllows: (kind: CaptureKind) => Promise<boolean>;
}

const isOurPage = (address: string | undefined): boolean => address === appOrigin || address?.startsWith(`${appOrigin}/`) === true;

/** What a request or a look must say to be about sound or picture from our own page and nothing else. */
interface Asked {
  readonly requestingUrl?: string;
  readonly securityOrigin?: string;
  readonly isMainFrame: boolean;
}

/** The kinds that were asked for, each once; null when anything else was, or nothing. */
const kindsOf = (asked: readonly (string | undefined)[]): readonly CaptureKind[] | null => {
  const kinds = asked.flatMap((kind): readonly CaptureKind[] => (kind === 'audio' || kind === 'video' ? [kind] : []));
  return kinds.length === asked.length && kinds.length > 0 && new Set(kinds).size === kinds.length ? kinds : null;
};

/** Let the page have microphone and camera, each only while such a recording goes on. Call it after `denyPermissions`, which it takes the place of for two questions. */
export const allowCapture = (session: Session, { ours, isRecording, systemAllows }: CaptureRules): void => {
  const allowedKinds = (contents: WebContents | null, permission: string, asked: readonly (string | undefined)[], { requestingUrl, securityOrigin, isMainFrame }: Asked): readonly CaptureKind[] | null => {
    const kinds = kindsOf(asked);
    return kinds !== null && kinds.every(isRecording) && contents !== null && contents === ours() && permission === 'media' && isMainFrame &&
      isOurPage(requestingUrl) && (securityOrigin === undefined || isOurPage(securityOrigin)) ? kinds : null;
  };
  session.setPermissionRequestHandler((contents, permission, decide, details) => {
    const kinds = allowedKinds(contents, permission, 'mediaTypes' in details ? (details.mediaTypes ?? []) : [], details);
    if (kinds === null) {
      decide(false);
      return;
    }
    // The person may take a while to answer the system; the recording may be over by then.
    Promise.all(kinds.map(systemAllows)).then((allowed) => { decide(allowed.every(Boolean) && kinds.every(isRecording)); }, () => { decide(false); });
  });
  session.setPermissionCheckHandler((contents, permission, origin, details) =>
    allowedKinds(contents, permission, [details.mediaType], { ...details, requestingUrl: details.requestingUrl ?? origin }) !== null);
};
