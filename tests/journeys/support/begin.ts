// Where many journeys begin: a vault into which a folder has gone.
import { join } from 'node:path';
import { expect } from 'playwright/test';
import { closeActivity, finishedJob, numbersOf, openActivity } from '../screens/activity.ts';
import { addFolder, goToEvidence } from '../screens/evidence.ts';
import { makeVault } from '../screens/first-run.ts';
import { writePhotoFolder } from './evidence-files.ts';
import { launchHoldfast, type Holdfast } from './launch.ts';
import { writeSamples } from './sample-files.ts';

/** The number of each file by its name. */
type Numbers = ReadonlyMap<string, string>;

const addWhole = async (app: Holdfast, folder: string, files: number, names: readonly string[] = []): Promise<Numbers> => {
  await goToEvidence(app);
  await addFolder(app, folder);
  await openActivity(app);
  const job = await finishedJob(app, new RegExp(`^Adding ${String(files)} files`, 'u'));
  let numbers: Numbers = new Map();
  // The list can be read anew while it is being read: a row then stands in another place, or has no words yet.
  await expect.poll(async () => {
    numbers = await numbersOf(job);
    return { numbered: [...numbers.values()].filter((number) => number !== '').length, missing: names.filter((name) => !numbers.has(name)) };
  }).toEqual({ numbered: files, missing: [] });
  await closeActivity(app);
  return numbers;
};

/** Adds three photographs and a video from a folder. The list of evidence is shown afterwards. */
export const addPhotoFolder = (app: Holdfast): Promise<Numbers> => {
  const card = join(app.folder, 'card');
  writePhotoFolder(card);
  return addWhole(app, card, 4);
};

/** Adds these files. The list of evidence is shown afterwards. */
export const addSamples = (app: Holdfast, samples: Parameters<typeof writeSamples>[1]): Promise<Numbers> => {
  const folder = join(app.folder, 'samples');
  writeSamples(folder, samples);
  return addWhole(app, folder, Object.keys(samples).length, Object.keys(samples));
};

/** A new vault with the three photographs and the video. */
export const launchWithPhotos = async (): Promise<Holdfast> => {
  const app = await launchHoldfast();
  await makeVault(app);
  await addPhotoFolder(app);
  return app;
};
