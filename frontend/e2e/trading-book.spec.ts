import { Desk } from './desk.ts';
import { expect, test } from './exchange-test.ts';

const ASKS = [
  ['101.13', '2'],
  ['101.17', '1'],
  ['102', '4'],
] as const;
const BIDS = [
  ['98.97', '3'],
  ['98.91', '1'],
  ['98.5', '5'],
] as const;

test.beforeEach(async ({ market }) => {
  await market.rest('sell', ASKS);
  await market.rest('buy', BIDS);
});

/** Asks from the best one up, bids from the best one down: price, size, total. */
async function shown(desk: Desk, side: 'bid' | 'ask'): Promise<string[][]> {
  const rows = await desk
    .rows(side)
    .evaluateAll((buttons) =>
      (buttons as HTMLElement[]).map(({ dataset }) => [
        dataset['price'] ?? '',
        dataset['size'] ?? '',
        dataset['total'] ?? '',
      ]),
    );
  return side === 'ask' ? rows.reverse() : rows;
}

test('1 book: price, size, total and depth bars of each level, and the spread with its direction', async ({
  page,
  market,
}) => {
  const desk = await Desk.open(page, market.symbol);
  await expect(desk.rows('ask')).toHaveCount(3);
  await expect(desk.rows('bid')).toHaveCount(3);
  expect(await shown(desk, 'ask')).toEqual([
    ['101.13', '2', '2'],
    ['101.17', '1', '3'],
    ['102', '4', '7'],
  ]);
  expect(await shown(desk, 'bid')).toEqual([
    ['98.97', '3', '3'],
    ['98.91', '1', '4'],
    ['98.5', '5', '9'],
  ]);
  await expect(desk.row('ask', '102')).toHaveText('102.004.0007.000');

  const depths = await desk
    .rows('bid')
    .locator('i')
    .evaluateAll((bars) => bars.map((bar) => (bar as HTMLElement).style.transform));
  expect(depths).toEqual(['scaleX(0.333)', 'scaleX(0.444)', 'scaleX(1)']);
  await expect(desk.row('ask', '102').locator('i')).toHaveAttribute('style', /scaleX\(0\.777\)/);

  await expect(desk.book.getByText('Spread 2.16 · 2.158%')).toBeVisible();
  await market.hit('buy', '0.5', '101.13');
  await expect(desk.row('ask', '101.13')).toHaveAttribute('data-size', '1.5');
  await expect(desk.book.getByTitle('+1.13')).toContainText('101.13');
  await market.hit('sell', '0.5', '98.97');
  await expect(desk.book.getByTitle(/^[-−]2.16$/)).toContainText('98.97');
});

test('1 book: both sides, bids alone, asks alone', async ({ page, market }) => {
  const desk = await Desk.open(page, market.symbol);
  await desk.book.getByRole('button', { name: 'Show bids' }).click();
  await expect(desk.rows('ask')).toHaveCount(0);
  await expect(desk.rows('bid')).toHaveCount(3);
  await desk.book.getByRole('button', { name: 'Show asks' }).click();
  await expect(desk.rows('bid')).toHaveCount(0);
  await expect(desk.rows('ask')).toHaveCount(3);
  await desk.book.getByRole('button', { name: 'Show both sides' }).click();
  await expect(desk.rows('bid')).toHaveCount(3);
  await expect(desk.rows('ask')).toHaveCount(3);
});

test('1 book: grouping rounds asks up and bids down exactly, and is remembered', async ({
  page,
  market,
}) => {
  const desk = await Desk.open(page, market.symbol);
  await expect(desk.rows('ask')).toHaveCount(3);
  await desk.groupPricesBy('0.1');
  await expect(desk.rows('ask')).toHaveCount(2);
  expect(await shown(desk, 'ask')).toEqual([
    ['101.2', '3', '3'],
    ['102', '4', '7'],
  ]);
  expect(await shown(desk, 'bid')).toEqual([
    ['98.9', '4', '4'],
    ['98.5', '5', '9'],
  ]);
  await desk.groupPricesBy('1');
  await expect(desk.rows('ask')).toHaveCount(1);
  expect(await shown(desk, 'ask')).toEqual([['102', '7', '7']]);
  expect(await shown(desk, 'bid')).toEqual([['98', '9', '9']]);
  await page.reload();
  await expect(desk.rows('ask')).toHaveCount(1);
  await expect(desk.row('ask', '102')).toHaveAttribute('data-size', '7');
});

test('1 book: own orders are marked, also in a group, on their own side alone', async ({
  signUp,
  market,
}) => {
  const { page, account } = await signUp({ USD: '1000' });
  await account.limit(market.symbol, 'buy', '1', '98.91');
  const desk = await Desk.open(page, market.symbol);
  const own = desk.book.locator('button[data-own]');
  await expect(own).toHaveCount(1);
  await expect(desk.row('bid', '98.91')).toHaveAttribute('data-own', 'true');
  await expect(desk.row('bid', '98.91')).toHaveAccessibleName(/Holds an order of yours/);
  await desk.groupPricesBy('0.1');
  await expect(desk.row('bid', '98.9')).toHaveAttribute('data-own', 'true');
  await expect(own).toHaveCount(1);
  await account.cancelAll();
  await expect(own).toHaveCount(0);
});

test('1 book: a click on price, size or total fills the form, and so does the keyboard', async ({
  page,
  market,
}) => {
  const desk = await Desk.open(page, market.symbol);
  const price = desk.field('Price');
  const quantity = desk.field('Quantity');
  await desk.row('ask', '101.17').getByText('101.17').click();
  await expect(price).toHaveValue('101.17');
  await expect(quantity).toHaveValue('');
  await desk.row('ask', '102').locator('[data-column="size"]').click();
  await expect(price).toHaveValue('102');
  await expect(quantity).toHaveValue('4');
  await desk.row('bid', '98.91').locator('[data-column="total"]').click();
  await expect(price).toHaveValue('98.91');
  await expect(quantity).toHaveValue('4');

  // Tab reaches one row of the book; the arrows go on from there, over the spread too.
  await desk.priceGroup.focus();
  await page.keyboard.press('Tab');
  await expect(desk.row('bid', '98.91')).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  await expect(desk.row('ask', '101.13')).toBeFocused();
  await page.keyboard.press('Shift+Enter');
  await expect(price).toHaveValue('101.13');
  await expect(quantity).toHaveValue('2');
  await page.keyboard.press('Home');
  await expect(desk.row('ask', '102')).toBeFocused();
  await page.keyboard.press('Control+Enter');
  await expect(quantity).toHaveValue('7');
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await expect(price).toHaveValue('98.5');
});
