// Raw keys of the databases. They outlive one call, because a database opens further connections while it is in use; whoever closes
// it clears them.
import { deriveSubkey } from '../crypto/derive.ts';
import type { SubkeyLabel } from '../crypto/derive.ts';
import type { Secret } from '../crypto/secret.ts';

/** A copy that the caller clears. */
export const databaseKey = (masterKey: Secret, label: SubkeyLabel): Uint8Array => {
  const subkey = deriveSubkey(masterKey, label);
  try {
    return subkey.use((bytes) => Uint8Array.from(bytes));
  } finally {
    subkey.end();
  }
};
