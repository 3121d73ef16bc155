// Finds the test vectors that others published. They lie beside the checkout and are not part of it: where they are absent
// the tests that need them are reported as skipped.
import { existsSync, readFileSync } from 'node:fs';

const folder = new URL('../../../../shared/vectors/', import.meta.url);

export const hasVectors = (path: string): boolean => existsSync(new URL(path, folder));

export const vectorText = (path: string): string => readFileSync(new URL(path, folder), 'utf8');

/** The groups of a Wycheproof file; the caller says what they look like. Without the folder there are none. */
export const wycheproof = (file: string): { readonly there: boolean; readonly groups: readonly unknown[] } => {
  const path = `wycheproof/testvectors_v1/${file}`;
  if (!hasVectors(path)) return { there: false, groups: [] };
  const { testGroups } = JSON.parse(vectorText(path)) as { testGroups: readonly unknown[] };
  return { there: true, groups: testGroups };
};

export const fromHex = (text: string): Uint8Array<ArrayBuffer> => Uint8Array.from(Buffer.from(text, 'hex'));
export const toHex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
