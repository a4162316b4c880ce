import type { AdminAnnouncement, AnnouncementBody } from '@tokentradex/backend/contracts';
import { Account } from './account.ts';
import { Desk } from './desk.ts';
import { expect, signIn, test } from './exchange-test.ts';

const REASON = 'A browser test';

function announcement(fields: Partial<AnnouncementBody> = {}): AnnouncementBody {
  const startsAt = new Date(Date.now() - 60_000).toISOString();
  return {
    title: 'New disks tonight',
    body: 'From 22:00 UTC for an hour.',
    severity: 'info',
    startsAt,
    reason: REASON,
    ...fields,
  };
}

test.afterEach(async ({ exchange }) => {
  const operator = await Account.operator(exchange.url);
  const { items } = await operator.call<{ items: AdminAnnouncement[] }>(
    'GET',
    '/admin/announcements',
  );
  for (const { id } of items) {
    await operator.call('DELETE', `/admin/announcements/${id}`, { reason: REASON });
  }
  const { maintenance } = await operator.call<{ maintenance: object | null }>('GET', '/status');
  if (maintenance === null) return;
  await operator.call('PUT', '/admin/maintenance', { isOn: false, reason: REASON });
});

test('house: an announcement reaches an open page in time, moves nothing, and stays dismissed', async ({
  page,
  exchange,
}) => {
  await page.goto('/markets');
  await expect(page.locator('[data-live-state="live"]').first()).toBeVisible();
  const heading = page.getByRole('heading', { level: 1 });
  const before = await heading.boundingBox();
  const operator = await Account.operator(exchange.url);
  await operator.call('POST', '/admin/announcements', announcement());
  const banner = page.getByRole('region', { name: 'Announcement', exact: true });
  await expect(banner).toContainText('New disks tonight', { timeout: 5_000 });
  expect(await heading.boundingBox()).toEqual(before);

  // Known before the next page is drawn, it has a place of its own there.
  await page.reload();
  await expect(banner).toBeVisible();
  const placed = await heading.boundingBox();
  expect(placed?.y).toBe((before?.y ?? 0) + 40);

  const details = banner.getByRole('button', { name: 'Details' });
  await details.focus();
  await page.keyboard.press('Enter');
  await expect(details).toHaveAttribute('aria-expanded', 'true');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(banner).toBeHidden();
  await page.reload();
  await expect(heading).toBeVisible();
  await expect(page.locator('[data-live-state="live"]').first()).toBeVisible();
  await expect(banner).toHaveCount(0);
});

test('house: an operator writes, changes and removes an announcement', async ({ page }) => {
  await signIn(page, 'admin@tokentradex.com', 'Admin123!');
  await page.goto('/admin/announcements');
  await page.getByRole('button', { name: 'New announcement' }).click();
  const dialog = page.getByRole('dialog', { name: 'New announcement' });
  await dialog.getByRole('button', { name: 'Publish' }).click();
  await expect(dialog.getByText('Give it a title.')).toBeVisible();
  await dialog.getByLabel('Title', { exact: true }).fill('Fees fall');
  await dialog.getByLabel('Text', { exact: true }).fill('From Monday on.');
  await dialog.getByLabel('German title').fill('Gebühren sinken');
  const preview = dialog.getByRole('region', { name: 'Preview' });
  await expect(preview).toContainText('Fees fall');
  await expect(preview).toContainText('Gebühren sinken');
  await dialog.getByLabel('Reason').fill(REASON);
  await dialog.getByRole('button', { name: 'Publish' }).click();
  await expect(dialog).toBeHidden();
  const banner = page.getByRole('region', { name: 'Announcement', exact: true });
  await expect(banner).toContainText('Fees fall');
  await page.getByRole('button', { name: 'Edit Fees fall' }).click();
  const editor = page.getByRole('dialog', { name: 'Edit announcement' });
  await editor.getByLabel('Title', { exact: true }).fill('Fees fall again');
  await editor.getByLabel('Reason').fill(REASON);
  await editor.getByRole('button', { name: 'Save' }).click();
  await expect(banner).toContainText('Fees fall again');
  await page.getByRole('button', { name: 'Remove Fees fall again' }).click();
  const removal = page.getByRole('dialog', { name: 'Remove announcement' });
  await removal.getByLabel('Reason').fill(REASON);
  await removal.getByRole('button', { name: 'Remove' }).click();
  await expect(page.getByText('No announcements')).toBeVisible();
  await expect(banner).toHaveCount(0);
});

test('house: maintenance begins with a typed word, is told at the order form, and ends', async ({
  page,
  signUp,
  market,
}) => {
  const trader = await signUp({ USD: '1000' });
  await Desk.open(trader.page, market.symbol);
  const order = await trader.account.limit(market.symbol, 'buy', '1', '90');
  await signIn(page, 'admin@tokentradex.com', 'Admin123!');
  await page.goto('/admin/announcements');
  await page.getByRole('button', { name: 'Start maintenance' }).click();
  const dialog = page.getByRole('dialog', { name: 'Start maintenance' });
  await dialog.getByLabel('Message for users').fill('New disks until 14:00 UTC.');
  await dialog.getByLabel('Reason').fill(REASON);
  const start = dialog.getByRole('button', { name: 'Start maintenance' });
  await start.click();
  await expect(dialog.getByText('Type MAINTENANCE exactly.')).toBeVisible();
  await dialog.getByLabel('Type MAINTENANCE to confirm').fill('MAINTENANCE');
  await start.click();
  await expect(dialog).toBeHidden();
  await expect(page.getByText('Maintenance is on')).toBeVisible();

  const badge = trader.page.locator('[data-live-state]').first();
  await expect(badge).toHaveAttribute('data-live-state', 'maintenance', { timeout: 5_000 });
  const form = trader.page.getByRole('form');
  await expect(form.getByText(/under maintenance.*New disks until 14:00 UTC\./)).toBeVisible();
  await expect(form.getByRole('button', { name: /^Buy/ }).last()).toBeDisabled();
  await expect(trader.account.limit(market.symbol, 'buy', '1', '90')).rejects.toThrow(
    /"code":"maintenance"/,
  );
  await trader.account.call('DELETE', `/orders/${order.id}`);

  await page.getByRole('button', { name: 'End maintenance' }).click();
  const ending = page.getByRole('dialog', { name: 'End maintenance' });
  await ending.getByLabel('Reason').fill(REASON);
  await ending.getByRole('button', { name: 'End maintenance' }).click();
  await expect(page.getByText('Maintenance is off')).toBeVisible();
  await expect(badge).toHaveAttribute('data-live-state', 'live', { timeout: 5_000 });
});
