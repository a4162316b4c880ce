import type { Locator, Page } from '@playwright/test';
import { Desk } from './desk.ts';
import { expect, expectAccessible, signIn, test } from './exchange-test.ts';
import { dress, SCHEMES, SIZES, untilStill } from './look.ts';

const PUBLIC_PAGES = [
  '/login',
  '/register',
  '/markets',
  '/trade/BTC',
  '/fees',
  '/status',
  '/developers',
  '/settings',
  '/settings/hotkeys',
  '/no-such-page',
];
const TRADER_PAGES = [
  '/dashboard',
  '/markets',
  '/trade/BTC',
  '/orders',
  '/orders?tab=history',
  '/orders?tab=fills',
  '/wallet',
  '/fees',
];
const ADMIN_PAGES = [
  '/admin',
  '/admin/tokens',
  '/admin/users',
  '/admin/withdrawals',
  '/admin/fees',
  '/admin/audit',
];
/** What cannot be shown without the exchange's answer. */
const FAILING_PAGES = [
  '/markets',
  '/dashboard',
  '/orders?tab=history',
  '/wallet',
  '/trade/BTC',
  '/fees',
];
/** What differs for an account that has nothing yet. */
const EMPTY_PAGES = ['/dashboard', '/trade/BTC', '/orders', '/wallet', '/fees'];

/** Waits until a page is loaded and nothing on it moves. */
async function untilSettled(page: Page): Promise<void> {
  await expect(page.getByRole('main')).toBeVisible();
  await expect(page.getByRole('heading').first()).toBeVisible();
  await expect(page.getByRole('progressbar')).toHaveCount(0);
  await untilStill(page);
}

/** No wider than the screen, and accessible in the dark and the light theme: its colours are what differs. */
async function expectGoodLook(page: Page, path: string): Promise<void> {
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow, `${path} is wider than the screen by`).toBe(0);
  await test.step(`axe on ${path} in dark`, () => expectAccessible(page));
  await page.getByRole('button', { name: 'Use the light theme' }).click();
  await page.mouse.move(0, 0);
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'light');
  await untilStill(page);
  await test.step(`axe on ${path} in light`, () => expectAccessible(page, ['color-contrast']));
}

async function expectGoodPages(page: Page, paths: readonly string[]): Promise<void> {
  // Each load starts in the dark theme again.
  await dress(page, 'dark');
  for (const path of paths) {
    await page.goto(path);
    await untilSettled(page);
    await expectGoodLook(page, path);
  }
}

for (const [size, viewport] of Object.entries(SIZES)) {
  test.describe(`on a ${size}, dark and light`, () => {
    test.use({ viewport });

    test('every page that needs no account is accessible and fits', async ({ page }) => {
      await expectGoodPages(page, PUBLIC_PAGES);
    });

    test("every page of a trader's is accessible and fits", async ({ page }) => {
      await signIn(page, 'demo@tokentradex.com', 'Demo123!');
      await expectGoodPages(page, TRADER_PAGES);
    });

    test("every page of an operator's is accessible and fits", async ({ page }) => {
      await signIn(page, 'admin@tokentradex.com', 'Admin123!');
      await expectGoodPages(page, ADMIN_PAGES);
    });

    test('every page of an account that has nothing yet is accessible and fits', async ({
      signUp,
    }) => {
      const { page } = await signUp();
      await expectGoodPages(page, EMPTY_PAGES);
    });

    test.describe('when the exchange fails', () => {
      test.use({ expectedComplaint: /status of 500/ });

      test('every page says so, offers to try again, and stays accessible', async ({ page }) => {
        await signIn(page, 'demo@tokentradex.com', 'Demo123!');
        await breakTheApi(page, /\/api\/auth\//);
        await dress(page, 'dark');
        for (const path of FAILING_PAGES) {
          await page.goto(path);
          await expect(page.getByRole('button', { name: /try again/i }).first()).toBeVisible();
          await untilStill(page);
          await expectGoodLook(page, path);
        }
      });
    });
  });
}

/** Opens something over the page and closes it with Escape. */
interface Overlay {
  path: string;
  open: (page: Page) => Promise<void>;
  shown: (page: Page) => Locator;
}

const dialog = (page: Page) => page.getByRole('dialog').last();
const menu = (page: Page) => page.getByRole('menu');
const press = (name: string | RegExp) => async (page: Page) => {
  await page.getByRole('button', { name }).first().click();
};

const OVERLAYS: Record<string, Overlay> = {
  'the command palette': {
    path: '/dashboard',
    open: (page) => page.keyboard.press('Control+k'),
    shown: dialog,
  },
  'the list of keys': {
    path: '/dashboard',
    open: (page) => page.keyboard.press('?'),
    shown: dialog,
  },
  'the account menu': { path: '/dashboard', open: press(/^Account of/), shown: dialog },
  'the notifications': { path: '/dashboard', open: press(/^Notifications/), shown: dialog },
  'the deposit': { path: '/wallet', open: press('Deposit'), shown: dialog },
  'the withdrawal': { path: '/wallet', open: press(/^Withdraw/), shown: dialog },
  'the markets': { path: '/trade/BTC', open: press('BTC-USD'), shown: dialog },
  'the price alert': { path: '/trade/BTC', open: press(/^Set a price alert/), shown: dialog },
  'the layouts': { path: '/trade/BTC', open: press('Panel layout'), shown: menu },
  'the indicators': { path: '/trade/BTC', open: press('Indicators'), shown: menu },
  'the types of orders': { path: '/trade/BTC', open: press('Conditional'), shown: menu },
  'an order that is asked about': {
    path: '/trade/BTC',
    open: async (page) => {
      const desk = await Desk.open(page, 'BTC');
      await desk.fill({ Price: '50000', Quantity: '0.01' });
      await desk.chooseSide('Sell');
      await desk.submit();
    },
    shown: dialog,
  },
};

/** Nothing that the page asks the exchange for can be had; what it is told of stays. */
async function breakTheApi(page: Page, apart: RegExp): Promise<void> {
  await page.route(/\/api\//, async (route) => {
    if (apart.test(route.request().url())) await route.continue();
    else {
      await route.fulfill({
        status: 500,
        json: {
          success: false,
          error: { code: 'internal_error', message: 'Something broke', requestId: 'a-test' },
        },
      });
    }
  });
}

for (const scheme of SCHEMES) {
  test(`every dialog and menu is accessible in ${scheme} and closes with Escape`, async ({
    page,
  }) => {
    await dress(page, scheme);
    await signIn(page, 'demo@tokentradex.com', 'Demo123!');
    let shownPath = '/dashboard';
    await untilSettled(page);
    for (const [name, { path, open, shown }] of Object.entries(OVERLAYS)) {
      await test.step(name, async () => {
        if (path !== shownPath) await page.goto(path);
        shownPath = path;
        await open(page);
        await expect(shown(page)).toBeVisible();
        await untilStill(page);
        await expectAccessible(page);
        await page.keyboard.press('Escape');
        await expect(shown(page)).toBeHidden();
      });
    }
  });
}

test('a trader is kept out of the admin pages', async ({ signUp }) => {
  const { page } = await signUp();
  await page.goto('/admin/users');
  await expect(page.getByRole('heading', { name: 'Users' })).toHaveCount(0);
});
