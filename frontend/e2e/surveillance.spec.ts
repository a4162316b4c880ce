import { Account } from './account.ts';
import { expect, signIn, test } from './exchange-test.ts';

test('surveillance: an operator finds an order of somebody and cancels it, and its owner is told', async ({
  page,
  signUp,
  market,
}) => {
  const trader = await signUp({ USD: '1000' });
  const order = await trader.account.limit(market.symbol, 'buy', '1', '90');
  await trader.page.goto('/dashboard');
  await signIn(page, 'admin@tokentradex.com', 'Admin123!');
  await page.goto('/admin/surveillance');
  await page.getByLabel('Id, e-mail or user name').fill(trader.email);
  const row = page.getByRole('row').filter({ hasText: market.symbol });
  await expect(row).toHaveCount(1);
  await row.getByRole('button', { name: `Cancel order ${order.id}` }).click();
  const dialog = page.getByRole('dialog', { name: `Cancel order ${order.id}` });
  await expect(dialog).toContainText(trader.email);
  await dialog.getByRole('button', { name: 'Cancel the order' }).click();
  await expect(dialog.getByText('Say why.')).toBeVisible();
  await dialog.getByLabel('Reason').fill('A browser test');
  await dialog.getByRole('button', { name: 'Cancel the order' }).click();
  await expect(dialog).toBeHidden();
  await expect(row).toContainText('Cancelled');
  await expect(row.getByRole('button', { name: /^Cancel order/ })).toHaveCount(0);
  await trader.page.getByRole('button', { name: /^Notifications, \d+ unread/ }).click();
  await expect(
    trader.page
      .getByRole('dialog', { name: 'Notifications' })
      .getByText(`${market.symbol}: order cancelled by the exchange`),
  ).toBeVisible();
});

test('surveillance: a flag leads to the trades that it is about', async ({
  page,
  exchange,
  market,
}) => {
  const one = await Account.register(exchange.url, { USD: '1000' });
  const price = '100';
  const { symbol } = market;
  await one.deposit({ [symbol]: '5' });
  await one.limit(symbol, 'sell', '1', price);
  await one.place({
    tokenId: symbol,
    side: 'buy',
    orderType: 'limit',
    quantity: '1',
    price,
    selfTradePrevention: 'none',
  });
  await signIn(page, 'admin@tokentradex.com', 'Admin123!');
  await page.goto('/admin/surveillance?tab=flags');
  const flag = page.getByRole('row').filter({ hasText: 'Self-trade' }).filter({ hasText: symbol });
  await flag.getByRole('button', { name: /^Show trades of/ }).click();
  await expect(page.getByRole('tab', { name: 'Trades' })).toHaveAttribute('aria-selected', 'true');
  await expect(page.getByRole('row').filter({ hasText: symbol })).toHaveCount(1);
  await page.getByRole('button', { name: 'Clear filters' }).click();
  await expect(page.getByRole('row').nth(1)).toBeVisible();
});
