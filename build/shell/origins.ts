// Chromium cannot be taught a new scheme, so `scheme://host/path` is shown to it as https on a name that can never exist
// (RFC 2606 `.invalid`), and shown back to the app under its own scheme. Owns nothing else.

const suffix = '.shell.invalid';
const shellHost = 'dialog.invalid';

/** Address of a page that the shell draws itself; `id` is random, so that no page can guess it. */
export const dialogAddress = (id: string): string => `https://${shellHost}/${id}`;

/** The id inside a dialog address, or null for every other address. */
export const dialogIdOf = (url: string): string | null => {
  const parsed = URL.parse(url);
  return parsed?.protocol === 'https:' && parsed.host === shellHost ? parsed.pathname.slice(1) : null;
};

export interface Origins {
  /** Makes `scheme` one that is served; others stay unknown and are refused. */
  register(scheme: string): void;
  isRegistered(scheme: string): boolean;
  /** The app's address as Chromium must be asked for it; addresses of unregistered schemes come back unchanged. */
  toChromium(url: string): string;
  /** Chromium's address as the app knows it; addresses that are not ours come back unchanged. */
  toApp(url: string): string;
}

const hostOf = (scheme: string, host: string): string => `${host}.${scheme}${suffix}`;

export const createOrigins = (): Origins => {
  const schemes = new Set<string>();

  const appAddress = (url: string): string => {
    const parsed = URL.parse(url);
    if (parsed?.protocol !== 'https:' || !parsed.host.endsWith(suffix)) {
      return url;
    }
    const inner = parsed.host.slice(0, -suffix.length);
    const at = inner.lastIndexOf('.');
    const scheme = inner.slice(at + 1);
    return at > 0 && schemes.has(scheme) ? `${scheme}://${inner.slice(0, at)}${url.slice(parsed.origin.length)}` : url;
  };

  return {
    register(scheme) {
      if (!/^[a-z][a-z0-9-]*$/.test(scheme)) {
        throw new TypeError(`the Chromium shell cannot carry the scheme "${scheme}"`);
      }
      schemes.add(scheme);
    },
    isRegistered: (scheme) => schemes.has(scheme),
    toChromium(url) {
      const match = /^([a-z][a-z0-9-]*):\/\/([^/?#]+)(.*)$/s.exec(url);
      const [, scheme = '', host = '', rest = ''] = match ?? [];
      return schemes.has(scheme) ? `https://${hostOf(scheme, host)}${rest}` : url;
    },
    toApp: (url) => (url.startsWith('blob:') ? `blob:${appAddress(url.slice('blob:'.length))}` : appAddress(url)),
  };
};
