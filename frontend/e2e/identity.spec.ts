import type { Page } from '@playwright/test';
import { expect, signIn, test } from './exchange-test.ts';
import { expectAccessible } from './expect-accessible.ts';
import { PDF, PROFILE, pngFile } from './identity-files.ts';

const FRONT = { name: 'front.png', mimeType: 'image/png', buffer: pngFile(640, 400) };
const BILL = { name: 'bill.pdf', mimeType: 'application/pdf', buffer: PDF };

/** The operator's page, in a browser of its own. */
async function openQueue(page: Page): Promise<void> {
  await signIn(page, 'admin@tokentradex.com', 'Admin123!');
  await page.goto('/admin/identity');
}

async function pick(page: Page, label: string, option: string): Promise<void> {
  await page.getByRole('combobox', { name: label }).click();
  await page.getByRole('option', { name: option, exact: true }).click();
}

async function attach(page: Page, kind: string, file: typeof FRONT): Promise<void> {
  await page.getByRole('region', { name: kind }).locator('input[type=file]').setInputFiles(file);
}

test('an identity check is sent in steps, rejected with a reason, sent again and approved', async ({
  page: operator,
  signUp,
}) => {
  const { page, email } = await signUp({ USD: '100' });
  await page.goto('/wallet');
  await page
    .getByRole('button', { name: /^Withdraw/ })
    .first()
    .click();
  await page.getByRole('link', { name: 'Verify your identity' }).click();
  await page.getByRole('button', { name: 'Start' }).click();

  // Nothing goes on that is incomplete, and the first field that is wrong has the focus.
  await page.getByRole('button', { name: 'Go on to the documents' }).click();
  await expect(page.getByText('Enter your full name.')).toBeVisible();
  await expect(page.getByLabel('Full name')).toBeFocused();
  await expectAccessible(page);
  await page.getByLabel('Full name').fill(PROFILE.fullName);
  await page.getByLabel('Date of birth').fill('2020-01-01');
  await expect(page.getByText('You must be at least 18 years old.')).toBeVisible();
  await page.getByLabel('Date of birth').fill(PROFILE.birthDate);
  await pick(page, 'Country of residence', 'Germany');
  await page.getByLabel('Street and number').fill(PROFILE.addressLine);
  await page.getByLabel('Postal code').fill(PROFILE.postalCode);
  await page.getByLabel('City').fill(PROFILE.city);
  await pick(page, 'Identity document', 'Identity card');
  await page.getByRole('button', { name: 'Go on to the documents' }).click();

  await page.getByRole('button', { name: 'Review' }).click();
  await expect(page.getByText('Add a proof of your address.')).toBeVisible();
  await attach(page, 'Front of the document', { ...FRONT, mimeType: 'image/gif' });
  await expect(page.getByText('This is no PNG, JPEG or PDF file.')).toBeVisible();
  await attach(page, 'Front of the document', FRONT);
  await expect(page.getByRole('img', { name: 'Your file: Front of the document' })).toBeVisible();
  await attach(page, 'Proof of address', BILL);
  await expect(page.getByRole('button', { name: 'Remove: Proof of address' })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Review' }).click();
  await expect(page.getByText('Germany')).toBeVisible();
  await expect(page.getByText('28 Feb 1990')).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Send for checking' }).click();
  await expect(page.getByText('Our compliance team is checking it')).toBeVisible();

  await openQueue(operator);
  const username = email.split('@')[0] ?? '';
  const open = operator.getByRole('button', { name: `Identity check of ${username}` });
  await open.click();
  const drawer = operator.getByRole('dialog', { name: `Identity check of ${username}` });
  await expect(drawer.getByText(PROFILE.fullName)).toBeVisible();
  const image = drawer.getByRole('img', { name: 'Front of the document' });
  await expect(image).toBeVisible();
  expect(await image.evaluate((element: HTMLImageElement) => element.naturalWidth)).toBe(640);
  const download = operator.waitForEvent('download');
  await drawer.getByRole('button', { name: 'Download: Proof of address' }).click();
  expect((await download).suggestedFilename()).toMatch(/^address-\d+\.pdf$/);
  await drawer.getByRole('button', { name: 'Reject' }).click();
  const dialog = operator.getByRole('dialog', { name: 'Reject the identity check' });
  await dialog.getByRole('button', { name: 'Reject' }).click();
  await expect(dialog.getByText('Say why.')).toBeVisible();
  await dialog.getByLabel('Reason').fill('The bill is too old');
  await dialog.getByRole('button', { name: 'Reject' }).click();
  await expect(dialog).toBeHidden();

  await page.reload();
  await expect(page.getByText('Reason: The bill is too old')).toBeVisible();
  await page.getByRole('button', { name: 'Start again' }).click();
  await expect(page.getByLabel('Full name')).toHaveValue(PROFILE.fullName);
  await page.getByRole('button', { name: 'Go on to the documents' }).click();
  await attach(page, 'Front of the document', FRONT);
  await expect(page.getByRole('img', { name: 'Your file: Front of the document' })).toBeVisible();
  await attach(page, 'Proof of address', BILL);
  await expect(page.getByRole('button', { name: 'Remove: Proof of address' })).toBeVisible();
  await page.getByRole('button', { name: 'Review' }).click();
  await page.getByRole('button', { name: 'Send for checking' }).click();
  await expect(page.getByText('Our compliance team is checking it')).toBeVisible();

  await operator.goto('/admin/identity');
  await open.click();
  await drawer.getByRole('button', { name: 'Approve' }).click();
  const approval = operator.getByRole('dialog', { name: 'Approve the identity check' });
  await approval.getByLabel('Reason').fill('Everything is there');
  await approval.getByRole('button', { name: 'Approve' }).click();
  await expect(approval).toBeHidden();
  await page.reload();
  await expect(page.getByText('Your identity is verified since')).toBeVisible();
  await page.getByRole('button', { name: /^Notifications/ }).click();
  await expect(page.getByText('Your identity check was rejected')).toBeVisible();
  await expect(page.getByText('Your identity is verified', { exact: true })).toBeVisible();
});
