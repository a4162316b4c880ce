import type { Page } from '@playwright/test';
import { Account, PASSWORD } from './account.ts';
import { expect, signIn, test } from './exchange-test.ts';

/** A member of staff: registered as anybody, then given the role. */
async function staff(url: string, role: 'operator' | 'compliance'): Promise<string> {
  const account = await Account.register(url);
  const { id } = await account.call<{ id: string }>('GET', '/auth/me');
  const admin = await Account.operator(url);
  await admin.call('PATCH', `/admin/users/${id}`, { role, reason: 'A browser test' });
  return account.email;
}

async function chooseToken(page: Page, symbol: string): Promise<void> {
  await page.getByRole('combobox', { name: 'Token' }).click();
  await page.getByRole('option', { name: symbol }).click();
}

test('a credit is proposed with a loud warning, and booked when a second person has typed it again', async ({
  page,
  browser,
  exchange,
  signUp,
}) => {
  const { account, email, page: owned } = await signUp({ USD: '100' });
  await signIn(page, await staff(exchange.url, 'operator'), PASSWORD);
  await page.goto('/admin/adjustments');
  await page.getByRole('button', { name: 'Propose an adjustment' }).click();
  const dialog = page.getByRole('dialog', { name: 'Propose an adjustment' });
  await dialog.getByLabel('Find a user').fill(email);
  await dialog.getByRole('button', { name: email }).click();
  await dialog.getByLabel('Amount', { exact: true }).fill('-100.5');
  await expect(dialog.getByText('A debit takes at most what is available: 100 USD.')).toBeVisible();
  // The unit is wrong, and the screen says so before anybody else has to.
  await chooseToken(page, 'BTC');
  await dialog.getByLabel('Amount', { exact: true }).fill('620000');
  await expect(dialog.getByText('Check the unit and every digit')).toBeVisible();
  await chooseToken(page, 'USD');
  await dialog.getByLabel('Amount', { exact: true }).fill('25.5');
  await expect(dialog.getByText('Balance after')).toBeVisible();
  await expect(dialog.getByText(/^125\.5/)).toBeVisible();
  await dialog.getByLabel('Reason').fill('A deposit that did not arrive');
  await dialog.getByRole('button', { name: 'Propose an adjustment' }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByText('Yours: a second person decides')).toHaveCount(0);
  await expect(page.getByRole('table', { name: 'Adjustments' })).toContainText('+25.5');
  expect(await account.available('USD')).toBe('100');

  const context = await browser.newContext({ baseURL: exchange.url });
  const second = await context.newPage();
  await signIn(second, await staff(exchange.url, 'compliance'), PASSWORD);
  await second.goto('/admin/adjustments');
  await second.getByRole('button', { name: /^Approve the adjustment of 25\.5 USD/ }).click();
  const decision = second.getByRole('dialog', { name: 'Approve the adjustment' });
  await decision.getByLabel('Reason', { exact: true }).fill('Checked against the ticket');
  await decision.getByLabel('Type 25.5 to confirm').fill('25');
  await decision.getByLabel('Type USD to confirm').fill('USD');
  await decision.getByRole('button', { name: 'Approve', exact: true }).click();
  await expect(decision.getByText('Type 25.5 exactly.')).toBeVisible();
  await decision.getByLabel('Type 25.5 to confirm').fill('25.5');
  await decision.getByRole('button', { name: 'Approve', exact: true }).click();
  await expect(decision).toBeHidden();
  await context.close();
  expect(await account.available('USD')).toBe('125.5');
  await owned.goto('/wallet?tab=transactions');
  await expect(owned.getByText('Adjustment').first()).toBeVisible();
});

test('the reconciliation adds up to zero, and says of every invariant that it holds', async ({
  page,
  exchange,
}) => {
  await signIn(page, await staff(exchange.url, 'operator'), PASSWORD);
  await page.goto('/admin/reconciliation');
  await expect(page.getByText('Withdrawals are open')).toBeVisible();
  await page.getByRole('button', { name: 'Run all checks now' }).click();
  await expect(page.getByText(/Last whole run .*: All checks hold/)).toBeVisible({
    timeout: 60_000,
  });
  const tokens = page.getByRole('table', { name: 'What everybody owns' });
  const rows = tokens.locator('tbody tr');
  await expect(rows.first()).toContainText('Adds up');
  await expect(rows.filter({ hasNotText: 'Adds up' })).toHaveCount(0);
  const checks = page.getByRole('table', { name: 'Invariants' });
  await expect(checks.getByText('Holds', { exact: true })).toHaveCount(
    await checks.locator('tbody tr').count(),
  );
});

test('frozen withdrawals say since when and why, and only an administrator may lift them', async ({
  page,
}) => {
  await signIn(page, 'admin@tokentradex.com', 'Admin123!');
  // The exchange freezes when its tables contradict each other, which no test of a browser brings about.
  await page.route('**/api/admin/reconciliation', async (route) => {
    const response = await route.fetch();
    const answer = (await response.json()) as { data: { withdrawals: object } };
    answer.data.withdrawals = {
      isFrozen: true,
      frozenAt: '2026-01-05T08:00:00.000Z',
      findings: [{ invariant: 'I4', message: 'a wallet holds', row: 'wallet 7 balance 1' }],
      mayUnfreeze: false,
    };
    await route.fulfill({ response, json: answer });
  });
  await page.goto('/admin/reconciliation');
  const alert = page.getByRole('alert').filter({ hasText: 'Withdrawals are frozen since' });
  await expect(alert).toContainText('wallet 7 balance 1');
  await expect(alert.getByRole('button', { name: 'Allow withdrawals again' })).toBeDisabled();
  await expect(alert).toContainText('Only a clean run since the freeze lifts it.');
});
