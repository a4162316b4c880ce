import type { CDPSession, Page } from '@playwright/test';
import { expect, test } from './exchange-test.ts';
import { readEvent } from './socket-frames.ts';
import { switchMarket } from './switch-market.ts';

const SWITCHES = 20;
/** Far fewer than one trading screen has. */
const FEW_NODES = 60;

/** Subscriptions that the page holds, by channel and market. */
function watchSubscriptions(page: Page): Set<string> {
  const held = new Set<string>();
  page.on('websocket', (socket) => {
    socket.on('framesent', ({ payload }) => {
      const event = readEvent(payload);
      const key = JSON.stringify(event?.body);
      if (event?.name === 'subscribe') held.add(key);
      if (event?.name === 'unsubscribe') held.delete(key);
    });
  });
  return held;
}

/** What is alive after garbage was collected; `detached` are nodes that no document shows. */
async function aliveIn(page: Page, devtools: CDPSession) {
  await devtools.send('HeapProfiler.collectGarbage');
  const { metrics } = await devtools.send('Performance.getMetrics');
  const of = (name: string) => metrics.find((metric) => metric.name === name)?.value ?? NaN;
  const attached = await page.evaluate(() => {
    const walker = document.createTreeWalker(document);
    let count = 1;
    while (walker.nextNode() !== null) count += 1;
    return count;
  });
  return { listeners: of('JSEventListeners'), detached: of('Nodes') - attached };
}

test('market switches leave no element, listener or subscription behind', async ({
  page,
  context,
}) => {
  const subscriptions = watchSubscriptions(page);
  const devtools = await context.newCDPSession(page);
  await devtools.send('Performance.enable');
  await page.goto('/trade/BTC');
  for (const symbol of ['ETH', 'BTC']) await switchMarket(page, symbol);
  await page.waitForLoadState('networkidle');
  let before = await aliveIn(page, devtools);
  // What the switch just before held is on its way out.
  await expect(async () => {
    const last = before;
    before = await aliveIn(page, devtools);
    expect(before.listeners).toBe(last.listeners);
  }).toPass();
  const subscribed = [...subscriptions].sort();
  for (let visit = 1; visit <= SWITCHES; visit += 1) {
    await switchMarket(page, visit % 2 === 0 ? 'BTC' : 'ETH');
  }
  await expect.poll(() => [...subscriptions].sort()).toEqual(subscribed);
  await expect(async () => {
    const after = await aliveIn(page, devtools);
    expect(after.listeners).toBeLessThanOrEqual(before.listeners);
    expect(after.detached).toBeLessThanOrEqual(before.detached + FEW_NODES);
  }).toPass();
});
