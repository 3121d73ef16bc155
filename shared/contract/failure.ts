// Every way a call can fail, as a code. Free text from below never crosses the boundary: the window and the command line
// turn the code and its small facts into words of the chosen language (`failure.<code>` in the language files).

/** Exit code of the command line tool for each failure (docs/command-line.md). */
export const exitCodeOfFailure = {
  'input-refused': 1,
  'not-found': 1,
  'name-refused': 1,
  'weak-passphrase': 1,
  'passphrase-in-use': 1,
  'passphrase-needed': 4,
  'passphrase-again': 4,
  'decoy-refused': 1,
  'folder-not-empty': 1,
  'folder-not-a-vault': 1,
  'not-a-backup': 1,
  'not-a-mirror': 1,
  'not-a-pack': 1,
  'pack-too-large': 1,
  'target-refused': 1,
  'case-closed': 4,
  'case-code-taken': 1,
  'last-slot': 4,
  'no-free-slot': 4,
  'reason-needed': 4,
  'set-aside': 4,
  'set-aside-copied': 3,
  'item-removed': 4,
  'privileged-not-asked': 4,
  'privileged-left-out': 4,
  'item-destroyed': 4,
  'passage-corrected': 4,
  'passage-too-many': 4,
  'work-running': 5,
  'pack-empty': 4,
  'pack-record-refused': 4,
  'passphrase-did-not-open': 2,
  'share-did-not-open': 2,
  'share-unreadable': 1,
  'shares-do-not-fit': 1,
  'shares-missing': 1,
  'backup-did-not-open': 2,
  'pack-did-not-open': 2,
  'header-not-here': 5,
  'header-place-refused': 1,
  'last-header-place': 4,
  'header-damaged': 3,
  'database-damaged': 3,
  'object-damaged': 3,
  'object-missing': 3,
  'backup-damaged': 3,
  'pack-damaged': 3,
  'history-rolled-back': 3,
  'version-unsupported': 5,
  'pack-newer': 5,
  'vault-in-use': 5,
  'vault-locked': 5,
  'vault-missing': 5,
  'mirror-in-use': 5,
  'mirror-gone': 5,
  'encryption-not-proven': 5,
  'disk-full': 5,
  'disk-read-only': 5,
  'disk-gone': 5,
  'object-unreadable': 5,
  'not-allowed-by-system': 5,
  'source-unreadable': 5,
  'source-changed': 5,
  'read-back-differs': 5,
  'read-back-unread': 5,
  'target-exists': 5,
  'target-full': 5,
  'target-gone': 5,
  'target-read-only': 5,
  'cancelled': 5,
  'memory-not-available': 5,
  'node-too-old': 5,
  'too-large': 1,
  'working-copy-refused': 1,
  'working-copy-same': 1,
  'recording-under-way': 4,
  'recording-out-of-step': 4,
  'recording-piece-refused': 4,
  'recording-too-long': 4,
  'too-far-back': 4,
  'made-up-case': 4,
  'unexpected': 5,
} as const satisfies Record<string, 1 | 2 | 3 | 4 | 5>;

export type FailureCode = keyof typeof exitCodeOfFailure;

export const failureCodes = Object.freeze(Object.keys(exitCodeOfFailure)) as readonly FailureCode[];

/** Failures that any call may answer with, whatever it declares. */
export const failuresOfEveryCall = ['input-refused', 'vault-locked', 'disk-full', 'disk-read-only', 'disk-gone', 'not-allowed-by-system', 'database-damaged', 'made-up-case', 'unexpected'] as const satisfies readonly FailureCode[];

/**
 * A failure as it crosses a process boundary (failure-schema.ts). `facts` fills the placeholders of the words: file names, counts, versions,
 * byte counts. Never a passphrase, a key or a stack.
 */
export interface Failure {
  code: FailureCode;
  facts: Record<string, string | number>;
}

/**
 * The one error class that domain code throws on purpose. Anything else that is thrown is our bug and becomes `unexpected`.
 */
export class HoldfastError extends Error {
  readonly code: FailureCode;
  readonly facts: Failure['facts'];

  constructor(code: FailureCode, facts: Failure['facts'] = {}, options?: { cause?: unknown }) {
    super(code, options);
    this.name = 'HoldfastError';
    this.code = code;
    this.facts = facts;
  }
}
