// Activity: everything that runs or ran, with a result for each item.
import { expect, type Locator } from 'playwright/test';
import type { Holdfast } from '../support/launch.ts';

export const activity = ({ page }: Holdfast): Locator => page.getByRole('complementary', { name: 'Activity' });

export const openActivity = async (app: Holdfast): Promise<void> => {
  if (!(await activity(app).isVisible())) await app.page.getByRole('button', { name: /^Activity/u }).click();
  await expect(activity(app)).toBeVisible();
};

export const closeActivity = async (app: Holdfast): Promise<void> => {
  await activity(app).getByRole('button', { name: 'Close', exact: true }).first().click();
  await expect(activity(app)).toBeHidden();
};

/** The newest job with this title, once it has finished. Activity must be open. */
export const finishedJob = async (app: Holdfast, title: string | RegExp): Promise<Locator> => {
  const job = activity(app).getByRole('region', { name: title }).filter({ hasText: 'Finished' }).first();
  await expect(job).toBeVisible({ timeout: 30_000 });
  return job;
};

/** Name and outcome of every item of a job. */
export const resultsOf = async (job: Locator): Promise<readonly string[]> => {
  const show = job.getByRole('button', { name: 'Show results' });
  if (await show.isVisible()) await show.click();
  const results = job.getByRole('list').getByRole('listitem');
  await expect(results.first()).toBeVisible();
  return results.allInnerTexts().then((texts) => texts.map((text) => text.replaceAll(/\s+/gu, ' ').trim()));
};

/** The number each file was given, by its name. */
export const numbersOf = async (job: Locator): Promise<ReadonlyMap<string, string>> =>
  new Map((await resultsOf(job)).map((text) => [/^\S+/u.exec(text)?.[0] ?? '', /E-\d+/u.exec(text)?.[0] ?? '']));
