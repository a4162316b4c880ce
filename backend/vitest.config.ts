import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
    globalSetup: 'test/global-setup.ts',
    pool: 'forks',
    maxWorkers: 3,
    // Files share what they import, which takes as long as a sixth of the tests: no module remembers what changes a result.
    isolate: false,
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
