import { Desk } from './desk.ts';
import { expect, test } from './exchange-test.ts';

const FUNDS = { USD: '100000', TST: '1000' };

test('2 form: a limit order rests, fills or closes as its price and its time in force say', async ({
  signUp,
  market,
}) => {
  await market.rest('sell', [['100.1', '1']]);
  const { page } = await signUp(FUNDS);
  const desk = await Desk.open(page, market.symbol);
  const choose = async (time: string) => {
    await desk.form.getByRole('combobox', { name: 'Time in force' }).click();
    await page.getByRole('option', { name: time }).click();
  };

  await desk.fill({ Price: '99', Quantity: '2' });
  await expect(desk.receiptLine('Then')).toHaveText('Rests on the book');
  await desk.submit();
  await desk.expectOutcome('Waits on the book for its price.');
  await expect(desk.openOrder('99.00')).toBeVisible();

  await desk.fill({ Price: '100.1', Quantity: '0.25' });
  await expect(desk.receiptLine('Then')).toHaveText('Fills at once');
  await desk.submit();
  await desk.expectOutcome('Filled whole.');

  await choose('Immediate or cancel');
  await desk.fill({ Quantity: '2' });
  await desk.submit();
  await desk.expectOutcome('The rest could not be filled at once');

  await market.rest('sell', [['100.1', '1']]);
  await choose('Fill or kill');
  await desk.fill({ Quantity: '2' });
  await expect(desk.receiptLine('Then')).toContainText('Closes without trading');
  await desk.submit();
  await desk.expectOutcome('It could not be filled whole at once');

  await choose('Until a date');
  await expect(desk.field('Expires')).not.toHaveValue('');
  await desk.fill({ Price: '98', Quantity: '1' });
  await desk.submit();
  await expect(desk.openOrder('98.00').getByTitle(/^Until /)).toBeVisible();
});

test('2 form: post-only is refused with the reason when it would trade, and rests behind the best', async ({
  signUp,
  market,
}) => {
  await market.rest('sell', [['100.1', '1']]);
  const { page, account } = await signUp(FUNDS);
  const desk = await Desk.open(page, market.symbol);
  await desk.form.getByRole('checkbox', { name: 'Post-only' }).check();
  await desk.fill({ Price: '100.1', Quantity: '1' });
  const refusal = desk.form.getByRole('alert');
  // Already while it is typed, and again when it is sent all the same.
  await expect(refusal).toContainText('A post-only order at this price would trade at once.');
  await desk.submit();
  await expect(refusal).toContainText('A post-only order at this price would trade at once.');
  expect(await account.openOrders()).toEqual([]);
  await desk.fill({ Price: '100.09' });
  await desk.submit();
  await desk.expectOutcome('Waits on the book for its price.');
  expect(await account.openOrders()).toMatchObject([{ postOnly: true, price: '100.09' }]);
});

test('2 form: a market order by quantity and by cash amount, and the receipt is what happens', async ({
  signUp,
  market,
}) => {
  await market.rest('sell', [
    ['100.1', '1'],
    ['100.2', '10'],
  ]);
  await market.rest('buy', [['99.9', '10']]);
  const { page, account } = await signUp(FUNDS);
  const desk = await Desk.open(page, market.symbol);
  await desk.chooseType('Market');
  await desk.fill({ Quantity: '3' });
  await expect(desk.receiptLine('Then')).toHaveText('Fills at once');
  await expect(desk.receiptLine('Total')).toContainText('300.5');
  await expect(desk.receiptLine('Average price')).toContainText('100.16');
  await expect(desk.receiptLine('Fee')).toContainText('0.006 TST');
  await expect(desk.receiptLine('Price impact')).toContainText('%');
  await expect(desk.receiptLine('USD after')).toContainText('99,699.5');
  await expect(desk.receiptLine('TST after')).toContainText('1,002.994');
  await desk.submit();
  await desk.expectOutcome('Filled whole.');
  expect(await account.available('USD')).toBe('99699.5');
  expect(await account.available('TST')).toBe('1002.994');

  await desk.form.getByRole('group', { name: 'Unit' }).getByRole('button', { name: 'USD' }).click();
  await desk.fill({ Amount: '501' });
  await expect(desk.receiptLine('USD after')).toContainText('99,198.5');
  await desk.submit();
  await desk.expectOutcome('Filled whole.');
  expect(await account.available('USD')).toBe('99198.5');

  await desk.chooseSide('Sell');
  await desk.form.getByRole('group', { name: 'Unit' }).getByRole('button', { name: 'USD' }).click();
  await desk.fill({ Amount: '99.9' });
  await expect(desk.receiptLine('Fee')).toContainText('USD');
  await expect(desk.receiptLine('USD after')).toContainText('99,298.20');
  await desk.submit();
  await desk.expectOutcome('Filled whole.');
  // 99.9 less the taker's fee of 0.2 %.
  expect(await account.available('USD')).toBe('99298.2002');
});

test('2 form: stops and take-profits wait, are set off by the last price, and then trade or rest', async ({
  signUp,
  market,
}) => {
  const { page, account } = await signUp(FUNDS);
  const desk = await Desk.open(page, market.symbol);
  await desk.chooseSide('Sell');
  const waiting = [
    { type: 'Stop', fields: { 'Stop price': '97', Quantity: '1' } },
    { type: 'Stop-limit', fields: { 'Stop price': '97.5', 'Limit price': '97.4', Quantity: '1' } },
    { type: 'Take-profit', fields: { 'Stop price': '103', Quantity: '1' } },
    {
      type: 'Take-profit-limit',
      fields: { 'Stop price': '102', 'Limit price': '105', Quantity: '1' },
    },
  ];
  for (const [count, { type, fields }] of waiting.entries()) {
    await desk.chooseType(type);
    await desk.fill(fields);
    await desk.submit();
    await desk.expectOutcome('Waits for its stop price.');
    await expect(
      desk.account.getByRole('tab', { name: `Open orders (${count + 1})` }),
    ).toBeVisible();
  }
  await expect(desk.openOrder('Take-profit').first()).toContainText('Pending');

  // The first one set off rests at its limit price.
  await market.trade('102');
  await expect(desk.openOrder('105.00')).toContainText('Open');
  // The next one sells at the market to who waits there.
  await market.rest('buy', [['102.9', '1']]);
  await market.trade('103');
  await expect
    .poll(async () => (await account.openOrders()).map(({ orderType }) => orderType).sort())
    .toEqual(['stop', 'stop_limit', 'take_profit_limit']);
  await market.rest('buy', [
    ['97.45', '1'],
    ['96.9', '1'],
  ]);
  await market.hit('sell', '1', '97.45');
  await desk.showTab('Order history');
  const history = desk.account.getByRole('table', { name: 'Order history' });
  await expect(history.getByRole('row').filter({ hasText: 'Take-profit' })).toContainText('Filled');
  await desk.showTab(/Open orders/);
  await expect(desk.openOrder('97.40')).toContainText('Open');
  await expect(desk.openOrder(/falls to 97(?!\.)/)).toContainText('Pending');
});

test('2 form: a trailing stop follows the market at its distance', async ({ signUp, market }) => {
  const { page, account } = await signUp(FUNDS);
  const desk = await Desk.open(page, market.symbol);
  await desk.chooseSide('Sell');
  await desk.chooseType('Trailing stop');
  await desk.fill({ Distance: '2', Quantity: '1' });
  await desk.submit();
  await desk.expectOutcome('Waits for its stop price.');
  const stopPrice = async () => (await account.openOrders())[0]?.stopPrice;
  expect(await stopPrice()).toBe('98');
  await market.trade('110');
  await expect.poll(stopPrice).toBe('107.8');
  await expect(desk.openOrder('Trailing stop')).toContainText('now 107.8');
  await market.rest('buy', [['107.7', '1']]);
  await market.trade('107.75');
  await expect(desk.account.getByText('No open orders')).toBeVisible();
  expect(await account.available('TST')).toBe('999');
});

test('2 form: of an OCO pair one trades and the other is cancelled, and says why', async ({
  signUp,
  market,
}) => {
  const { page } = await signUp(FUNDS);
  const desk = await Desk.open(page, market.symbol);
  await desk.chooseSide('Sell');
  await desk.chooseType('OCO');
  await desk.fill({ 'Limit price': '104', 'Stop price': '97', Quantity: '1' });
  await expect(desk.receiptLine('Then')).toContainText('Sells at 104');
  await desk.submit();
  await expect(desk.account.getByRole('tab', { name: 'Open orders (2)' })).toBeVisible();
  await market.hit('buy', '1', '104');
  await expect(desk.account.getByText('No open orders')).toBeVisible();
  await desk.showTab('Order history');
  const history = desk.account.getByRole('table', { name: 'Order history' });
  await expect(history.locator('tbody').getByText('Filled', { exact: true })).toBeVisible();
  await expect(history.getByText('The other order of its pair traded or closed')).toBeVisible();
});

test('2 form: an iceberg shows the book a part of itself', async ({ signUp, market }) => {
  const { page, account } = await signUp(FUNDS);
  const desk = await Desk.open(page, market.symbol);
  await desk.fill({ Price: '99', Quantity: '10' });
  await desk.form.getByRole('button', { name: 'Advanced' }).click();
  await desk.fill({ 'Shown quantity': '2' });
  await desk.submit();
  await expect(desk.row('bid', '99')).toHaveAttribute('data-size', '2');
  expect(await account.openOrders()).toMatchObject([{ displayQuantity: '2', quantity: '10' }]);
});
