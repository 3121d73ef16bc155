// What a browser would do by itself and Electron's window does not.

/** A file dropped where the page takes none must not be opened in place of the page. */
export const refuseStrayDrops = (): void => {
  const afterThePage = (event: DragEvent): void => {
    if (!event.defaultPrevented) {
      event.preventDefault();
      if (event.dataTransfer !== null) {
        event.dataTransfer.dropEffect = 'none';
      }
    }
  };
  for (const type of ['dragover', 'drop'] as const) {
    window.addEventListener(type, () => {
      // Registered anew for each event so as to come last of the window's own listeners.
      window.removeEventListener(type, afterThePage);
      window.addEventListener(type, afterThePage);
    }, { capture: true });
  }
};

/** Chromium lets a page in front write to the clipboard unasked; in Electron that is a permission, and the app denies all. */
export const denyClipboard = (): void => {
  const deny = async (): Promise<never> => Promise.reject(new DOMException('Write permission denied.', 'NotAllowedError'));
  for (const name of ['write', 'writeText', 'read', 'readText']) {
    Object.defineProperty(Clipboard.prototype, name, { value: deny });
  }
};
