// Every switch Chromium is started with, each group with its reason. Playwright's own list is not used, because it moves
// shared memory to files and lets pages open windows.

export type Flags = readonly (readonly [name: string, value?: string | undefined])[];

/** Features that call home, guess what is wanted next, or draw things an application window does not have. */
const disabledFeatures = [
  'AimEnabled', 'AutofillServerCommunication', 'AvoidUnnecessaryBeforeUnloadCheckSync', 'CertificateTransparencyComponentUpdater',
  'DestroyProfileOnBrowserClose', 'DialMediaRouteProvider', 'GlobalMediaControls', 'HttpsFirstBalancedModeAutoEnable', 'HttpsUpgrades', 'LensOverlay',
  'MediaRouter', 'NetworkPrediction', 'NetworkTimeServiceQuerying', 'OptimizationHints', 'PreconnectToSearch', 'Translate',
];

const flags: Flags = [
  // No network: names do not resolve, what needs no name meets a proxy that is not there, WebRTC may not go round it.
  ['host-resolver-rules', 'MAP * ~NOTFOUND'],
  ['proxy-server', '127.0.0.1:9'],
  ['proxy-bypass-list', '<-loopback>'],
  ['webrtc-ip-handling-policy', 'disable_non_proxied_udp'],
  ['force-webrtc-ip-handling-policy', 'disable_non_proxied_udp'],
  ['disable-background-networking'],
  ['disable-client-side-phishing-detection'],
  ['disable-component-update'],
  ['disable-component-extensions-with-background-pages'],
  ['disable-default-apps'],
  ['disable-domain-reliability'],
  ['disable-extensions'],
  ['disable-field-trial-config'],
  ['disable-sync'],
  ['metrics-recording-only'],
  ['no-pings'],
  ['no-service-autorun'],
  ['enable-features', 'SkipListAccountsWithoutGaiaCookies'],
  ['disable-features', disabledFeatures.join(',')],
  // Nothing kept: a window in memory only, no caches, no crash reports, no passwords.
  ['incognito'],
  ['disk-cache-dir', '/dev/null'],
  ['disk-cache-size', '1'],
  ['media-cache-size', '1'],
  ['disable-gpu-shader-disk-cache'],
  ['disable-back-forward-cache'],
  ['disable-breakpad'],
  ['disable-crash-reporter'],
  ['password-store', 'basic'],
  ['use-mock-keychain'],
  // No questions: what the app did not grant is denied, and nothing offers itself.
  ['deny-permission-prompts'],
  // In a window in memory only nothing can be granted from outside: the page script asks the app instead (page/media-question.ts).
  ['auto-accept-camera-and-microphone-capture'],
  ['disable-prompt-on-repost'],
  ['disable-search-engine-choice-screen'],
  ['disable-infobars'],
  ['no-default-browser-check'],
  ['no-first-run'],
  // A window like Electron's own: timers run when it is covered.
  ['disable-background-timer-throttling'],
  ['disable-backgrounding-occluded-windows'],
  ['disable-renderer-backgrounding'],
  ['disable-hang-monitor'],
  ['allow-pre-commit-input'],
];

/** Lists that are joined when they are given twice; of any other switch the last one counts. */
const lists = new Set(['disable-features', 'enable-features']);

/** One list from several: features are joined, later values win. */
export const mergeFlags = (...parts: readonly Flags[]): Flags => {
  const merged = new Map<string, string | undefined>();
  for (const [name, value] of parts.flat()) {
    const before = merged.get(name);
    merged.set(name, lists.has(name) && before !== undefined && value !== undefined ? `${before},${value}` : value);
  }
  return [...merged];
};

export interface FlagOptions {
  readonly headless: boolean;
  readonly sandbox: boolean;
  readonly userDataDir: string;
  /** What the app itself asked for with `app.commandLine`. */
  readonly asked: Flags;
}

/** Chromium's whole command line. */
export const commandLine = (options: FlagOptions): string[] => {
  const situation: Flags = [
    ['remote-debugging-pipe'],
    ['user-data-dir', options.userDataDir],
    ['window-size', '1280,800'],
    ['app', 'data:text/html,<title>Holdfast</title>'],
    ...(options.headless ? ([['headless'], ['mute-audio']] as const) : []),
    // Without `test-type` a bar across the window would warn of the missing sandbox; start says it instead.
    ...(options.sandbox ? [] : ([['no-sandbox'], ['test-type']] as const)),
  ];
  return mergeFlags(flags, options.asked, situation).map(([name, value]) => (value === undefined ? `--${name}` : `--${name}=${value}`));
};
