import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import type { BrowserContext } from '@playwright/test';
import { MODE_STORAGE_KEY } from '../src/theme.ts';
import { expect, signIn, test as base } from './exchange-test.ts';
import { SCHEMES, type Scheme } from './look.ts';
import { PAGES } from './page-list.ts';
import { callPeople } from './people.ts';

/** Fetched when it is wanted: with all that it needs, it would be a fifth of what everybody installs. */
const LIGHTHOUSE = 'lighthouse@12.8.2';
const BAR = 100;
const REPORT_BYTES_MAX = 50e6;
/** The phone is Lighthouse's own default. */
const FORM_FACTORS = { desktop: ['--preset=desktop'], phone: [] } as const;

const run = promisify(execFile);

/** The parts of a report that are read. */
interface Report {
  audits: Record<string, { id: string; score: number | null; details?: unknown }>;
  categories: { accessibility: { score: number | null } };
  finalDisplayedUrl: string;
  runtimeError?: { message: string };
}

interface Fixtures {
  /** A browser whose tabs Lighthouse opens, with the storage of this context. */
  inspected: { context: BrowserContext; port: number };
}

const test = base.extend<Fixtures>({
  inspected: async ({ playwright, launchOptions, exchange }, use) => {
    const profile = await mkdtemp(path.join(tmpdir(), 'tokentradex-lighthouse-'));
    const context = await playwright.chromium.launchPersistentContext(profile, {
      ...launchOptions,
      baseURL: exchange.url,
      args: [...(launchOptions.args ?? []), '--remote-debugging-port=0'],
    });
    const [port] = (await readFile(path.join(profile, 'DevToolsActivePort'), 'utf8')).split('\n');
    await use({ context, port: Number(port) });
    await context.close();
    await rm(profile, { recursive: true, force: true });
  },
});

const scores: Record<string, Record<string, number>> = {};

test.afterAll(() => {
  console.log(`Lighthouse, accessibility; the bar is ${BAR}`);
  console.table(scores);
});

/** Every tab that is opened from now on shows this theme. */
async function choose(context: BrowserContext, scheme: Scheme): Promise<void> {
  const page = await context.newPage();
  await page.goto('/status');
  await page.evaluate(
    ([key, value]) => {
      localStorage.setItem(key, value);
    },
    [MODE_STORAGE_KEY, scheme] as const,
  );
  await page.reload();
  await expect(page.locator('html')).toHaveAttribute('data-theme', scheme);
  await page.close();
}

/** The score, and the audits that cost any. */
async function judge(url: string, port: number, formFactor: readonly string[]) {
  const { stdout } = await run(
    'npx',
    [
      '--yes',
      LIGHTHOUSE,
      url,
      `--port=${port}`,
      ...formFactor,
      '--only-categories=accessibility',
      '--output=json',
      '--quiet',
      // Who is signed in, and the theme.
      '--disable-storage-reset',
      // The page that is not found is looked at too.
      '--ignore-status-code',
      '--disable-full-page-screenshot',
      // The feed of a live market never rests.
      '--max-wait-for-load=10000',
    ],
    { maxBuffer: REPORT_BYTES_MAX },
  );
  const { audits, categories, finalDisplayedUrl, runtimeError } = JSON.parse(stdout) as Report;
  if (runtimeError !== undefined) throw new Error(runtimeError.message);
  const faults = Object.values(audits).filter(({ score }) => score !== null && score < 1);
  return {
    score: Math.round((categories.accessibility.score ?? 0) * 100),
    shown: finalDisplayedUrl,
    faults: faults.map(({ id, details }) => `${id}: ${JSON.stringify(details)}`),
  };
}

for (const person of ['public', 'trader', 'operator'] as const) {
  test(`Lighthouse on the pages: ${person}`, async ({ inspected: { context, port }, exchange }) => {
    if (person !== 'public') {
      const { email, password } = (await callPeople(exchange.url))[person];
      await signIn(await context.newPage(), email, password);
    }
    for (const scheme of SCHEMES) {
      await choose(context, scheme);
      for (const [factor, options] of Object.entries(FORM_FACTORS)) {
        for (const address of PAGES[person]) {
          const url = `${exchange.url}${address}`;
          const { score, shown, faults } = await judge(url, port, options);
          const row = (scores[`${person} ${address}`] ??= {});
          row[`${factor} ${scheme}`] = score;
          const where = `${address} on a ${factor} in ${scheme}`;
          expect.soft(shown, where).toBe(url);
          expect.soft(faults, where).toEqual([]);
          expect.soft(score, where).toBe(BAR);
        }
      }
    }
  });
}
