import { Account } from './account.ts';
import { expect, signIn, test } from './exchange-test.ts';

test('health: figures with verdicts and limits, looked at again by itself', async ({ page }) => {
  await signIn(page, 'admin@tokentradex.com', 'Admin123!');
  await page.goto('/admin/health');
  await expect(page.getByText('Taking orders')).toBeVisible();
  const engine = page.getByRole('table', { name: 'Engine' });
  await expect(engine.getByRole('row', { name: /Commands waiting/ })).toContainText(
    'Watch from 200, act from 2,000',
  );
  await page.waitForResponse((response) => response.url().endsWith('/api/admin/health'));
  await expect(page.getByText(/^Looked at/)).toBeVisible();
});

test('roles: the matrix, who has a role, and a change with its reason', async ({
  page,
  exchange,
}) => {
  const somebody = await Account.register(exchange.url);
  await signIn(page, 'admin@tokentradex.com', 'Admin123!');
  await page.goto('/admin/roles');
  const matrix = page.getByRole('table', { name: 'What each role may do' });
  const row = matrix.getByRole('row', { name: /orders:cancel_any/ });
  await expect(row.getByRole('img')).toHaveCount(4);
  await expect(row.getByRole('img', { name: 'Yes' })).toHaveCount(2);
  const staff = page.getByRole('table', { name: 'People with a role' });
  await expect(staff.getByText('Nobody changes their own role.')).toBeVisible();
  await expect(staff.getByText(somebody.email)).toHaveCount(0);

  await page.getByLabel('Role: Every role').click();
  await page.getByRole('option', { name: 'Everybody, users too' }).click();
  await page.getByLabel('Search e-mail or user name').fill(somebody.email);
  const person = staff.getByRole('row').filter({ hasText: somebody.email });
  await expect(staff.getByRole('row')).toHaveCount(2);
  await person.getByRole('button', { name: /^Change role of/ }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Role', { exact: true }).click();
  await page.getByRole('option', { name: 'Support' }).click();
  await dialog.getByLabel('Reason').fill('A browser test');
  await dialog.getByRole('button', { name: 'Apply the change' }).click();
  await expect(dialog).toBeHidden();
  await expect(person).toContainText('Support');
});
