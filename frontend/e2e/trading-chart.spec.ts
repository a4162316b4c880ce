import type { Page } from '@playwright/test';
import { prefer } from './choose.ts';
import { Desk } from './desk.ts';
import { expect, test } from './exchange-test.ts';

const INTERVALS = ['1m', '5m', '15m', '30m', '1h', '4h', '12h', '1d', '1w'];

/** The drawn pane of the candles, without the axes. */
function pane(desk: Desk) {
  return desk.chart.locator('table tr').first().locator('td').nth(1);
}

test('3 chart: every interval from a minute to a week, by pointer and by key, and it is kept', async ({
  page,
}) => {
  const desk = await Desk.open(page, 'BTC');
  const choices = desk.chart.getByRole('group', { name: 'Candle interval' });
  for (const interval of INTERVALS) {
    await choices.getByRole('button', { name: interval, exact: true }).click();
    const drawn = desk.chart.getByRole('group', { name: `Candles of BTC-USD, ${interval}.` });
    await expect(drawn.locator('canvas').first()).toBeVisible();
    await expect(desk.chart.getByText(/^O [\d,]+/)).toBeVisible();
  }
  await page.keyboard.press('[');
  await expect(choices.getByRole('button', { name: '1d', exact: true })).toHaveAttribute(
    'aria-pressed',
    'true',
  );
  await page.reload();
  await expect(choices.getByRole('button', { name: '1d', exact: true })).toHaveAttribute(
    'aria-pressed',
    'true',
  );
});

test('3 chart: moving averages, Bollinger bands, RSI and MACD are drawn, valued and kept', async ({
  page,
}) => {
  const desk = await Desk.open(page, 'BTC');
  await desk.chart.getByRole('button', { name: 'Indicators' }).click();
  const menu = page.getByRole('menu', { name: 'Indicators' });
  const names = ['MA 20', 'EMA 50', 'BB 20 2', 'RSI 14', 'MACD 12 26 9'];
  for (const name of names) {
    await menu.getByRole('menuitemcheckbox', { name: new RegExp(`^${name}`) }).click();
  }
  await page.keyboard.press('Escape');
  const expectValues = async () => {
    for (const name of names) {
      await expect(desk.chart.getByText(new RegExp(`^${name} ?[-−\\d]`))).toBeVisible();
    }
  };
  await expectValues();
  // RSI and MACD have panes of their own below the candles.
  await expect(desk.chart.locator('table tr')).not.toHaveCount(1);
  await page.reload();
  await expectValues();
});

/** Where the pane shows a price: a line of the user's is there. */
async function lineY(page: Page, desk: Desk): Promise<number> {
  const box = await pane(desk).boundingBox();
  if (box === null) throw new Error('the chart is not drawn');
  const x = box.x + box.width / 2;
  for (let y = box.y + 4; y < box.y + box.height - 4; y += 3) {
    await page.mouse.move(x, y);
    const cursor = await desk.chart
      .getByRole('group', { name: /^Candles of/ })
      .evaluate((element) => element.style.cursor);
    if (cursor === 'ns-resize') return y;
  }
  throw new Error('no line can be grasped');
}

test('3 chart: own order lines are dragged to another price, after asking when that is wanted', async ({
  signUp,
  market,
}) => {
  const { page, account } = await signUp({ USD: '1000' });
  await prefer(page, { confirmsOrders: 'always' });
  // Prices on both sides of the line, so that it lies within the pane.
  await market.trade('97');
  await market.trade('101');
  await account.limit(market.symbol, 'buy', '1', '99');
  const desk = await Desk.open(page, market.symbol);
  await expect(desk.openOrder('99.00')).toBeVisible();
  const box = await pane(desk).boundingBox();
  const drag = async () => {
    const y = await lineY(page, desk);
    await page.mouse.down();
    await page.mouse.move((box?.x ?? 0) + 60, y + 20, { steps: 4 });
    await page.mouse.up();
  };
  await drag();
  const dialog = page.getByRole('dialog', { name: 'Change the order?' });
  await dialog.getByRole('button', { name: 'Keep it' }).click();
  await expect(dialog).toBeHidden();
  expect(await account.openOrders()).toMatchObject([{ price: '99' }]);
  await drag();
  const confirm = dialog.getByRole('button', { name: /^Change to/ });
  const price = (await confirm.innerText()).replace('Change to ', '');
  await confirm.click();
  await expect(desk.openOrder(price)).toBeVisible();
  const [order] = await account.openOrders();
  expect(Number(order?.price)).toBe(Number(price));
  expect(Number(price)).toBeLessThan(99);
});

test('3 chart: history loads as the chart is scrolled back, and the table has it too', async ({
  page,
}) => {
  await prefer(page, { candleInterval: '1m' });
  const desk = await Desk.open(page, 'BTC');
  await expect(pane(desk).locator('canvas').first()).toBeVisible();
  const box = await pane(desk).boundingBox();
  if (box === null) throw new Error('the chart is not drawn');
  const older = page.waitForResponse((response) => /\/candles\?.*\bto=/.test(response.url()));
  const y = box.y + box.height / 2;
  await expect(async () => {
    await page.mouse.move(box.x + 40, y);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width - 40, y, { steps: 5 });
    await page.mouse.up();
    await expect(
      Promise.race([older, Promise.reject(new Error('not asked yet'))]),
    ).resolves.toBeTruthy();
  }).toPass();
  expect((await older).ok()).toBe(true);
});

test('3 chart: depth with hover and click, and both charts as tables', async ({ page, market }) => {
  await market.rest('sell', [
    ['100.2', '2'],
    ['100.6', '3'],
  ]);
  await market.rest('buy', [
    ['99.8', '1'],
    ['99.4', '4'],
  ]);
  const desk = await Desk.open(page, market.symbol);
  await desk.chart.getByRole('button', { name: 'Depth', exact: true }).click();
  const depth = desk.chart.getByRole('img', { name: 'Depth of TST-USD' });
  await expect(depth).toBeVisible();
  const box = await depth.boundingBox();
  if (box === null) throw new Error('the depth is not drawn');
  // The middle is 100, the borders are 1 % away.
  const at = (price: number) => ({
    x: ((price - 99) / 2) * box.width,
    y: box.height / 2,
  });
  await depth.hover({ position: at(100.7) });
  await expect(desk.chart.getByText('100.60')).toBeVisible();
  await expect(desk.chart.getByText('5 TST')).toBeVisible();
  await depth.click({ position: at(99.35) });
  await expect(desk.field('Price')).toHaveValue('99.4');

  await desk.chart.getByRole('button', { name: 'Show the depth as a table' }).click();
  const table = desk.chart.getByRole('table', { name: 'Depth of TST-USD' });
  await expect(table.getByRole('row')).toHaveCount(5);
  await expect(table.getByRole('row').nth(1)).toHaveText(/Asks.*100\.60.*3.*5/);
  await desk.chart.getByRole('button', { name: 'Candles', exact: true }).click();
  await expect(
    desk.chart.getByRole('table', { name: 'Candles of TST-USD, 15m' }).getByRole('row').nth(1),
  ).toBeVisible();
  await desk.chart.getByRole('button', { name: 'Show the chart' }).click();
  await expect(pane(desk).locator('canvas').first()).toBeVisible();
});

/** How much of the drawn candles has the colour that belongs to one's own purchases. */
function accentPixels(desk: Desk): Promise<number> {
  return pane(desk).evaluate((cell) => {
    const swatch = document.createElement('i');
    swatch.style.color = 'var(--ttx-palette-primary-main)';
    document.body.append(swatch);
    const wanted = (getComputedStyle(swatch).color.match(/\d+/g) ?? []).slice(0, 3).join();
    swatch.remove();
    let count = 0;
    for (const canvas of cell.querySelectorAll('canvas')) {
      // Of a copy: a canvas that is drawn on is slow to read.
      const copy = new OffscreenCanvas(canvas.width, canvas.height).getContext('2d', {
        willReadFrequently: true,
      });
      if (copy === null) continue;
      copy.drawImage(canvas, 0, 0);
      const { data } = copy.getImageData(0, 0, canvas.width, canvas.height);
      for (let at = 0; at < data.length; at += 4) {
        if (`${data[at]},${data[at + 1]},${data[at + 2]}` === wanted && data[at + 3] === 255) {
          count += 1;
        }
      }
    }
    return count;
  });
}

test('3 chart: own fills are marked', async ({ signUp, market }) => {
  const { page, account } = await signUp({ USD: '1000' });
  await prefer(page, { candleInterval: '1h' });
  const desk = await Desk.open(page, market.symbol);
  await expect(desk.chart.getByText(/^O 100/)).toBeVisible();
  expect(await accentPixels(desk)).toBe(0);
  await market.rest('sell', [['100', '1']]);
  await account.limit(market.symbol, 'buy', '1', '100');
  await expect.poll(() => accentPixels(desk)).toBeGreaterThan(0);
});
