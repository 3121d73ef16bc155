// Says, before anything is written there, that a place is copied to other computers. It is written all the same: the caller named it.
import { isInSyncedPlace } from '../evidence/outside/synced-place.ts';
import { plain } from './output.ts';
import type { Workbench } from './tool.ts';

export const warnWhereCopied = async ({ output, words }: Pick<Workbench, 'output' | 'words'>, place: string): Promise<void> => {
  if (await isInSyncedPlace(place)) await output.say(plain(words.text('cli.synced', { file: place })));
};
