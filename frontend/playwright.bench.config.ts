import base from './playwright.config.ts';

/** Measurements, not tests: run by hand on a quiet machine, printed as a table. */
export default {
  ...base,
  testMatch: '**/*.bench.ts',
  timeout: 45 * 60_000,
  // A trace records every message: it would measure itself.
  use: { ...base.use, trace: 'off' as const },
  metadata: { memoryMinutes: Number(process.env['MEMORY_MINUTES'] ?? 2) },
};
