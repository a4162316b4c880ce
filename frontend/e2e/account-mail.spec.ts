import { Account, PASSWORD } from './account.ts';
import { expect, signIn, test } from './exchange-test.ts';

const NEW_PASSWORD = 'Another-Horse-8';

test.describe('a forgotten password', () => {
  // The server's word that a link is spent.
  test.use({ expectedComplaint: /status of 422/ });

  test('is replaced through the mailed link, which opens nothing afterwards', async ({
    page,
    exchange,
  }) => {
    const { email } = await Account.register(exchange.url);
    await page.goto('/login');
    await page.getByRole('link', { name: 'Forgot your password?' }).click();
    await page.getByRole('button', { name: 'Send the link' }).click();
    await expect(page.getByText('Enter your e-mail address.')).toBeVisible();
    await page.getByLabel('E-mail').fill(email);
    await page.getByRole('button', { name: 'Send the link' }).click();
    await expect(page.getByRole('heading', { name: 'Check your mail' })).toBeVisible();
    await expect(page.getByRole('status').filter({ hasText: email })).toBeVisible();

    const link = await exchange.outbox.linkTo(email, 'reset');
    await page.goto(link);
    await page.getByLabel('New password').fill(NEW_PASSWORD);
    await page.getByRole('button', { name: 'Set the password' }).click();
    await expect(page.getByRole('heading', { name: 'Your password is changed' })).toBeVisible();
    await page.getByRole('link', { name: 'Sign in' }).click();
    await page.waitForURL('**/login');
    await signIn(page, email, NEW_PASSWORD);

    await page.goto(link);
    await page.getByLabel('New password').fill(NEW_PASSWORD);
    await page.getByRole('button', { name: 'Set the password' }).click();
    await expect(page.getByRole('heading', { name: 'This link no longer works' })).toBeVisible();
    await page.getByRole('link', { name: 'Ask for a new link' }).click();
    await page.waitForURL('**/forgot');
  });
});

test('an unknown address is answered like a known one', async ({ page }) => {
  await page.goto('/forgot');
  await page.getByLabel('E-mail').fill('nobody-at-all@example.com');
  await page.getByRole('button', { name: 'Send the link' }).click();
  await expect(page.getByRole('heading', { name: 'Check your mail' })).toBeVisible();
  await page.getByRole('button', { name: 'Try another address' }).click();
  await expect(page.getByLabel('E-mail')).toHaveValue('');
});

test('a new address is confirmed with the link, and the account menu stops asking', async ({
  signUp,
  exchange,
}) => {
  const { page, email } = await signUp();
  await page.goto('/dashboard');
  await page.getByRole('button', { name: /^Account of/ }).click();
  await page.getByRole('menuitem', { name: 'Verify your e-mail' }).click();
  await page.waitForURL('**/settings/profile');
  const profile = page.getByRole('region', { name: 'Profile' });
  await expect(profile.getByText('Not verified')).toBeVisible();
  const earlier = (await exchange.outbox.linksTo(email, 'verify')).length;
  await profile.getByRole('button', { name: 'Send the link again' }).click();
  await expect(profile.getByText(/^Sent\./)).toBeVisible();
  await page.goto(await exchange.outbox.linkTo(email, 'verify', earlier));
  await page.getByRole('button', { name: 'Confirm the address' }).click();
  await expect(page.getByRole('heading', { name: 'Your address is confirmed' })).toBeVisible();
  await page.getByRole('link', { name: 'To your profile' }).click();
  await expect(profile.getByText('Verified', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: /^Account of/ }).click();
  await expect(page.getByRole('menuitem', { name: 'Settings' })).toBeVisible();
  await expect(page.getByRole('menuitem', { name: 'Verify your e-mail' })).toHaveCount(0);
});

test.describe('the profile', () => {
  // A name that is taken, and a password that is wrong.
  test.use({ expectedComplaint: /status of (409|401)/ });

  test('changes the user name at once, and the e-mail when the new address is confirmed', async ({
    signUp,
    exchange,
  }) => {
    const { page } = await signUp();
    await page.goto('/settings/profile');
    const profile = page.getByRole('region', { name: 'Profile' });
    await profile.getByRole('button', { name: 'Change the user name' }).click();
    const name = profile.getByLabel('New user name');
    await expect(name).toBeFocused();
    await name.fill('operator');
    await profile.getByRole('button', { name: 'Save' }).click();
    await expect(profile.getByText('This user name is taken.')).toBeVisible();
    const username = `renamed-${Date.now().toString(36)}`;
    await name.fill(username);
    await profile.getByRole('button', { name: 'Save' }).click();
    await expect(profile.getByRole('button', { name: 'Change the user name' })).toBeFocused();
    await expect(profile.getByText(username, { exact: true })).toBeVisible();
    await expect(page.getByRole('button', { name: `Account of ${username}` })).toBeVisible();

    const next = `${username}@example.com`;
    await profile.getByRole('button', { name: 'Change the e-mail address' }).click();
    await profile.getByLabel('New e-mail address').fill(next);
    await profile.getByLabel('Current password').fill('not it');
    await profile.getByRole('button', { name: 'Send the link' }).click();
    await expect(profile.getByText('The password is wrong.')).toBeVisible();
    await profile.getByLabel('Current password').fill(PASSWORD);
    await profile.getByRole('button', { name: 'Send the link' }).click();
    await expect(profile.getByText(`Open the link that we sent to ${next}`)).toBeVisible();
    await profile.getByRole('button', { name: 'Stop the change' }).click();
    await expect(profile.getByText(`Open the link that we sent to ${next}`)).toHaveCount(0);

    const stopped = (await exchange.outbox.linksTo(next, 'verify')).length;
    await profile.getByRole('button', { name: 'Change the e-mail address' }).click();
    await profile.getByLabel('New e-mail address').fill(next);
    await profile.getByLabel('Current password').fill(PASSWORD);
    await profile.getByRole('button', { name: 'Send the link' }).click();
    await page.goto(await exchange.outbox.linkTo(next, 'verify', stopped));
    await page.getByRole('button', { name: 'Confirm the address' }).click();
    await page.getByRole('link', { name: 'To your profile' }).click();
    await expect(profile.getByText(next, { exact: true })).toBeVisible();
    await expect(profile.getByText('Verified', { exact: true })).toBeVisible();
  });
});
