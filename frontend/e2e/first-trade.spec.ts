import type { Page } from '@playwright/test';
import { Desk } from './desk.ts';
import { expect, signIn, test } from './exchange-test.ts';

/** The market of these tests; the demo's makers quote it. */
const SYMBOL = 'BTC';

async function openMarket(page: Page): Promise<void> {
  await page.goto(`/trade/${SYMBOL}`);
  await expect(page.getByText('Live', { exact: false }).first()).toBeVisible();
  await expect(orderForm(page)).toBeVisible();
}

function orderForm(page: Page) {
  return page.getByRole('form', { name: 'Order' });
}

function tab(page: Page, name: string | RegExp) {
  return page.getByRole('tab', { name });
}

test('the demo trader signs in and sees a portfolio and a live book', async ({ page }) => {
  await signIn(page, 'demo@tokentradex.com', 'Demo123!');
  await expect(page.getByText('Total value')).toBeVisible();
  await openMarket(page);
  const book = page.getByRole('region', { name: 'Order book' });
  await expect(book.getByRole('button', { name: /\d/ }).first()).toBeVisible();
  await expect(page.getByRole('region', { name: 'Chart' }).locator('canvas').first()).toBeVisible();
});

test('a new trader deposits, rests a limit order, buys at the market and sees all of it', async ({
  signUp,
}) => {
  const { page, account } = await signUp();

  await page.goto('/wallet');
  await page.getByRole('button', { name: 'Deposit' }).first().click();
  const dialog = page.getByRole('dialog', { name: 'Deposit' });
  await dialog.getByLabel('Amount').fill('10000');
  await dialog.getByRole('button', { name: 'Credit 10,000 USD' }).click();
  await expect(dialog.getByText('10,000 USD credited')).toBeVisible();
  await dialog.getByRole('button', { name: 'Done' }).click();
  expect(await account.available('USD')).toBe('10000');

  await openMarket(page);
  const form = orderForm(page);
  // Far enough from the market to rest, near enough to be neither refused nor asked about.
  await form.getByLabel('Price').fill('60000');
  await form.getByLabel('Quantity').fill('0.05');
  await expect(page.getByLabel('Receipt')).toContainText('3,000');
  await form.getByRole('button', { name: `Buy ${SYMBOL}` }).click();
  await expect(tab(page, 'Open orders (1)')).toBeVisible();
  expect(await account.available('USD')).toBe('7000');

  await form.getByRole('button', { name: 'Market', exact: true }).click();
  await form.getByLabel(/Amount|Quantity/).fill('0.01');
  await form.getByRole('button', { name: `Buy ${SYMBOL}` }).click();
  await tab(page, 'Fills').click();
  const fills = page.getByRole('table', { name: 'Fills' });
  // The best level of the live book may hold less, so there can be several fills.
  const quantityCells = fills.locator('tbody tr td:nth-child(4)');
  await expect
    .poll(async () => {
      const quantities = await quantityCells.allTextContents();
      return quantities.reduce((sum, quantity) => sum + Number(quantity), 0).toFixed(8);
    })
    .toBe('0.01000000');

  await tab(page, 'Balances').click();
  const balances = page.getByRole('table', { name: 'Balances' });
  // 0.01 bought, 0.2 % of it is the taker's fee.
  await expect(balances.getByText('0.00998').first()).toBeVisible();
  expect(await account.available(SYMBOL)).toBe('0.00998');

  await page.getByRole('button', { name: 'Show the candles as a table' }).click();
  await expect(
    page
      .getByRole('table', { name: /^Candles of BTC/ })
      .getByRole('row')
      .nth(1),
  ).toBeVisible();

  await tab(page, /Open orders/).click();
  await page.getByRole('button', { name: /^Cancel the buy order/ }).click();
  await expect(page.getByText('No open orders')).toBeVisible();
});

test('a second browser sees the trade of the first one live', async ({ signUp, market, page }) => {
  await market.rest('sell', [['100', '1']]);
  const watcher = await Desk.open(page, market.symbol);
  const { page: trader } = await signUp({ USD: '20000' });
  const desk = await Desk.open(trader, market.symbol);
  await desk.fill({ Price: '100', Quantity: '0.136' });
  await desk.submit();
  await desk.expectOutcome('Filled');
  const latest = watcher.tape.getByRole('listitem').first();
  await expect(latest).toContainText('100.00');
  await expect(latest).toContainText('0.136');
});
