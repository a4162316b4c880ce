import type { Page } from '@playwright/test';
import { readBook, sameDepth } from './book-on-screen.ts';
import { expect, signIn, test } from './exchange-test.ts';
import { measureTiming, percentile, readTiming } from './page-timing.ts';
import { SyntheticBook } from './synthetic-book.ts';

const MESSAGES_PER_SECOND = 50;
const FEED_SECONDS = 60;
const MARKET_SWITCHES = 20;
const GAPS = 20;

const bars: { what: string; measured: string; bar: string }[] = [];

function record(what: string, measured: number, bar: string, unit = ' ms'): void {
  bars.push({ what, measured: `${measured.toFixed(unit === ' ms' ? 1 : 3)}${unit}`, bar });
}

test.afterAll(() => {
  console.table(bars);
});

async function openTrading(page: Page): Promise<void> {
  await page.goto('/trade/BTC');
  await expect(page.locator('button[data-side="ask"]').first()).toBeVisible();
}

/** Sends at a fixed rate for a while. */
async function feed(book: SyntheticBook, seconds: number): Promise<void> {
  const startedAt = performance.now();
  const total = seconds * MESSAGES_PER_SECOND;
  for (let sent = 0; sent < total;) {
    const due = ((performance.now() - startedAt) / 1000) * MESSAGES_PER_SECOND;
    for (; sent < Math.min(due, total); sent += 1) book.send(book.nextDiff(10));
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

test('the book under load', async ({ page }) => {
  const book = await SyntheticBook.on(page, 1);
  await measureTiming(page);
  await openTrading(page);
  await feed(book, 3);
  await page.evaluate(() => {
    Object.assign(window.pageTiming, { frames: [], eventToPaint: [], longTasks: [] });
  });
  await feed(book, FEED_SECONDS);
  const { frames, eventToPaint, longTasks } = await readTiming(page);
  record('book flush p95', percentile(frames, 0.95), '<= 4 ms');
  record('book flush p99', percentile(frames, 0.99), '<= 8 ms');
  record(`long tasks in ${FEED_SECONDS} s`, longTasks.length, '0', '');
  record('event to paint p95', percentile(eventToPaint, 0.95), '<= 50 ms');
});

test('from a gap to the right book', async ({ page }) => {
  const book = await SyntheticBook.on(page, 2);
  await openTrading(page);
  const delays: number[] = [];
  for (let gap = 0; gap < GAPS; gap += 1) {
    book.nextDiff(20);
    const startedAt = performance.now();
    book.send(book.nextDiff(20));
    await expect(async () => {
      const shown = await readBook(page);
      expect(shown).toEqual(sameDepth(book.best(100), shown));
    }).toPass({ timeout: 5_000, intervals: [5] });
    delays.push(performance.now() - startedAt);
  }
  record('gap to correct book, slowest', Math.max(...delays), '<= 500 ms');
});

for (const path of ['/markets', '/trade/BTC', '/dashboard']) {
  test(`web vitals of ${path}`, async ({ page }) => {
    if (path === '/dashboard') await signIn(page, 'demo@tokentradex.com', 'Demo123!');
    await measureTiming(page);
    await page.goto(path);
    await expect(page.getByRole('heading').first()).toBeVisible();
    await page.waitForLoadState('networkidle');
    await page.waitForTimeout(2_000);
    for (const tab of await page.getByRole('tab').all()) await tab.click();
    await page.keyboard.press('Tab');
    await page.waitForTimeout(500);
    const timing = await readTiming(page);
    record(`${path} LCP`, timing.largestContentfulPaint, '<= 1500 ms');
    record(`${path} INP`, timing.interactionToNextPaint, '<= 100 ms');
    record(`${path} CLS`, timing.layoutShift, '<= 0.02', '');
  });
}

test('memory over time', async ({ page, context }) => {
  const minutes = Number(test.info().config.metadata['memoryMinutes']);
  const book = await SyntheticBook.on(page, 3);
  const devtools = await context.newCDPSession(page);
  const usedMegabytes = async (): Promise<number> => {
    await devtools.send('HeapProfiler.collectGarbage');
    const { usedSize } = await devtools.send('Runtime.getHeapUsage');
    return usedSize / 1e6;
  };
  const symbols = ['ETH', 'SOL', 'BTC'];
  const open = async (visit: number): Promise<void> => {
    await page.evaluate(
      (symbol) => {
        history.pushState(null, '', `/trade/${symbol}`);
        dispatchEvent(new PopStateEvent('popstate'));
      },
      symbols[visit % symbols.length] ?? 'BTC',
    );
    await expect(page.locator('button[data-side="ask"]').first()).toBeVisible();
  };
  await openTrading(page);
  // What every market keeps once it was seen is no growth.
  for (let visit = 0; visit < symbols.length; visit += 1) {
    await open(visit);
    await feed(book, 10);
  }
  const before = await usedMegabytes();
  for (let visit = 0; visit < MARKET_SWITCHES; visit += 1) {
    await feed(book, (minutes * 60) / MARKET_SWITCHES);
    await open(visit);
  }
  const after = await usedMegabytes();
  record(
    `heap growth in ${minutes} min and ${MARKET_SWITCHES} switches`,
    (after / before - 1) * 100,
    '<= 10 %',
    ' %',
  );
});
