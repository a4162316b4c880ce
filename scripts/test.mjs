/**
 * `npm test`: installs and builds what is missing, runs every suite, and ends with one plain line of
 * real counts. `npm test -- backend frontend e2e` picks suites.
 */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { prepare, ROOT, run, say, StepFailed } from './prepare.mjs';

/** A suite that hangs is ended, so that the others still report. The longest takes about 13 minutes on two cores. */
const SUITE_TIMEOUT_MS = 20 * 60_000;

const CHROMIUM_PLACES = [
  process.env.CHROMIUM_PATH,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

const SUITES = { backend: runVitest, frontend: runVitest, e2e: runBrowser };

const reports = mkdtempSync(path.join(tmpdir(), 'tokentradex-reports-'));
const total = { passed: 0, failed: 0, skipped: 0 };

try {
  await prepare();
  for (const [name, runSuite] of Object.entries(SUITES)) {
    if (process.argv.length > 2 && !process.argv.slice(2).includes(name)) {
      say(`Left out: ${name}, which was not asked for`);
      continue;
    }
    add(name, await runSuite(name));
  }
} catch (error) {
  if (!(error instanceof StepFailed)) throw error;
  total.failed += 1;
} finally {
  rmSync(reports, { recursive: true, force: true });
}

const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : '';
process.stdout.write(`\n${total.passed} passed, ${total.failed} failed${skipped}\n`);
process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0;

function add(name, counts) {
  if (counts === null) return;
  say(`${name}: ${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`);
  total.passed += counts.passed;
  total.failed += counts.failed;
  total.skipped += counts.skipped;
}

async function runVitest(workspace) {
  say(`Running the ${workspace} tests ...`);
  const report = path.join(reports, `${workspace}.json`);
  const code = await run(
    [
      process.execPath,
      path.join(ROOT, 'node_modules/vitest/vitest.mjs'),
      'run',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report}`,
    ],
    { cwd: path.join(ROOT, workspace), timeoutMs: SUITE_TIMEOUT_MS },
  );
  return countsOf(report, code, (json) => {
    const files = json.testResults ?? [];
    // A file that does not even load has no failed test of its own.
    const unloaded = files.filter(
      (file) =>
        file.status === 'failed' && !file.assertionResults.some((t) => t.status === 'failed'),
    );
    return {
      passed: json.numPassedTests,
      failed: json.numFailedTests + unloaded.length,
      skipped: json.numPendingTests + json.numTodoTests,
    };
  });
}

async function runBrowser() {
  const specs = path.join(ROOT, 'frontend/e2e');
  if (!existsSync(specs) || !readdirSync(specs).some((name) => name.endsWith('.spec.ts'))) {
    say('Left out: the browser tests, of which there are none');
    return null;
  }
  const chromium = CHROMIUM_PLACES.find((place) => place !== undefined && existsSync(place));
  if (chromium === undefined) {
    say('Left out: the browser tests, because no Chromium was found (CHROMIUM_PATH names one)');
    return null;
  }
  say(`Running the browser tests in ${chromium} ...`);
  const report = path.join(reports, 'e2e.json');
  const code = await run(
    [
      process.execPath,
      path.join(ROOT, 'node_modules/@playwright/test/cli.js'),
      'test',
      '--reporter=list,json',
    ],
    {
      cwd: path.join(ROOT, 'frontend'),
      env: { CHROMIUM_PATH: chromium, PLAYWRIGHT_JSON_OUTPUT_FILE: report },
      timeoutMs: SUITE_TIMEOUT_MS,
    },
  );
  return countsOf(report, code, ({ stats, errors }) => ({
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected + (errors?.length ?? 0),
    skipped: stats.skipped,
  }));
}

/** The report's counts; a run that failed without saying where counts as one failure. */
function countsOf(report, code, read) {
  let counts = { passed: 0, failed: 0, skipped: 0 };
  if (existsSync(report)) counts = read(JSON.parse(readFileSync(report, 'utf8')));
  else say(`the run ended with exit code ${code} and left no report`);
  if (code !== 0 && counts.failed === 0) counts.failed = 1;
  return counts;
}
