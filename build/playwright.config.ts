// End-to-end tests: the whole built app, in the Chromium shell by default, on Electron with HOLDFAST_E2E=electron.
import { defineConfig } from 'playwright/test';

export default defineConfig({
  testDir: '../tests/journeys',
  testMatch: '**/*.e2e.ts',
  outputDir: '../out/journeys',
  globalSetup: '../tests/journeys/support/fresh-build.ts',
  // One window at a time: the app is one running copy, and the machine may have two cores.
  workers: 1,
  fullyParallel: false,
  forbidOnly: true,
  retries: 0,
  timeout: 300_000,
  expect: { timeout: 30_000 },
  reporter: 'list',
  use: { screenshot: 'only-on-failure', trace: 'off' },
});
