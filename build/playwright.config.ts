// End-to-end tests: the whole built app, in the Chromium shell by default, on Electron with HOLDFAST_E2E=electron.
import { availableParallelism } from 'node:os';
import { defineConfig } from 'playwright/test';

export default defineConfig({
  testDir: '../tests/journeys',
  testMatch: '**/*.e2e.ts',
  outputDir: '../out/journeys',
  globalSetup: '../tests/journeys/support/fresh-build.ts',
  // A journey waits for its window about as often as its window works: two at a time fill two cores better than one does. Each app has its own
  // folders, and is the only one that runs in them.
  workers: Math.min(2, availableParallelism()),
  fullyParallel: false,
  forbidOnly: true,
  // A second try is told at the end, by name, and more than a few of them fail the run (decision 34).
  retries: 1,
  // Several times what the longest of them takes on a quiet computer: a busy one is no failure. A single step that waits for what never comes fails long before.
  timeout: 600_000,
  expect: { timeout: 60_000 },
  reporter: 'list',
  use: { screenshot: 'only-on-failure', trace: 'off' },
});
