import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: 'e2e',
  // One real exchange serves all tests: they share its market, but sign up users of their own.
  workers: 1,
  retries: 0,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  snapshotPathTemplate: '{testDir}/screens/{arg}{ext}',
  use: {
    viewport: { width: 1440, height: 900 },
    // The language of the page follows the browser's.
    locale: 'en-US',
    launchOptions: {
      executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
      // Without these, Chromium spends its start looking for its maker's servers.
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
    // What was done and asked for, and the page at the end; every step's page costs an eighth of the time.
    trace: { mode: 'retain-on-failure', screenshots: false, snapshots: false },
    screenshot: 'only-on-failure',
  },
});
