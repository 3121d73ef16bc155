// No network. A content policy does not stop WebRTC, preconnect or navigation, so these layers stand together: switches for
// the whole browser, the session's request filter, WebRTC's own policy, and the spell checker's downloads off.
import type { App, Session, WebContents } from 'electron';
import { appOrigin } from '../page/app-origin.ts';

/** Chromium switches, with the way out each one closes. Measured together: no TCP, no UDP, no DNS left. */
export const silentSwitches: readonly (readonly [name: string, value: string | undefined])[] = [
  ['host-resolver-rules', 'MAP * ~NOTFOUND'],
  // Port 9 is "discard": a proxy that is never there, so that nothing connects directly either.
  ['proxy-server', '127.0.0.1:9'],
  ['proxy-bypass-list', '<-loopback>'],
  // Chromium calls it without "force" since some version, content embedders with it: a name it does not know is not an error, so both.
  ['webrtc-ip-handling-policy', 'disable_non_proxied_udp'],
  ['force-webrtc-ip-handling-policy', 'disable_non_proxied_udp'],
  ['disable-background-networking', undefined],
  ['disable-component-update', undefined],
  ['disable-domain-reliability', undefined],
  ['disable-sync', undefined],
  ['no-pings', undefined],
  // Crash reports hold what was in memory.
  ['disable-breakpad', undefined],
  ['disable-crash-reporter', undefined],
  ['disable-features', 'NetworkPrediction,MediaRouter,DialMediaRouteProvider,OptimizationHints,AutofillServerCommunication,CertificateTransparencyComponentUpdater,Translate'],
  // Media and pictures that were decrypted must not be written to a disk cache.
  ['disk-cache-size', '1'],
  ['media-cache-size', '1'],
  ['disable-gpu-shader-disk-cache', undefined],
];

/** Before `ready`. */
export const silenceBrowser = (app: App): void => {
  for (const [name, value] of silentSwitches) {
    app.commandLine.appendSwitch(name, value);
  }
};

/** True for our own page and what it makes itself; everything else is refused before it leaves the page. */
export const isOurRequest = (url: string): boolean =>
  url.startsWith(`${appOrigin}/`) || url.startsWith(`blob:${appOrigin}/`) || url.startsWith('data:');

/** After `ready`, before a window exists: order matters for the spell checker. */
export const guardNetwork = (session: Session): void => {
  session.setSpellCheckerEnabled(false);
  session.setSpellCheckerLanguages([]);
  session.webRequest.onBeforeRequest((details, decide) => {
    decide({ cancel: !isOurRequest(details.url) });
  });
};

export const guardWebRtc = (contents: WebContents): void => {
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
};
