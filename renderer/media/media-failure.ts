// Why a file could not be shown: four words that the vault's records and the screens both use, and two that are never recorded: one that
// passes, and one that a password answers.

export const decodeFailures = ['cannot-decode', 'too-large', 'took-too-long', 'no-picture'] as const;
/** `cannot-read`: the vault did not give the bytes. It says nothing about the file. `needs-password`: whole, as far as it is known, and locked by whoever made it. */
export type DecodeFailure = (typeof decodeFailures)[number] | 'cannot-read' | 'needs-password';

/** Thrown by everything in this folder that reads or decodes; anything else that is thrown is our own mistake. */
export class MediaError extends Error {
  readonly why: DecodeFailure;

  constructor(why: DecodeFailure, options?: { cause?: unknown }) {
    super(why, options);
    this.name = 'MediaError';
    this.why = why;
  }
}

/** The reason for any thrown value: what is not a `MediaError` came out of a decoder and means that it could not. */
export const whyNot = (thrown: unknown): DecodeFailure => (thrown instanceof MediaError ? thrown.why : 'cannot-decode');
