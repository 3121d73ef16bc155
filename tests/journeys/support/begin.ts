// Where many journeys begin: a folder of photographs that has gone in.
import { join } from 'node:path';
import { closeActivity, finishedJob, numbersOf, openActivity } from '../screens/activity.ts';
import { addFolder, goToEvidence } from '../screens/evidence.ts';
import { writePhotoFolder } from './evidence-files.ts';
import type { Holdfast } from './launch.ts';

/** Adds three photographs and a video from a folder; gives the number of each by its name. The list of evidence is shown afterwards. */
export const addPhotoFolder = async (app: Holdfast): Promise<ReadonlyMap<string, string>> => {
  const card = join(app.folder, 'card');
  writePhotoFolder(card);
  await goToEvidence(app);
  await addFolder(app, card);
  await openActivity(app);
  const numbers = await numbersOf(await finishedJob(app, /^Adding 4 files/u));
  await closeActivity(app);
  return numbers;
};
