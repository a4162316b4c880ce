import { readFile } from 'node:fs/promises';
import type { Success, WithdrawalAddress } from '@tokentradex/backend/contracts';
import { expect, test } from './exchange-test.ts';
import { expectAccessible } from './expect-accessible.ts';

const ADDRESS = 'bc1qxy2kgdygjrsqtzq2n0yrf2493p83kkfjhx0wlh';

test('wallet: an address is saved, waits, and is deleted; allow-list mode keeps others out', async ({
  signUp,
  market,
}) => {
  const { page, account } = await signUp({ USD: '1000' });
  await account.verify(market.operator);
  await page.goto('/wallet?tab=addresses');
  await expect(page.getByText('No addresses yet')).toBeVisible();
  await page.getByRole('button', { name: 'Add address' }).click();
  const dialog = page.getByRole('dialog', { name: 'New withdrawal address' });
  await dialog.getByRole('button', { name: 'Save address' }).click();
  await expect(dialog.getByText('Give it a name.')).toBeVisible();
  await expect(dialog.getByText('Enter the address.')).toBeVisible();
  await dialog.getByLabel('Label').fill('Hardware wallet');
  await dialog.getByLabel('Address').fill(`  ${ADDRESS} `);
  await expect(dialog.getByText('Starts with bc1qxy, ends with hx0wlh.')).toBeVisible();
  await expect(dialog.getByText(/it can be used 24 hours after it was added/)).toBeVisible();
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Save address' }).click();
  await expect(dialog).toBeHidden();
  const table = page.getByRole('table', { name: 'Addresses' });
  await expect(table.getByText('Hardware wallet')).toBeVisible();
  await expect(table.getByText(/^Usable in (1 day|23 hrs 59 mins)$/)).toBeVisible();

  const mode = page.getByRole('switch', { name: 'Withdraw only to saved addresses' });
  await mode.click();
  await expect(mode).toBeChecked();
  await page.goto('/wallet?tab=addresses&withdraw=USD');
  const withdrawal = page.getByRole('dialog', { name: 'Withdraw' });
  await expect(withdrawal.getByText(/you have no usable address for USD/)).toBeVisible();
  await expect(withdrawal.getByLabel('Address')).toHaveCount(0);
  await withdrawal.getByRole('link', { name: 'Open the address book' }).click();
  await expect(withdrawal).toBeHidden();

  await mode.click();
  const question = page.getByRole('dialog', { name: 'Switch allow-list mode off?' });
  await question.getByRole('button', { name: 'Switch off' }).click();
  await expect(question).toBeHidden();
  await expect(page.getByText(/^Allow-list mode ends in (1 day|23 hrs.*), on /)).toBeVisible();
  await page.getByRole('button', { name: 'Keep it on' }).click();
  await expect(mode).toBeChecked();

  await table.getByRole('button', { name: 'Delete Hardware wallet' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
  await expect(page.getByText('No addresses yet')).toBeVisible();
  await page.getByRole('button', { name: /^Notifications/ }).click();
  const news = page.getByRole('dialog', { name: 'Notifications' });
  await expect(news.getByText('New withdrawal address for USD')).toBeVisible();
  await expect(news.getByText('Allow-list mode was switched off')).toBeVisible();
});

test.describe('wallet', () => {
  test.use({ expectedComplaint: /status of 422/ });

  test('a saved address is chosen, one that waits says why not, and a refusal is shown at its field', async ({
    signUp,
    market,
  }) => {
    const { page, account } = await signUp({ USD: '1000' });
    await account.verify(market.operator);
    for (const label of ['First bank', 'Second bank']) {
      const address = label.replace(' ', '-');
      await account.call('POST', '/wallet/addresses', { tokenId: 'USD', label, address });
    }
    // A day is longer than a test may last: the page takes the first one for usable, the exchange does not.
    await page.route('**/api/wallet/addresses', async (route) => {
      const response = await route.fetch();
      const answer = (await response.json()) as Success<WithdrawalAddress[]>;
      const data = answer.data.map((entry) =>
        entry.label === 'First bank' ? { ...entry, usableFrom: entry.createdAt } : entry,
      );
      await route.fulfill({ response, json: { ...answer, data } });
    });
    await page.goto('/wallet?withdraw=USD');
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Amount').fill('50');
    await dialog.getByRole('combobox', { name: 'Withdraw to' }).click();
    const waiting = page.getByRole('option', { name: /^Second bank\s*Usable from/ });
    await expect(waiting).toBeDisabled();
    await page.getByRole('option', { name: /^First bank/ }).click();
    await dialog.getByRole('button', { name: 'Review' }).click();
    await expect(dialog.getByText('First bank')).toBeVisible();
    await expect(dialog.getByText('First-bank')).toBeVisible();
    await dialog.getByRole('button', { name: 'Withdraw', exact: true }).click();
    await expect(dialog.getByText('This address is still in its waiting period.')).toBeVisible();
    expect(await account.available('USD')).toBe('1000');
  });
});

test('wallet: the limits show what is left, and the form stops at them', async ({
  signUp,
  market,
}) => {
  const { page, account } = await signUp({ USD: '250000' });
  await page.goto('/wallet?tab=limits');
  await expect(page.getByText(/^Verify your identity to withdraw up to 100,000 USD/)).toBeVisible();
  await account.verify(market.operator);
  await account.withdraw('USD', '60000.5');
  await page.reload();
  const day = page.getByRole('region', { name: '24-hour limit' });
  await expect(day).toContainText(/39,999\.50\sUSD/);
  await expect(day).toContainText(/Used 60,000\.50 of 100,000\.00\sUSD/);
  await expect(day).toContainText(/More becomes available from .* on\./);
  await expect(day.getByRole('meter')).toHaveAttribute('aria-valuenow', '60');

  await page.goto('/wallet?withdraw=USD');
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByText(/39,999\.50\sUSD left of your 24-hour limit/)).toBeVisible();
  await dialog.getByLabel('Amount').fill('39999.51');
  await dialog.getByLabel('Address').fill(ADDRESS);
  await dialog.getByRole('button', { name: 'Review' }).click();
  await expect(dialog.getByText(/more than what is left of your withdrawal limits/)).toBeVisible();
  await dialog.getByLabel('Amount').fill('39999.5');
  await dialog.getByRole('button', { name: 'Review' }).click();
  await dialog.getByRole('button', { name: 'Withdraw', exact: true }).click();
  await expect(dialog.getByText(/in review/).first()).toBeVisible();
});

test('wallet: the statement is downloaded as CSV', async ({ signUp }) => {
  const { page } = await signUp({ USD: '1234.5' });
  await page.goto('/wallet');
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download CSV' }).click();
  const download = await downloading;
  expect(download.suggestedFilename()).toMatch(/^statement-\d{4}-\d{2}-\d{2}\.csv$/);
  expect(await readFile(await download.path(), 'utf8')).toContain('1234.5');
});
