import { createHmac } from 'node:crypto';
import { expect, test } from './exchange-test.ts';
import { expectAccessible } from './expect-accessible.ts';

// The exchange refuses what the form cannot know to be wrong.
test.use({ expectedComplaint: /status of 400/ });

/** What the exchange answers to a signed look at the wallet. */
async function walletStatus(url: string, apiKey: string, secret: string): Promise<number> {
  const timestamp = String(Date.now());
  const response = await fetch(`${url}/api/wallet`, {
    headers: {
      'X-API-Key': apiKey,
      'X-API-Timestamp': timestamp,
      'X-API-Signature': createHmac('sha256', secret)
        .update(`${timestamp}GET/api/wallet`)
        .digest('hex'),
    },
  });
  return response.status;
}

test('API keys: one is made, its secret is shown once, and it works until it is disabled or deleted', async ({
  signUp,
  exchange,
}) => {
  const { page } = await signUp();
  await page.goto('/settings/api-keys');
  await expect(page.getByText('No API keys yet')).toBeVisible();
  await page.getByRole('button', { name: 'Create API key' }).click();

  const form = page.getByRole('dialog', { name: 'Create API key' });
  await expect(form.getByRole('checkbox', { name: 'Read' })).toBeChecked();
  await form.getByRole('button', { name: 'Create API key' }).click();
  await expect(form.getByText('Give the key a label.')).toBeVisible();
  await form.getByLabel('Label').fill('Grid bot');
  await form.getByRole('checkbox', { name: 'Trade' }).check();
  await form.getByRole('checkbox', { name: 'Withdraw' }).check();
  await expect(form.getByRole('alert')).toContainText('Whoever holds this key');
  await form.getByRole('button', { name: 'Create API key' }).click();
  await expect(form.getByLabel('Allowed addresses')).toHaveAttribute('aria-invalid', 'true');
  await form.getByLabel('Allowed addresses').fill('127.0.0.1\nexample.com');
  await form.getByRole('button', { name: 'Create API key' }).click();
  await expect(form.getByText(/“example\.com” is no address/)).toBeVisible();
  await form.getByRole('checkbox', { name: 'Withdraw' }).uncheck();
  await form.getByLabel('Allowed addresses').fill('127.0.0.1');
  await form.getByRole('button', { name: 'Create API key' }).click();

  const made = page.getByRole('dialog', { name: 'Save the secret now' });
  const apiKey = await made.getByRole('group', { name: 'API key' }).innerText();
  const secret = await made.getByRole('group', { name: 'Secret' }).innerText();
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await expect(made).toBeVisible();
  await expect(made.getByRole('button', { name: 'Done' })).toBeDisabled();
  await made.getByRole('checkbox', { name: 'I have saved the secret' }).check();
  await made.getByRole('button', { name: 'Done' }).click();
  await expect(made).toBeHidden();
  await expect(page.getByText(secret)).toHaveCount(0);

  expect(await walletStatus(exchange.url, apiKey, secret)).toBe(200);
  await page.reload();
  const row = page.getByRole('row', { name: /Grid bot/ });
  await expect(row).toContainText('Read');
  await expect(row).toContainText('Trade');
  await expect(row).toContainText('127.0.0.1');
  await row.getByRole('button', { name: 'Disable “Grid bot”' }).click();
  await expect(row).toContainText('Disabled');
  expect(await walletStatus(exchange.url, apiKey, secret)).toBe(401);

  await row.getByRole('button', { name: 'Edit “Grid bot”' }).click();
  const edit = page.getByRole('dialog', { name: 'Edit API key' });
  await edit.getByLabel('Label').fill('Old bot');
  await edit.getByLabel('Last day').fill('2100-01-01');
  await edit.getByRole('button', { name: 'Save' }).click();
  await expect(edit).toBeHidden();
  const renamed = page.getByRole('row', { name: /Old bot/ });
  await expect(renamed).toContainText('2100');
  await renamed.getByRole('button', { name: 'Enable “Old bot”' }).click();
  await expect(renamed).toContainText('Enabled');
  expect(await walletStatus(exchange.url, apiKey, secret)).toBe(200);

  await renamed.getByRole('button', { name: 'Delete “Old bot”' }).click();
  const question = page.getByRole('dialog', { name: 'Delete this API key?' });
  await question.getByRole('button', { name: 'Delete key' }).click();
  await expect(page.getByText('No API keys yet')).toBeVisible();
  expect(await walletStatus(exchange.url, apiKey, secret)).toBe(401);

  await page.getByRole('button', { name: /^Notifications/ }).click();
  const drawer = page.getByRole('dialog', { name: 'Notifications' });
  await expect(drawer.getByText('API key “Grid bot” created')).toBeVisible();
  await expect(drawer.getByText('API key “Old bot” deleted')).toBeVisible();
});

test('API keys: the empty list leads to the examples of signing', async ({ signUp }) => {
  const { page } = await signUp();
  await page.goto('/settings/api-keys');
  await page.getByRole('main').getByRole('link', { name: 'How to sign a request' }).last().click();
  await expect(page.getByRole('heading', { name: 'Sign a request' })).toBeInViewport();
});
