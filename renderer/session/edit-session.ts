// Names one sitting of editing, so that the custody log gets one entry for it and not one for every pause in typing.

/** Eight random bytes in lower-case hex. */
export const editSession = (): string => [...crypto.getRandomValues(new Uint8Array(8))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
