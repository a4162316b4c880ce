import { Desk } from './desk.ts';
import { expect, test } from './exchange-test.ts';
import { OrderSocket } from './order-socket.ts';

const FUNDS = { USD: '10000', TST: '100' };

/** Waits until an order would go over the socket: one has answered a preview. */
async function ready(desk: Desk, price: string, quantity: string): Promise<void> {
  await desk.fill({ Price: price, Quantity: quantity });
  await expect(desk.receiptLine('Then')).not.toHaveText('—');
}

test('5 truth: an order is sent, acknowledged, partly filled, filled, and each is told in words', async ({
  signUp,
  market,
}) => {
  const { page, account } = await signUp(FUNDS);
  const socket = await OrderSocket.between(page);
  const desk = await Desk.open(page, market.symbol);
  await ready(desk, '99', '2');
  socket.held.add('orders:place');
  await desk.submit();
  await desk.expectOutcome('Sent, waiting for the exchange.');
  await expect(desk.sentOrders).toContainText('Sending');
  // Nothing is taken from the balance before the exchange says so.
  await expect(desk.form.getByText('10,000.00 USD')).toBeVisible();
  socket.release();
  await desk.expectOutcome('Waits on the book for its price.');
  await expect(desk.form.getByText('9,802.00 USD')).toBeVisible();
  await expect(desk.sentOrders).toBeHidden();
  await market.hit('sell', '0.5', '99');
  await desk.expectOutcome('Partly filled; the rest waits on the book.');
  await market.hit('sell', '1.5', '99');
  await desk.expectOutcome('Filled whole.');
  await account.limit(market.symbol, 'buy', '1', '95');
  await desk
    .openOrder('95.00')
    .getByRole('button', { name: /^Cancel/ })
    .click();
  const history = await desk.showHistory();
  await expect(history.getByText('Cancelled by you')).toBeVisible();
});

test('5 truth: a refusal says why, and a stop that is refused later says it too', async ({
  signUp,
  market,
}) => {
  const { page, account } = await signUp(FUNDS);
  const desk = await Desk.open(page, market.symbol);
  await account.place({
    tokenId: market.symbol,
    side: 'sell',
    orderType: 'stop_limit',
    stopPrice: '98',
    price: '97',
    quantity: '1',
    postOnly: true,
  });
  await expect(desk.openOrder(/falls to 98/)).toContainText('Pending');
  await market.rest('buy', [['97.5', '5']]);
  await market.trade('98');
  await expect(desk.account.getByText('No open orders')).toBeVisible();
  const history = await desk.showHistory();
  await expect(history.getByText('It was post-only and would have traded at once')).toBeVisible();

  // What the page could not know: the market stops taking orders while one is on its way.
  await ready(desk, '97', '1');
  await market.operator.updateMarket(market.symbol, { state: 'halted' });
  await desk.submit();
  await expect(desk.form.getByText('This market takes no new orders now.').first()).toBeVisible();
  expect(await account.openOrders()).toEqual([]);
});

test('5 truth: a double click is one order, and so is a double Enter', async ({
  signUp,
  market,
}) => {
  const { page, account } = await signUp(FUNDS);
  const desk = await Desk.open(page, market.symbol);
  await ready(desk, '99', '1');
  await desk.form.getByRole('button', { name: 'Buy TST' }).dblclick();
  await desk.expectOutcome('Waits on the book for its price.');
  await expect(desk.openOrder('99.00')).toHaveCount(1);
  expect(await account.openOrders()).toHaveLength(1);
  await ready(desk, '98', '1');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await expect(desk.openOrder('98.00')).toHaveCount(1);
  expect(await account.openOrders()).toHaveLength(2);
});

test('5 truth: when the answer is lost on the socket, the outcome is unknown and resolves itself', async ({
  signUp,
  market,
}) => {
  const { page, account } = await signUp(FUNDS);
  const socket = await OrderSocket.between(page);
  const desk = await Desk.open(page, market.symbol);
  await ready(desk, '99', '1');
  socket.unanswered.add('orders:place');
  socket.silenced.add('orders');
  let answer = (): void => undefined;
  const isHeld = new Promise<void>((resolve) => {
    answer = resolve;
  });
  await page.route('**/api/orders/client*', async (route) => {
    await isHeld;
    await route.continue();
  });
  await desk.submit();
  await desk.expectOutcome('Unknown: the answer was lost.');
  await expect(desk.sentOrders).toContainText('Unknown');
  await expect(desk.form.getByRole('button', { name: 'Verifying…' })).toBeVisible();
  answer();
  await expect(page.getByText('Buy TST was placed after all').first()).toBeVisible();
  await expect(desk.openOrder('99.00')).toHaveCount(1);
  expect(await account.openOrders()).toHaveLength(1);
});

test.describe('over HTTP', () => {
  test.use({ expectedComplaint: /net::ERR_FAILED|status of 404/ });

  test('5 truth: a lost answer of HTTP resolves itself; an order that never arrived is told to be none', async ({
    signUp,
    market,
  }) => {
    const { page, account } = await signUp(FUNDS);
    const socket = await OrderSocket.between(page);
    // A server that leaves previews unanswered gets its orders over HTTP.
    socket.unanswered.add('orders:preview');
    await page.route('**/api/orders', async (route) => {
      if (route.request().method() !== 'POST') {
        await route.continue();
        return;
      }
      if (route.request().postData()?.includes('"98"') === true) {
        await route.abort();
        return;
      }
      await route.fetch();
      await route.abort();
    });
    const desk = await Desk.open(page, market.symbol);
    await ready(desk, '99', '1');
    await desk.submit();
    await expect(desk.openOrder('99.00')).toHaveCount(1);
    await desk.expectOutcome('Waits on the book for its price.');
    expect(await account.openOrders()).toHaveLength(1);

    await ready(desk, '98', '1');
    await desk.submit();
    await expect(page.getByText('The order was not placed').first()).toBeVisible({
      timeout: 30_000,
    });
    await expect(desk.openOrder('98.00')).toHaveCount(0);
    expect(await account.openOrders()).toHaveLength(1);
  });
});
