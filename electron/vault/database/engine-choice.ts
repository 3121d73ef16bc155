// Which engine opens the databases here (docs/decisions: SQLCipher itself where it builds, the other on Windows). Both read and
// write the same file.
import type { Engine } from './engine.ts';
import { journeyapps } from './engines/journeyapps.ts';
import { multipleCiphers } from './engines/multiple-ciphers.ts';

export const engines: Readonly<Record<Engine['name'], Engine>> = { 'journeyapps': journeyapps, 'multiple-ciphers': multipleCiphers };

/**
 * The engine of this platform, or the one that HOLDFAST_DATABASE_ENGINE names: for tests, and for a machine in the field on which
 * the usual one does not load. An unknown name throws rather than falls back.
 */
export const chooseEngine = (platform: NodeJS.Platform = process.platform, wanted = process.env['HOLDFAST_DATABASE_ENGINE']): Engine => {
  if (wanted === undefined || wanted === '') return platform === 'win32' ? multipleCiphers : journeyapps;
  if (wanted === 'journeyapps' || wanted === 'multiple-ciphers') return engines[wanted];
  throw new Error('HOLDFAST_DATABASE_ENGINE names no engine: journeyapps or multiple-ciphers');
};
