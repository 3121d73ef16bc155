// Activity: everything that runs or ran, with a result for each item.
import type { Locator } from 'playwright/test';
import { expect } from '../support/patient.ts';
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

/** Longer than any job of a journey takes on a busy computer. */
const longest = { timeout: 180_000 };

/** The newest job with this title, once it has finished. Activity must be open. */
export const finishedJob = async (app: Holdfast, title: string | RegExp): Promise<Locator> => {
  const job = activity(app).getByRole('group', { name: title }).filter({ hasText: 'Finished' }).first();
  await expect(job).toBeVisible(longest);
  return job;
};

/** Of the one job that is listed. It is gone afterwards, so that the next one cannot be taken for it. */
export const takeOffTheList = async (app: Holdfast): Promise<void> => {
  await activity(app).getByRole('button', { name: 'Take off the list' }).click();
  await expect(activity(app).getByRole('button', { name: 'Take off the list' })).toHaveCount(0);
};

/** Name and outcome of every item of a job. */
export const resultsOf = async (job: Locator): Promise<readonly string[]> => {
  const show = job.getByRole('button', { name: 'Show results' });
  if (await show.isVisible()) await show.click();
  // Only the rows in sight are drawn: the list is read as a person reads it, a part at a time.
  const list = job.locator('.ui-long-list');
  const drawn = list.getByRole('listitem');
  await expect(drawn.first()).toBeVisible();
  const total = Number(await drawn.first().getAttribute('aria-setsize'));
  const found = new Map<number, string>();
  await expect.poll(async () => {
    const rows = await drawn.evaluateAll((elements) => elements.map((element) => ({ place: Number(element.getAttribute('aria-posinset')), text: (element as HTMLElement).innerText, isWaiting: element.querySelector('[aria-busy]') !== null })));
    for (const { place, text, isWaiting } of rows) if (!isWaiting) found.set(place, text.replaceAll(/\s+/gu, ' ').trim());
    if (found.size < total) await list.evaluate((element) => { element.scrollTop = element.scrollTop + element.clientHeight >= element.scrollHeight - 1 ? 0 : element.scrollTop + element.clientHeight / 2; });
    return found.size;
  }, { intervals: [50] }).toBe(total);
  return [...found].toSorted(([one], [other]) => one - other).map(([, text]) => text);
};

/** The number each file was given, by its name. */
export const numbersOf = async (job: Locator): Promise<ReadonlyMap<string, string>> =>
  new Map((await resultsOf(job)).map((text) => [/^\S+/u.exec(text)?.[0] ?? '', /E-\d+/u.exec(text)?.[0] ?? '']));
