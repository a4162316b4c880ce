import type { Page } from '@playwright/test';
import { Account } from './account.ts';
import { readBook, sameDepth } from './book-on-screen.ts';
import { expect, signIn, test } from './exchange-test.ts';
import { heapSizes } from './heap-sizes.ts';
import { measureTiming, percentile, readTiming } from './page-timing.ts';
import { switchMarket } from './switch-market.ts';
import type { SyntheticBook } from './synthetic-book.ts';

const MESSAGES_PER_SECOND = 50;
const FEED_SECONDS = 60;
const MARKET_SWITCHES = 20;
const GAPS = 20;
const MARKETS = ['ETH', 'SOL', 'BTC'];
/** More than a tape shows. */
const TRADES_BEFORE = 70;
/** Between opening a market and measuring: what the last one held is free by then. */
const SETTLE_SECONDS = 6;

const bars: { what: string; measured: string; bar: string }[] = [];

function record(what: string, measured: number, bar: string, unit = ' ms'): void {
  bars.push({ what, measured: `${measured.toFixed(unit === ' ms' ? 1 : 3)}${unit}`, bar });
}

test.afterAll(() => {
  console.table(bars);
});

async function openTrading(page: Page, { url }: SyntheticBook): Promise<void> {
  await page.goto(`${url}/trade/BTC`);
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

test('the book under load', async ({ page, serveBook }) => {
  const book = await serveBook(1);
  await measureTiming(page);
  await openTrading(page, book);
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

/** Whether the page shows every change that was sent to it. */
async function expectBook(page: Page, book: SyntheticBook): Promise<void> {
  await expect(async () => {
    const shown = await readBook(page);
    expect(shown).toEqual(sameDepth(book.best(100), shown));
  }).toPass({ timeout: 5_000, intervals: [5] });
}

test('from a gap to the right book', async ({ page, serveBook }) => {
  const book = await serveBook(2);
  await openTrading(page, book);
  const delays: number[] = [];
  for (let gap = 0; gap < GAPS; gap += 1) {
    book.nextDiff(20);
    const startedAt = performance.now();
    book.send(book.nextDiff(20));
    await expectBook(page, book);
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

/** Fills the tapes, as they are in any exchange that did not start just now. */
async function tradeMuch(url: string): Promise<void> {
  const taker = await Account.register(url, { USD: '10000000' });
  for (const tokenId of MARKETS) {
    for (let trade = 0; trade < TRADES_BEFORE; trade += 1) {
      await taker.place({ tokenId, side: 'buy', orderType: 'market', quoteQuantity: '50' });
    }
  }
}

test('memory over time', async ({ page, context, exchange, serveBook }) => {
  const minutes = Number(test.info().config.metadata['memoryMinutes']);
  await tradeMuch(exchange.url);
  const book = await serveBook(3);
  const devtools = await context.newCDPSession(page);
  const open = (visit: number): Promise<void> =>
    switchMarket(page, MARKETS[visit % MARKETS.length] ?? 'BTC');
  await openTrading(page, book);
  const opened = await heapSizes(devtools);
  // What is bounded is filled first, by as many switches as are measured: the stores of every market, and
  // the machine code that the browser makes of functions that run often, once of each.
  for (let visit = 0; visit < MARKET_SWITCHES; visit += 1) {
    await open(visit);
    await feed(book, SETTLE_SECONDS);
  }
  const before = await heapSizes(devtools);
  for (let visit = 0; visit < MARKET_SWITCHES; visit += 1) {
    await feed(book, (minutes * 60) / MARKET_SWITCHES);
    await open(visit);
    await expectBook(page, book);
  }
  await feed(book, SETTLE_SECONDS);
  const after = await heapSizes(devtools);
  await expectBook(page, book);
  for (const [when, sizes] of Object.entries({ opened, before, after })) {
    record(`heap ${when}: used`, sizes.used, '', ' MB');
    record(`heap ${when}: code`, sizes.code, '', ' MB');
    record(`heap ${when}: objects`, sizes.objects, '', ' MB');
  }
  record(
    `heap growth in ${minutes} min and ${MARKET_SWITCHES} switches`,
    (after.used / before.used - 1) * 100,
    '<= 10 %',
    ' %',
  );
});
