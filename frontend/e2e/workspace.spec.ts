import type { Page } from '@playwright/test';
import { Desk } from './desk.ts';
import { expect, signIn, test } from './exchange-test.ts';

async function choose(page: Page, label: string, option: string | RegExp): Promise<void> {
  await page.getByRole('combobox', { name: label }).click();
  await page.getByRole('option', { name: option }).click();
}

async function widthOf(desk: Desk): Promise<number> {
  return Math.round((await desk.book.boundingBox())?.width ?? 0);
}

test('7 workspace: panels are resized by pointer and keyboard and kept; presets and reset', async ({
  page,
}) => {
  const desk = await Desk.open(page, 'BTC');
  const standard = await widthOf(desk);
  const edge = page.getByRole('separator', { name: 'Width of the book' });
  const box = await edge.boundingBox();
  if (box === null) throw new Error('the border is not there');
  await page.mouse.move(box.x + box.width / 2, box.y + 200);
  await page.mouse.down();
  await page.mouse.move(box.x - 80, box.y + 200, { steps: 5 });
  await page.mouse.up();
  await expect.poll(() => widthOf(desk)).toBeGreaterThan(standard + 50);
  const dragged = await widthOf(desk);
  await page.reload();
  await desk.untilLive();
  await expect.poll(() => widthOf(desk)).toBe(dragged);
  await edge.focus();
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => widthOf(desk)).toBeLessThan(dragged);

  const layout = async (name: string) => {
    await page.getByRole('button', { name: 'Panel layout' }).click();
    await page.getByRole('menuitem', { name }).click();
    await expect(page.getByRole('menu')).toBeHidden();
  };
  await layout('Wide book');
  await expect.poll(() => widthOf(desk)).toBeGreaterThan(standard + 100);
  await layout('Large chart');
  await expect.poll(() => widthOf(desk)).toBeLessThan(standard);
  await layout('Reset the sizes');
  await expect.poll(() => widthOf(desk)).toBe(standard);
});

test('7 workspace: theme, density and colours of up and down, kept over a reload', async ({
  page,
}) => {
  await page.emulateMedia({ colorScheme: 'light' });
  await page.goto('/settings');
  const html = page.locator('html');
  await choose(page, 'Theme', 'Light');
  await expect(html).toHaveAttribute('data-theme', 'light');
  await choose(page, 'Theme', 'As the system');
  await page.emulateMedia({ colorScheme: 'dark' });
  await expect(html).toHaveAttribute('data-theme', 'dark');
  await choose(page, 'Theme', 'Dark');
  await choose(page, 'Density', 'Compact');
  await expect(page.locator('[data-density="compact"]')).toHaveCount(1);
  const upColor = () =>
    page.evaluate(() =>
      getComputedStyle(document.documentElement).getPropertyValue('--ttx-palette-trading-up'),
    );
  const downColor = () =>
    page.evaluate(() =>
      getComputedStyle(document.documentElement).getPropertyValue('--ttx-palette-trading-down'),
    );
  const [green, red] = [await upColor(), await downColor()];
  await choose(page, 'Colours of up and down', 'Red up, green down');
  await expect.poll(upColor).toBe(red);
  expect(await downColor()).toBe(green);
  await choose(page, 'Colours of up and down', /^Blue up, orange down/);
  await expect.poll(upColor).not.toBe(red);
  const blue = await upColor();
  await page.reload();
  await expect(html).toHaveAttribute('data-theme', 'dark');
  await expect.poll(upColor).toBe(blue);
  await expect(page.locator('[data-density="compact"]')).toHaveCount(1);
});

test('7 workspace: favourites, the price in the title, the command palette and the keys', async ({
  page,
}) => {
  await page.goto('/markets');
  await page.getByRole('button', { name: 'ETH is a favourite' }).first().click();
  await page.reload();
  await expect(page.getByRole('button', { name: 'ETH is a favourite' }).first()).toHaveAttribute(
    'aria-pressed',
    'true',
  );
  const desk = await Desk.open(page, 'ETH');
  await expect(page).toHaveTitle(/^[\d,]+\.\d+ .*ETH/);

  await page.keyboard.press('Control+k');
  const palette = page.getByRole('dialog', { name: 'Command palette' });
  await palette.getByRole('combobox').fill('bitc');
  await expect(palette.getByRole('option').first()).toContainText('BTC-USD');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/trade/BTC');
  await page.keyboard.press('Control+k');
  await palette.getByRole('combobox').fill('light theme');
  await page.keyboard.press('Enter');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'light');

  // The key leads to the first number that is missing.
  await expect(desk.field('Price')).not.toHaveValue('');
  await page.keyboard.press('s');
  await expect(desk.form.getByRole('button', { name: 'Sell', exact: true })).toHaveAttribute(
    'aria-pressed',
    'true',
  );
  await expect(desk.field('Quantity')).toBeFocused();
  await desk.field('Quantity').blur();
  await page.keyboard.press('/');
  await expect(page.getByRole('textbox', { name: 'Search markets' })).toBeFocused();
  await page.keyboard.press('Escape');
  // Keys belong to a popover until it is gone.
  await expect(page.locator('.MuiModal-root')).toHaveCount(0);
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
  await page.keyboard.press('Escape');

  await page.goto('/settings/hotkeys');
  const key = page.getByRole('button', { name: 'Set the key for: Sell: go to the order form' });
  await key.click();
  await page.keyboard.press('b');
  await expect(page.getByRole('alert')).toContainText('“b” is the key for');
  await key.click();
  await page.keyboard.press('x');
  await expect(key).toContainText(/x/i);
  await page.goto('/settings');
  await page.getByRole('switch', { name: 'Price in the tab’s title' }).click();
  await Desk.open(page, 'BTC');
  await expect(page).toHaveTitle(/^BTC/);
  await page.keyboard.press('b');
  await desk.field('Quantity').blur();
  await page.keyboard.press('x');
  await expect(desk.form.getByRole('button', { name: 'Sell', exact: true })).toHaveAttribute(
    'aria-pressed',
    'true',
  );
});

test('7 workspace: hidden balances are covered wherever they are shown', async ({ page }) => {
  await signIn(page, 'demo@tokentradex.com', 'Demo123!');
  await expect(page.getByText('Total value').first()).toBeVisible();
  await page.keyboard.press('h');
  await expect(page.getByRole('img', { name: 'Hidden' }).first()).toBeVisible();
  for (const path of ['/dashboard', '/wallet', '/trade/BTC']) {
    await page.goto(path);
    if (path === '/trade/BTC') {
      await page
        .getByRole('region', { name: 'Account' })
        .getByRole('tab', { name: 'Balances' })
        .click();
    }
    await expect(page.getByRole('img', { name: 'Hidden' }).first()).toBeVisible();
  }
  const table = page.getByRole('table', { name: 'Balances' });
  await expect(table.getByRole('row').nth(1)).not.toContainText(/\d\.\d/);
});

/** Words of the English pages that a German one has no use for. */
const ENGLISH =
  /\b(the|your|and|with|price|quantity|available|settings|markets|sign|loading|history|balance|change|fees|search|deposit|withdraw)\b/i;

test('7 workspace: German is complete, from the address bar to the last hint', async ({ page }) => {
  await page.addInitScript(() => {
    localStorage.setItem('tokentradex.language', 'de');
  });
  await page.goto('/login');
  await page.getByLabel('E-Mail').fill('demo@tokentradex.com');
  await page.getByLabel('Passwort', { exact: true }).fill('Demo123!');
  await page.getByRole('button', { name: 'Anmelden' }).click();
  await page.waitForURL('**/dashboard');
  await expect(page.locator('html')).toHaveAttribute('lang', 'de');
  const paths = [
    '/dashboard',
    '/markets',
    '/trade/BTC',
    '/orders',
    '/wallet',
    '/fees',
    '/status',
    '/settings',
    '/settings/hotkeys',
    '/no-such-page',
  ];
  for (const path of paths) {
    await page.goto(path);
    await expect(page.getByRole('heading').first()).toBeVisible();
    await expect(page.getByRole('progressbar')).toHaveCount(0);
    const said = await page.evaluate(() => {
      const named = [...document.querySelectorAll('[aria-label],[title],[placeholder]')].flatMap(
        (element) =>
          ['aria-label', 'title', 'placeholder'].map((name) => element.getAttribute(name)),
      );
      return [document.title, ...document.body.innerText.split('\n'), ...named];
    });
    const english = said.filter((text) => text !== null && ENGLISH.test(text));
    expect(english, `English on ${path}`).toEqual([]);
  }
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 } });

  test('7 workspace: a phone has one panel at a time, and the buy button leads to the form', async ({
    page,
  }) => {
    await page.goto('/trade/BTC');
    const tabs = page.getByRole('tablist', { name: 'Trading screen' });
    await expect(page.getByRole('region', { name: 'Chart' })).toBeVisible();
    await tabs.getByRole('tab', { name: 'Book' }).click();
    await expect(page.getByRole('region', { name: 'Chart' })).toBeHidden();
    const level = page.locator('button[data-side="bid"]').first();
    await level.click();
    await expect(page.getByRole('form', { name: 'Order' })).toBeVisible();
    await tabs.getByRole('tab', { name: 'Chart' }).click();
    await page.getByRole('main').getByRole('button', { name: 'Sell', exact: true }).click();
    await expect(
      page.getByRole('form', { name: 'Order' }).getByRole('button', { name: 'Sell', exact: true }),
    ).toHaveAttribute('aria-pressed', 'true');
    await tabs.getByRole('tab', { name: 'Orders' }).click();
    await expect(page.getByText('Sign in to see your orders and balances')).toBeVisible();
  });
});
