// Which engine opens the databases here, by name alone: main says it in About without loading an engine.
// SQLCipher itself where it builds, the other on Windows (docs/decisions). Both read and write the same file.

export type EngineName = 'journeyapps' | 'multiple-ciphers';

/**
 * The engine of this platform, or the one that HOLDFAST_DATABASE_ENGINE names: for tests, and for a machine in the field on which
 * the usual one does not load. An unknown name throws rather than falls back.
 */
export const engineName = (platform: NodeJS.Platform = process.platform, wanted = process.env['HOLDFAST_DATABASE_ENGINE']): EngineName => {
  if (wanted === undefined || wanted === '') return platform === 'win32' ? 'multiple-ciphers' : 'journeyapps';
  if (wanted === 'journeyapps' || wanted === 'multiple-ciphers') return wanted;
  throw new Error('HOLDFAST_DATABASE_ENGINE names no engine: journeyapps or multiple-ciphers');
};
