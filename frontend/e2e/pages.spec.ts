import type { Page } from '@playwright/test';
import { MODE_STORAGE_KEY } from '../src/theme.ts';
import { expect, expectAccessible, signIn, test } from './exchange-test.ts';

const PUBLIC_PAGES = ['/login', '/register', '/markets', '/trade/BTC', '/no-such-page'];
const TRADER_PAGES = ['/dashboard', '/markets', '/trade/BTC', '/orders', '/wallet'];
const ADMIN_PAGES = [
  '/admin',
  '/admin/tokens',
  '/admin/users',
  '/admin/withdrawals',
  '/admin/audit',
];

const SIZES = {
  desktop: { width: 1440, height: 900 },
  phone: { width: 390, height: 844 },
} as const;

/** Loaded, quiet enough to be looked at, and no wider than the screen. */
async function expectGoodPage(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await expect(page.getByRole('main')).toBeVisible();
  await expect(page.getByRole('heading').first()).toBeVisible();
  await expect(page.getByRole('progressbar')).toHaveCount(0);
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow, `${path} is wider than the screen by`).toBe(0);
  await expectAccessible(page);
}

for (const [size, viewport] of Object.entries(SIZES)) {
  for (const colorScheme of ['dark', 'light'] as const) {
    test.describe(`on a ${size} in ${colorScheme}`, () => {
      test.use({ viewport });

      test.beforeEach(async ({ page }) => {
        await page.addInitScript(
          ([key, scheme]) => {
            localStorage.setItem(key, scheme);
          },
          [MODE_STORAGE_KEY, colorScheme] as const,
        );
      });

      test('every page that needs no account is accessible and fits', async ({ page }) => {
        for (const path of PUBLIC_PAGES) await expectGoodPage(page, path);
      });

      test("every page of a trader's is accessible and fits", async ({ page }) => {
        await signIn(page, 'demo@tokentradex.com', 'Demo123!');
        for (const path of TRADER_PAGES) await expectGoodPage(page, path);
      });

      test("every page of an operator's is accessible and fits", async ({ page }) => {
        await signIn(page, 'admin@tokentradex.com', 'Admin123!');
        for (const path of ADMIN_PAGES) await expectGoodPage(page, path);
      });
    });
  }
}

test('a trader is kept out of the admin pages', async ({ signUp }) => {
  const { page } = await signUp();
  await page.goto('/admin/users');
  await expect(page.getByRole('heading', { name: 'Users' })).toHaveCount(0);
});
