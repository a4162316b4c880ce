import type { AwaySummary } from '@tokentradex/backend/contracts';
import { Desk } from './desk.ts';
import { expect, test } from './exchange-test.ts';

test('8 notifications: a price alert is set on the page, fires while away, and is there at the return', async ({
  signUp,
  market,
}) => {
  const { page, context } = await signUp();
  await Desk.open(page, market.symbol);
  await page.getByRole('button', { name: 'Set a price alert for TST' }).click();
  const dialog = page.getByRole('dialog', { name: 'Price alert' });
  await expect(dialog.getByText('Last price')).toContainText('100');
  await dialog.getByRole('button', { name: '+10%' }).click();
  await expect(dialog.getByLabel('Tell me at')).toHaveValue('110');
  await expect(
    dialog.getByText('You are told once, when TST trades at 110 or higher.'),
  ).toBeVisible();
  await dialog.getByLabel('Note').fill('Time to sell');
  await dialog.getByRole('button', { name: 'Create alert' }).click();
  await expect(dialog).toBeHidden();
  await page.close();

  await market.trade('111');
  const back = await context.newPage();
  await back.goto('/dashboard');
  await back.getByRole('button', { name: /^Notifications, \d+ unread/ }).click();
  const drawer = back.getByRole('dialog', { name: 'Notifications' });
  await expect(drawer.getByText('TST reached 111')).toBeVisible();
  await expect(drawer.getByText('Your alert: at or above 110')).toBeVisible();
  await expect(drawer.getByText('Time to sell')).toBeVisible();
  await drawer.getByRole('tab', { name: 'Price alerts' }).click();
  await expect(drawer.getByText(/^Fired at 111/)).toBeVisible();

  // Once means once.
  await market.trade('112');
  await back.reload();
  await expect(back.getByRole('button', { name: /^Notifications/ })).toBeVisible();
  await expect(back.getByText('TST reached 112')).toHaveCount(0);
});

test('8 notifications: they come live, grouped by kind and limited, and are marked as read', async ({
  signUp,
  market,
}) => {
  const { page, account } = await signUp({ USD: '1000' });
  await page.goto('/dashboard');
  await expect(page.locator('[data-live-state="live"]').first()).toBeVisible();
  for (let price = 101; price <= 106; price += 1) {
    await account.call('POST', '/alerts', {
      tokenId: market.symbol,
      direction: 'above',
      price: String(price),
    });
  }
  await market.trade('107');
  await expect(page.getByText('TST reached 107').first()).toBeVisible();
  const bell = page.getByRole('button', { name: /^Notifications, \d+ unread/ });
  await bell.click();
  const drawer = page.getByRole('dialog', { name: 'Notifications' });
  const alerts = drawer.getByRole('region', { name: 'Price alerts' });
  await expect(alerts.getByText('TST reached 107').first()).toBeVisible();
  const more = alerts.getByRole('button', { name: /^Show \d+ more/ });
  const shownAtFirst = await alerts.getByText('TST reached 107').count();
  expect(shownAtFirst).toBeLessThan(6);
  await more.click();
  await expect(alerts.getByText('TST reached 107')).toHaveCount(6);
  const markRead = drawer.getByRole('button', { name: 'Mark all as read' });
  await markRead.click();
  await expect(markRead).toHaveCount(0);
  await drawer.getByRole('button', { name: 'Close' }).click();
  await expect(page.getByRole('button', { name: 'Notifications', exact: true })).toBeVisible();
});

test('8 notifications: each kind has a switch that the server keeps, and sounds are off by default', async ({
  signUp,
  market,
}) => {
  const { page, account } = await signUp({ USD: '1000' });
  await page.goto('/dashboard');
  const open = async () => {
    await page.getByRole('button', { name: /^Notifications/ }).click();
    await page
      .getByRole('dialog', { name: 'Notifications' })
      .getByRole('tab', { name: 'Settings' })
      .click();
  };
  await open();
  const kinds = page.getByRole('dialog', { name: 'Notifications' });
  await expect(kinds.getByRole('switch', { name: 'Sounds' })).not.toBeChecked();
  const alerts = kinds.getByRole('switch', { name: 'Price alerts' });
  await expect(alerts).toBeChecked();
  const saved = page.waitForResponse((response) => response.request().method() === 'PUT');
  await alerts.click();
  expect((await saved).ok()).toBe(true);
  await page.reload();
  await open();
  await expect(kinds.getByRole('switch', { name: 'Price alerts' })).not.toBeChecked();
  await account.call('POST', '/alerts', {
    tokenId: market.symbol,
    direction: 'above',
    price: '105',
  });
  await market.trade('105');
  await expect
    .poll(
      async () =>
        (await account.call<{ items: unknown[] }>('GET', '/alerts?status=fired')).items.length,
    )
    .toBe(1);
  const { items } = await account.call<{ items: { kind: string }[] }>('GET', '/notifications');
  expect(items.filter(({ kind }) => kind === 'price_alert')).toEqual([]);
});

test('8 notifications: what traded while the user was away is told at the return', async ({
  signUp,
}) => {
  const { page } = await signUp();
  const away: AwaySummary = {
    since: '2026-01-05T08:00:00.000Z',
    fillCount: 3,
    fills: [
      {
        tokenId: '1',
        symbol: 'BTC',
        side: 'buy',
        fillCount: 3,
        quantity: '2',
        quoteAmount: '190.5',
      },
    ],
  };
  // The exchange counts a break from five minutes on as an absence: longer than a test may last.
  await page.route('**/api/notifications/away', async (route) => {
    await route.fulfill({ json: { success: true, data: away } });
  });
  await page.goto('/dashboard');
  await page.getByRole('button', { name: /^Notifications/ }).click();
  const card = page.getByRole('region', { name: 'While you were away' });
  await expect(card).toContainText('3 trades since');
  await expect(card).toContainText(/Bought 2\sBTC for 190\.50\sUSD/);
  await card.getByRole('button', { name: /^Dismiss/ }).click();
  await expect(card).toBeHidden();
});
