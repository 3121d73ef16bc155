// `expect` that waits as long as the journeys' own settings say, also in a program of its own, where those settings are not read.
import { expect as impatient } from 'playwright/test';

export const expect = impatient.configure({ timeout: 60_000 });
