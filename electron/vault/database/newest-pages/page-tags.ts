// What tells one content of a page from every other: a code over what the page says, not over how it is encrypted, so that it is the same in the
// log and in the file whichever engine wrote it. Keyed, because the list of them lies beside the vault.
import { createHmac, createSecretKey, type KeyObject } from 'node:crypto';
import type { Secret } from '../../crypto/secret.ts';
import { decryptedPage } from '../sealed-page.ts';

export const tagBytes = 16;

export class PageTags {
  /** Key objects: Node takes raw bytes for a key only after it has failed to take them for one, which costs more than the page. They end with the process. */
  readonly #databaseKey: KeyObject;
  readonly #key: KeyObject;
  readonly #place = Buffer.alloc(4);

  /** `databaseKey` stays the caller's; `key` may be ended afterwards. */
  constructor(databaseKey: Uint8Array, key: Secret) {
    this.#databaseKey = createSecretKey(databaseKey);
    this.#key = key.use((bytes) => createSecretKey(bytes));
  }

  /** HMAC-SHA256 over the page's number (u32) and its decrypted content, cut to 16 bytes. */
  tagOf(page: Uint8Array, number: number): Buffer {
    this.#place.writeUInt32BE(number);
    return createHmac('sha256', this.#key).update(this.#place).update(this.opened(page, number)).digest().subarray(0, tagBytes);
  }

  /** The page decrypted, as `decryptedPage` gives it. */
  opened(page: Uint8Array, number: number): Buffer {
    return decryptedPage(page, number, this.#databaseKey);
  }
}
