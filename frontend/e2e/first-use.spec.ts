import { expect, test } from './exchange-test.ts';

test('first use: from the register page to the first trade, following what the page says', async ({
  page,
}) => {
  const startedAt = performance.now();
  const name = `newcomer-${Date.now().toString(36)}`;
  await page.goto('/');
  await page.getByRole('link', { name: 'Create account' }).first().click();
  await page.getByLabel('E-mail').fill(`${name}@example.com`);
  await page.getByLabel('User name').fill(name);
  await page.getByLabel('Password', { exact: true }).fill('Correct-Horse-7');
  await page.getByRole('button', { name: 'Create account' }).click();

  const steps = page.getByRole('region', { name: 'Your first trade, in two steps' });
  const next = steps.locator('li[aria-current="step"]');
  await expect(next).toContainText('Get USD to trade with');
  await steps.getByRole('button', { name: 'Add 10,000 USD' }).click();
  await expect(next).toContainText('Buy your first token');
  await expect(steps.getByText(/^You get about/)).toBeVisible();
  await steps.getByRole('button', { name: /^Buy \w+ for \d+ USD$/ }).click();
  const done = page.getByRole('region', { name: 'That was your first trade' });
  await expect(done).toBeVisible();
  console.log(`first trade after ${((performance.now() - startedAt) / 1000).toFixed(1)} s`);

  await done.getByRole('link', { name: /^Open / }).click();
  await page.waitForURL('**/trade/*');
  const account = page.getByRole('region', { name: 'Account' });
  await account.getByRole('tab', { name: 'Fills' }).click();
  await expect(account.getByRole('table', { name: 'Fills' }).getByRole('row').nth(1)).toBeVisible();
});
