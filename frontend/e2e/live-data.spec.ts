import type { Page } from '@playwright/test';
import { readBook, sameDepth, type ShownBook } from './book-on-screen.ts';
import { expect, test } from './exchange-test.ts';
import { FaultySocket } from './faulty-socket.ts';
import type { SyntheticBook } from './synthetic-book.ts';
import { seededRandom } from './seeded-random.ts';

const SYMBOL = 'BTC';
const MESSAGES = 10_000;
const SEED = 20_260;

async function openTrading(page: Page, url = ''): Promise<void> {
  await page.goto(`${url}/trade/${SYMBOL}`);
  await expect(page.locator('button[data-side="ask"]').first()).toBeVisible();
  await expect(page.locator('button[data-side="bid"]').first()).toBeVisible();
}

async function serverBook(page: Page): Promise<ShownBook> {
  const response = await page.request.get(`/api/tokens/${SYMBOL}/book?depth=100`);
  const { data } = (await response.json()) as { data: ShownBook };
  return { bids: data.bids, asks: data.asks };
}

/** The live market moves on between two looks: page and server agree as soon as both show one moment. */
async function expectServerBook(page: Page): Promise<void> {
  await expect(async () => {
    const before = await serverBook(page);
    const shown = await readBook(page);
    expect(shown.bids.length).toBeGreaterThan(3);
    expect(shown.asks.length).toBeGreaterThan(3);
    expect(shown).toEqual(sameDepth(before, shown));
  }).toPass({ timeout: 20_000, intervals: [20, 50, 100] });
}

test('the book is the server’s again after lost, repeated and reordered messages and cut connections', async ({
  page,
}) => {
  const socket = await FaultySocket.between(page, 'book', SEED);
  await openTrading(page);
  for (let cut = 0; cut < 2; cut += 1) {
    const faultsBefore = socket.counts.dropped + socket.counts.reordered;
    await expect
      .poll(() => socket.counts.dropped + socket.counts.reordered, { timeout: 60_000 })
      .toBeGreaterThan(faultsBefore);
    await expectServerBook(page);
    await socket.cut();
    await expectServerBook(page);
  }
  await expect.poll(() => socket.counts.duplicated, { timeout: 60_000 }).toBeGreaterThan(0);
  socket.heal();
  await expectServerBook(page);
});

test.describe('when the server is killed and starts again', () => {
  test.use({ expectedComplaint: /ERR_CONNECTION_REFUSED|ERR_CONNECTION_RESET|WebSocket/ });

  test('the page says so, then shows the book of the new process', async ({ page, exchange }) => {
    await openTrading(page);
    await expectServerBook(page);
    const isBack = exchange.crashAndRestart();
    await expect(page.getByText('Reconnecting', { exact: false }).first()).toBeVisible();
    await isBack;
    await expect(page.getByText('Live', { exact: false }).first()).toBeVisible();
    await expectServerBook(page);
  });
});

test(`the book is exact after ${MESSAGES} messages with losses, repeats and reorders`, async ({
  page,
  serveBook,
}) => {
  const random = seededRandom(SEED);
  const feed = await serveBook(SEED);
  await openTrading(page, feed.url);
  let held: ReturnType<SyntheticBook['nextDiff']> | null = null;
  for (let message = 0; message < MESSAGES; message += 1) {
    const diff = feed.nextDiff(4);
    const dice = random();
    if (dice < 0.01) continue;
    if (dice < 0.02 && held === null) {
      held = diff;
      continue;
    }
    feed.send(diff);
    if (dice > 0.98) feed.send(diff);
    if (held !== null) feed.send(held);
    held = null;
    // Lets snapshots come in between.
    if (message % 50 === 0) await readBook(page);
  }
  // A last whole message shows the page that it has missed something.
  feed.send(feed.nextDiff(1));
  await expect(async () => {
    const shown = await readBook(page);
    expect(shown.bids.length).toBeGreaterThan(3);
    expect(shown).toEqual(sameDepth(feed.best(100), shown));
  }).toPass({ timeout: 10_000 });
  expect(feed.snapshotCount).toBeGreaterThan(10);
});
