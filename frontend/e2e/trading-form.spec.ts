import type { Order } from '@tokentradex/backend/contracts';
import { prefer } from './choose.ts';
import { Desk } from './desk.ts';
import { expect, test } from './exchange-test.ts';

const FUNDS = { USD: '100000', TST: '1000' };
const SIDES = ['Buy', 'Sell'] as const;
/** Every type of the form, with prices on which a buy and a sell can be placed at a last price of 100. */
const KINDS: Record<string, Record<(typeof SIDES)[number], Record<string, string>>> = {
  Limit: { Buy: { Price: '99.37' }, Sell: { Price: '101.37' } },
  Stop: { Buy: { 'Stop price': '103.33' }, Sell: { 'Stop price': '97.77' } },
  'Stop-limit': {
    Buy: { 'Stop price': '103.33', 'Limit price': '103.37' },
    Sell: { 'Stop price': '97.77', 'Limit price': '97.73' },
  },
  'Take-profit': { Buy: { 'Stop price': '97.77' }, Sell: { 'Stop price': '103.33' } },
  'Take-profit-limit': {
    Buy: { 'Stop price': '97.77', 'Limit price': '97.73' },
    Sell: { 'Stop price': '103.33', 'Limit price': '103.37' },
  },
  'Trailing stop': { Buy: { Distance: '3.3' }, Sell: { Distance: '3.3' } },
  OCO: {
    Buy: { 'Limit price': '97.31', 'Stop price': '103.33' },
    Sell: { 'Limit price': '103.37', 'Stop price': '97.77' },
  },
  Market: { Buy: {}, Sell: {} },
};

test('2 form: 100 percent of an odd balance is never refused, whatever the type and the side', async ({
  signUp,
  market,
}) => {
  await market.rest('sell', [['100.13', '1000']]);
  await market.rest('buy', [['99.87', '1000']]);
  const { page, account } = await signUp({ USD: '1234.56789', TST: '7.7777' });
  await prefer(page, { confirmsOrders: 'never' });
  const desk = await Desk.open(page, market.symbol);
  for (const [type, fieldsBySide] of Object.entries(KINDS)) {
    for (const side of SIDES) {
      await test.step(`${side} ${type}`, async () => {
        await desk.chooseSide(side);
        await desk.chooseType(type);
        // What the order before had locked is free again.
        await expect(desk.account.getByText('No open orders')).toBeVisible();
        await expect(
          desk.form.getByText(side === 'Buy' ? /1,234\.56/ : /[1-9][\d.]*\sTST/).first(),
        ).toBeVisible();
        await desk.fill(fieldsBySide[side]);
        await desk.form.getByRole('button', { name: 'Use 100 percent' }).click();
        const before: Order[] = await account.openOrders();
        await desk.submit();
        if (type === 'Market') {
          await desk.expectOutcome(/Filled whole|The amount was spent/);
        } else {
          await expect
            .poll(async () => (await account.openOrders()).length)
            .toBeGreaterThan(before.length);
          await account.cancelAll();
        }
        await expect(desk.form.getByRole('alert')).toHaveCount(0);
      });
    }
  }
});

test('2 form: the percent slider rounds to the step, by pointer and by keyboard', async ({
  signUp,
  market,
}) => {
  const { page } = await signUp({ USD: '1000' });
  const desk = await Desk.open(page, market.symbol);
  await desk.fill({ Price: '99' });
  await desk.form.getByRole('button', { name: 'Use 25 percent' }).click();
  await expect(desk.field('Quantity')).toHaveValue('2.525');
  const slider = desk.form.getByRole('slider', { name: 'Share of the available balance' });
  await slider.focus();
  await page.keyboard.press('End');
  await expect(desk.field('Quantity')).toHaveValue('10.101');
  await page.keyboard.press('ArrowLeft');
  await expect(desk.field('Quantity')).toHaveValue('9.999');
});

test('2 form: a slip of the finger is warned of, and asked about as the user wants it', async ({
  signUp,
  market,
}) => {
  const { page, account } = await signUp({ USD: '100000', TST: '100' });
  const desk = await Desk.open(page, market.symbol);
  const dialog = page.getByRole('dialog', { name: 'Limit order, TST-USD' });
  const ask = async (when: string) => {
    await desk.form.getByRole('combobox', { name: /^Ask before sending/ }).click();
    await page.getByRole('option', { name: when }).click();
  };
  const warning = 'Price is 10% above the market: you may pay much more than others.';

  await desk.fill({ Price: '110', Quantity: '1' });
  await expect(desk.form.getByText(warning)).toBeVisible();
  await desk.submit();
  await expect(dialog.getByText(warning)).toBeVisible();
  await dialog.getByRole('button', { name: 'Back' }).click();
  await expect(dialog).toBeHidden();
  expect(await account.openOrders()).toEqual([]);

  // An ordinary order is not asked about, unless always is chosen.
  await desk.fill({ Price: '99' });
  await expect(desk.form.getByText(warning)).toBeHidden();
  await desk.submit();
  await desk.expectOutcome('Waits on the book for its price.');
  await desk.form.getByRole('button', { name: 'Advanced' }).click();
  await ask('Always');
  await desk.fill({ Price: '98', Quantity: '1' });
  await desk.submit();
  await dialog.getByRole('button', { name: 'Buy TST' }).click();
  await expect(desk.openOrder('98.00')).toBeVisible();

  await ask('Never');
  await desk.fill({ Price: '110', Quantity: '1' });
  await expect(desk.form.getByText(warning)).toBeVisible();
  await desk.submit();
  await expect(desk.openOrder('110.00')).toBeVisible();

  await ask('When risky');
  await desk.fill({ Price: '90', Quantity: '900' });
  await expect(desk.form.getByText(/This order is worth \d+% of all that you hold/)).toBeVisible();
});

test('2 form: the slippage guard ends a market order before a price that is too far', async ({
  signUp,
  market,
}) => {
  await market.rest('sell', [
    ['100.1', '1'],
    ['104', '5'],
  ]);
  const { page, account } = await signUp(FUNDS);
  const desk = await Desk.open(page, market.symbol);
  await desk.chooseType('Market');
  await desk.form.getByRole('button', { name: 'Advanced' }).click();
  await desk.fill({ Slippage: '1', Quantity: '3' });
  await expect(desk.receiptLine('Then')).toContainText('1 TST fill at once');
  await desk.submit();
  await desk.expectOutcome('The next price was beyond the protection price');
  expect(await account.available('TST')).toBe('1000.998');
});

test('2 form: arrows go by the tick and the lot, ten with Shift; k and m mean thousands and millions', async ({
  page,
  market,
}) => {
  const desk = await Desk.open(page, market.symbol);
  const price = desk.field('Price');
  await price.fill('100');
  await price.press('ArrowUp');
  await expect(price).toHaveValue('100.01');
  await price.press('Shift+ArrowDown');
  await expect(price).toHaveValue('99.91');
  const quantity = desk.field('Quantity');
  await quantity.fill('1');
  await quantity.press('ArrowDown');
  await expect(quantity).toHaveValue('0.999');
  await quantity.fill('1.5k');
  await quantity.blur();
  await expect(quantity).toHaveValue('1500');
  await quantity.fill('0.02m');
  await quantity.blur();
  await expect(quantity).toHaveValue('20000');
});

test('2 form: a choice that is disabled says why, and a wrong number names its field', async ({
  signUp,
  market,
}) => {
  const { page } = await signUp();
  const desk = await Desk.open(page, market.symbol);
  await desk.fill({ Price: '' });
  await expect(
    desk.form.getByText('Enter the prices first to use a share of your balance.'),
  ).toBeVisible();
  await desk.fill({ Price: '99' });
  await expect(desk.form.getByText('Nothing is available on this side.')).toBeVisible();
  await desk.form.getByRole('combobox', { name: 'Time in force' }).click();
  await page.getByRole('option', { name: 'Fill or kill' }).click();
  await desk.form.getByText('Post-only').hover();
  await expect(
    page.getByText('An order that trades at once or not at all cannot be post-only.'),
  ).toBeVisible();
  await desk.chooseSide('Sell');
  await desk.chooseType('Stop');
  await expect(
    desk.form.getByRole('group', { name: 'Unit' }).getByRole('button', { name: 'USD' }),
  ).toHaveAttribute('title', 'Only market orders and buys at the market go by cash amount.');
  await desk.fill({ 'Stop price': '101', Quantity: '1' });
  await desk.submit();
  await expect(desk.form.getByText('Stop price must be below the last price, 100.')).toBeVisible();
  await desk.chooseType('Limit');
  await desk.fill({ Price: '99.999' });
  await desk.submit();
  await expect(desk.form.getByText('Price must be a multiple of 0.01.')).toBeVisible();
  await expect(desk.field('Price')).toHaveAttribute('aria-invalid', 'true');
  await desk.fill({ Price: '99', Quantity: '1' });
  await desk.submit();
  await expect(
    desk.form.getByText('Your available balance does not cover this order.'),
  ).toBeVisible();
});
