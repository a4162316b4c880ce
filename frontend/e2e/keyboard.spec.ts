import type { Locator, Page } from '@playwright/test';
import { Desk } from './desk.ts';
import { expect, test } from './exchange-test.ts';

const TABS_MAX = 80;

/** Presses Tab until the element has the focus, as a person without a mouse does. */
async function tabTo(page: Page, target: Locator, key = 'Tab'): Promise<void> {
  await expect(target).toBeVisible();
  for (let press = 0; press < TABS_MAX; press += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press(key);
  }
  throw new Error(`${TABS_MAX} times ${key} did not reach ${target.toString()}`);
}

test('keyboard: a limit order is placed, amended and cancelled without a mouse', async ({
  signUp,
  market,
}) => {
  const { page, account } = await signUp({ USD: '10000' });
  const desk = await Desk.open(page, market.symbol);
  await page.keyboard.press('b');
  await tabTo(page, desk.field('Price'), 'Shift+Tab');
  await page.keyboard.press('Control+a');
  await page.keyboard.type('95');
  await page.keyboard.press('Tab');
  await expect(desk.field('Quantity')).toBeFocused();
  await page.keyboard.type('2');
  await page.keyboard.press('Enter');
  await expect(desk.openOrder('95.00')).toBeVisible();

  await tabTo(page, desk.openOrder('95.00').getByRole('button', { name: /^Edit/ }), 'Shift+Tab');
  await page.keyboard.press('Enter');
  await expect(desk.account.getByRole('textbox', { name: 'Price of the TST order' })).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  await expect(desk.openOrder('95.01')).toBeVisible();
  expect(await account.openOrders()).toMatchObject([{ price: '95.01', quantity: '2' }]);

  await tabTo(page, desk.openOrder('95.01').getByRole('button', { name: /^Cancel/ }));
  await page.keyboard.press('Enter');
  await expect(desk.account.getByText('No open orders')).toBeVisible();
});

test('keyboard: the market is switched by key, by palette and from the list of markets', async ({
  page,
  market,
}) => {
  await Desk.open(page, market.symbol);
  await page.keyboard.press('/');
  await expect(page.getByRole('textbox', { name: 'Search markets' })).toBeFocused();
  await page.keyboard.type('sol');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/trade/SOL');
  await page.keyboard.press('Control+k');
  const palette = page.getByRole('dialog', { name: 'Command palette' });
  await expect(palette.getByRole('combobox')).toBeFocused();
  await page.keyboard.type('ethereum');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/trade/ETH');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('ETH-USD');
});

test('keyboard: a verified user withdraws without a mouse', async ({ signUp, market }) => {
  const { page, account } = await signUp({ USD: '500' });
  await account.verify(market.operator);
  await page.goto('/wallet');
  await tabTo(
    page,
    page
      .getByRole('main')
      .getByRole('button', { name: /^Withdraw/ })
      .first(),
  );
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog');
  await expect(dialog).toBeVisible();
  await tabTo(page, dialog.getByLabel('Amount'));
  await page.keyboard.type('125.5');
  await tabTo(page, dialog.getByLabel('Address'));
  await page.keyboard.type('bc1q-a-test-address');
  await page.keyboard.press('Enter');
  await tabTo(page, dialog.getByRole('button', { name: 'Withdraw', exact: true }));
  await page.keyboard.press('Enter');
  await expect(dialog.getByText('125.5 USD in review')).toBeVisible();
  await tabTo(page, dialog.getByRole('button', { name: 'Done' }));
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
  expect(await account.available('USD')).toBe('374.5');
});
