import { Account, PASSWORD } from './account.ts';
import { authenticatorCode } from './authenticator-code.ts';
import { expectAccessible } from './expect-accessible.ts';
import { expect, signIn, test } from './exchange-test.ts';

// What is refused on purpose here, the browser reports too.
test.use({ expectedComplaint: /Failed to load resource: .* 40[13]/ });

test('security: two-factor sign-in is set up, asked for at the next sign-in and at a withdrawal, and turned off', async ({
  signUp,
  exchange,
}) => {
  const { page, email, account } = await signUp({ USD: '1000' });
  await account.verify(await Account.operator(exchange.url));
  await page.goto('/settings/security');
  const panel = page.getByRole('region', { name: 'Two-factor sign-in' });
  await expect(panel.getByText('Off')).toBeVisible();
  await panel.getByRole('button', { name: 'Set up' }).click();
  await page.getByLabel('Current password').last().fill('not my password');
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page.getByText('This is not your password.')).toBeVisible();
  await page.getByLabel('Current password').last().fill(PASSWORD);
  await page.getByRole('button', { name: 'Continue' }).click();

  const scan = page.getByRole('dialog', { name: 'Scan and confirm' });
  await expect(scan.getByRole('img', { name: 'QR code for the authenticator app' })).toBeVisible();
  const secret = ((await scan.locator('code').textContent()) ?? '').replaceAll(' ', '');
  await scan.getByLabel('Code from the app').fill('000000');
  await scan.getByRole('button', { name: 'Turn on' }).click();
  await expect(scan.getByText('This is not the code of the moment.')).toBeVisible();
  await expectAccessible(page);
  await scan.getByLabel('Code from the app').fill(authenticatorCode(secret));
  await scan.getByRole('button', { name: 'Turn on' }).click();

  const saved = page.getByRole('dialog', { name: 'Save your recovery codes' });
  await expect(saved.locator('li')).toHaveCount(10);
  const codes = await saved.locator('li').allTextContents();
  await saved.getByRole('button', { name: 'Done' }).click();
  await expect(saved.getByText('Save the codes first')).toBeVisible();
  const download = page.waitForEvent('download');
  await saved.getByRole('button', { name: 'Download' }).click();
  expect((await download).suggestedFilename()).toBe('tokentradex-recovery-codes.txt');
  await saved.getByLabel('I have saved them').check();
  await expectAccessible(page);
  await saved.getByRole('button', { name: 'Done' }).click();
  await expect(panel.getByText('10 recovery codes left.')).toBeVisible();

  await page.context().clearCookies();
  await page.evaluate(() => {
    localStorage.clear();
  });
  await page.goto('/login');
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Sign in' }).click();
  const code = page.getByLabel('Authenticator code');
  await expect(code).toBeFocused();
  await expect(code).toHaveAttribute('autocomplete', 'one-time-code');
  await expect(code).toHaveAttribute('inputmode', 'numeric');
  await expectAccessible(page);
  await code.fill('000000');
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page.getByText('The code is wrong')).toBeVisible();
  await code.fill(authenticatorCode(secret, 1));
  await page.keyboard.press('Enter');
  await page.waitForURL('**/dashboard');

  await page.goto('/wallet');
  await page.getByRole('button', { name: 'Withdraw', exact: true }).first().click();
  const withdraw = page.getByRole('dialog');
  await withdraw.getByLabel('Amount').fill('10');
  await withdraw.getByLabel('Address').fill('bc1qexampleaddress');
  await withdraw.getByRole('button', { name: 'Review' }).click();
  await withdraw.getByRole('button', { name: 'Withdraw' }).click();
  await expect(withdraw.getByText('Enter the 6 digits, or a recovery code.')).toBeVisible();
  await withdraw.getByRole('button', { name: 'Use a recovery code' }).click();
  await withdraw.getByLabel('Recovery code').fill('aaaaa-bbbbb');
  await withdraw.getByRole('button', { name: 'Withdraw' }).click();
  await expect(withdraw.getByText('The code is wrong')).toBeVisible();
  await withdraw.getByLabel('Recovery code').fill(codes[0] ?? '');
  await withdraw.getByRole('button', { name: 'Withdraw' }).click();
  await expect(withdraw.getByText(/in review/).first()).toBeVisible();

  await page.goto('/settings/security');
  await expect(panel.getByText('9 recovery codes left.')).toBeVisible();
  await panel.getByRole('button', { name: 'Turn off' }).click();
  const off = page.getByRole('dialog', { name: 'Turn off two-factor sign-in' });
  await off.getByLabel('Current password').fill(PASSWORD);
  await off.getByRole('button', { name: 'Use a recovery code' }).click();
  await off.getByLabel('Recovery code').fill(codes[1] ?? '');
  await off.getByRole('button', { name: 'Turn off' }).click();
  await expect(panel.getByText('Off')).toBeVisible();
});

test('security: another device is signed out from the list of sessions, and the history shows who tried', async ({
  signUp,
  browser,
  exchange,
}) => {
  const { page, email } = await signUp();
  const other = await browser.newContext({ baseURL: exchange.url });
  const elsewhere = await other.newPage();
  await signIn(elsewhere, email, PASSWORD);
  await Account.signIn(exchange.url, email, 'a wrong password').catch(() => undefined);
  await page.goto('/settings/security');
  const sessions = page.getByRole('region', { name: 'Sessions' });
  await expect(sessions.getByText('This device')).toHaveCount(1);
  await sessions.getByRole('button', { name: /^End the session on/ }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'End the session' }).click();
  await expect(sessions.getByRole('button', { name: /^End the session on/ })).toHaveCount(0);
  await elsewhere.waitForURL('**/login');
  await expect(
    page.getByRole('region', { name: 'Sign-in history' }).getByText('Wrong password'),
  ).toBeVisible();
  await other.close();
});

test('security: a changed password signs in, and a frozen account does not until an operator lifts it', async ({
  page,
  exchange,
}) => {
  const { email } = await Account.register(exchange.url);
  await signIn(page, email, PASSWORD);
  await page.goto('/settings/security');
  const panel = page.getByRole('region', { name: 'Password' });
  await panel.getByLabel('Current password').fill(PASSWORD);
  await panel.getByLabel('New password').fill('short');
  await panel.getByRole('button', { name: 'Change password' }).click();
  await expect(panel.getByText('Use at least 8 characters.')).toBeVisible();
  await panel.getByLabel('New password').fill('Another-Horse-8');
  await panel.getByRole('button', { name: 'Change password' }).click();
  await expect(page.getByText('Password changed').first()).toBeVisible();

  await page.getByRole('button', { name: 'Freeze account' }).click();
  const dialog = page.getByRole('dialog', { name: 'Freeze your account?' });
  await dialog.getByLabel('Current password').fill('Another-Horse-8');
  await dialog.getByRole('button', { name: 'Freeze account' }).click();
  const word = /^Type (\S+) exactly\.$/.exec(
    (await dialog.getByText(/^Type \S+ exactly\.$/).textContent()) ?? '',
  )?.[1];
  await dialog.getByLabel('to confirm').fill(word ?? '');
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Freeze account' }).click();
  await page.waitForURL('**/login');
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password', { exact: true }).fill('Another-Horse-8');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByText('The account is frozen by its owner')).toBeVisible();

  const desk = await page.context().newPage();
  await signIn(desk, 'admin@tokentradex.com', 'Admin123!');
  await desk.goto('/admin/users');
  await desk.getByPlaceholder('Search by name or e-mail').fill(email);
  await desk
    .getByRole('button', { name: word ?? '' })
    .first()
    .click();
  await desk.getByRole('button', { name: 'Lift the freeze' }).click();
  const lift = desk.getByRole('dialog', { name: 'Lift the freeze' });
  await lift.getByLabel('Reason').fill('Called back on the known number');
  await lift.getByRole('button', { name: 'Lift the freeze' }).click();
  await expect(lift).toBeHidden();
  await Account.signIn(exchange.url, email, 'Another-Horse-8');
});
