// Loads the engine that `engine-name.ts` chooses.
import type { Engine } from './engine.ts';
import { engineName } from './engine-name.ts';
import { journeyapps } from './engines/journeyapps.ts';
import { multipleCiphers } from './engines/multiple-ciphers.ts';

export const engines: Readonly<Record<Engine['name'], Engine>> = { 'journeyapps': journeyapps, 'multiple-ciphers': multipleCiphers };

/** The engine of this platform, or the one that the environment names. Throws for a name that is none. */
export const chooseEngine = (platform: NodeJS.Platform = process.platform, wanted = process.env['HOLDFAST_DATABASE_ENGINE']): Engine => engines[engineName(platform, wanted)];
