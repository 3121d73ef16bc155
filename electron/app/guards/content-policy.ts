// The content security policy of every answer our scheme gives (Electron's checklist, item 7). A header, never a meta tag.
// 'wasm-unsafe-eval' lets the HEIC decoder's WebAssembly start and nothing else: it does not allow eval of text.
export const contentPolicy = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "img-src 'self' blob:",
  "media-src 'self' blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** What a page may ask for at all (the permission guard decides when): microphone and camera for our own page, and nothing else that has a name here. */
const permissionsPolicy = [
  'microphone=(self)', 'camera=(self)',
  ...['display-capture', 'geolocation', 'bluetooth', 'hid', 'serial', 'usb', 'midi', 'payment', 'publickey-credentials-get', 'screen-wake-lock', 'idle-detection', 'local-fonts', 'window-management', 'clipboard-read', 'accelerometer', 'gyroscope', 'magnetometer', 'xr-spatial-tracking'].map((name) => `${name}=()`),
].join(', ');

/** Headers that every answer carries. */
export const protectiveHeaders: Readonly<Record<string, string>> = Object.freeze({
  'Content-Security-Policy': contentPolicy,
  'Permissions-Policy': permissionsPolicy,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Cache-Control': 'no-store',
});
