// What a browser would do by itself and Electron's window does not.

/** A file dropped where the page takes none must not be opened in place of the page. */
export const refuseStrayDrops = (): void => {
  for (const type of ['dragover', 'drop'] as const) {
    window.addEventListener(type, (event) => {
      if (!event.defaultPrevented) {
        event.preventDefault();
        if (event.dataTransfer !== null) {
          event.dataTransfer.dropEffect = 'none';
        }
      }
    });
  }
};

/** Chromium lets a page in front write to the clipboard unasked; in Electron that is a permission, and the app denies all. */
export const denyClipboard = (): void => {
  const deny = async (): Promise<never> => Promise.reject(new DOMException('Write permission denied.', 'NotAllowedError'));
  for (const name of ['write', 'writeText', 'read', 'readText']) {
    Object.defineProperty(Clipboard.prototype, name, { value: deny });
  }
};
