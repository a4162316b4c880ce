import { Desk } from './desk.ts';
import { expect, test } from './exchange-test.ts';

const FUNDS = { USD: '10000', TST: '100', BTC: '1' };

test('4 tabs: an order is amended in its row, and a wrong number says what is wrong', async ({
  signUp,
  market,
}) => {
  const { page, account } = await signUp(FUNDS);
  await account.limit(market.symbol, 'buy', '2', '95');
  const desk = await Desk.open(page, market.symbol);
  await desk
    .openOrder('95.00')
    .getByRole('button', { name: /^Edit the buy order/ })
    .click();
  const price = desk.account.getByRole('textbox', { name: 'Price of the TST order' });
  const quantity = desk.account.getByRole('textbox', { name: 'Quantity of the TST order' });
  await expect(price).toBeFocused();
  await price.fill('95.001');
  await price.press('Enter');
  await expect(desk.account.getByRole('alert')).toHaveText('Price must be a multiple of 0.01.');
  await price.fill('96');
  await price.press('ArrowUp');
  await quantity.fill('1.5');
  await quantity.press('Enter');
  await expect(desk.openOrder('96.01')).toBeVisible();
  expect(await account.openOrders()).toMatchObject([{ price: '96.01', quantity: '1.5' }]);

  await desk.openOrder('96.01').getByRole('button', { name: /^Edit/ }).click();
  await price.fill('50');
  await price.press('Escape');
  await expect(desk.openOrder('96.01')).toBeVisible();
  expect(await account.openOrders()).toMatchObject([{ price: '96.01' }]);
});

test('4 tabs: orders are cancelled by row, side, market, and all at once', async ({
  signUp,
  market,
}) => {
  const { page, account } = await signUp(FUNDS);
  const { symbol } = market;
  await account.limit(symbol, 'buy', '1', '90');
  await account.limit(symbol, 'buy', '1', '91');
  await account.limit(symbol, 'sell', '1', '111');
  await account.limit(symbol, 'sell', '1', '112');
  await account.limit('BTC', 'buy', '0.01', '60000');
  const desk = await Desk.open(page, symbol);
  const count = (orders: number) =>
    expect(desk.account.getByRole('tab', { name: `Open orders (${orders})` })).toBeVisible();
  await count(5);
  const cancel = async (scope: string, confirm: string) => {
    await desk.account.getByRole('button', { name: 'Cancel all' }).click();
    await page.getByRole('menuitem', { name: scope }).click();
    const dialog = page.getByRole('dialog', { name: 'Cancel these orders?' });
    await dialog.getByRole('button', { name: confirm }).click();
    await expect(dialog).toBeHidden();
  };

  await desk.account.getByRole('button', { name: 'Cancel the buy order of TST at 90' }).click();
  await count(4);
  await cancel('Sell orders in TST-USD (2)', 'Cancel 2 orders');
  await count(2);
  await cancel('All orders in TST-USD (1)', 'Cancel 1 order');
  await count(1);
  await expect(desk.openOrder('60,000')).toBeVisible();
  await account.limit(symbol, 'buy', '1', '90');
  await count(2);
  await cancel('All orders in every market (2)', 'Cancel 2 orders');
  await expect(desk.account.getByText('No open orders')).toBeVisible();
  expect(await account.openOrders()).toEqual([]);
});

test('4 tabs: the tape, open orders, history, fills and balances tell of a trade as it happens', async ({
  signUp,
  market,
}) => {
  const { page, account } = await signUp(FUNDS);
  const desk = await Desk.open(page, market.symbol);
  await desk.showTab('Balances');
  const balances = desk.account.getByRole('table', { name: 'Balances' });
  const row = balances.getByRole('row').filter({ hasText: 'TST' });
  await expect(row).toContainText('100');
  const order = await account.limit(market.symbol, 'sell', '4.321', '99.5');
  await expect(row).toContainText('4.321');
  await market.hit('buy', '1.321', '99.5');
  await expect(desk.tape.getByText('1.321').first()).toBeVisible();
  await expect(row).toContainText('98.679');
  await desk.showTab(/Open orders/);
  await expect(desk.openOrder('99.50')).toContainText('Partly filled');
  await market.hit('buy', '3', '99.5');
  await expect(desk.account.getByText('No open orders')).toBeVisible();
  const history = await desk.showHistory();
  await expect(history.getByRole('row').filter({ hasText: '99.50' })).toContainText(
    /4\.321.*Filled/,
  );
  await desk.showTab('Fills');
  const fills = desk.account.getByRole('table', { name: 'Fills' });
  await expect(fills.getByText('1.321')).toBeVisible();
  await expect(fills.getByRole('row')).toHaveCount(3);
  expect(order.symbol).toBe(market.symbol);

  await desk.account.getByRole('checkbox', { name: 'TST only' }).check();
  await expect(fills.getByRole('row')).toHaveCount(3);
});
