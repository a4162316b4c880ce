import type { Page } from '@playwright/test';
import { expect, signIn, test } from './exchange-test.ts';
import {
  expectAccessibleInBoth,
  expectGoodLook,
  expectGoodPages,
  untilSettled,
} from './good-look.ts';
import { dress, SIZES } from './look.ts';
import { OVERLAYS } from './overlays.ts';
import { PAGES } from './page-list.ts';
import { callPeople } from './people.ts';

/** What cannot be shown without the exchange's answer. */
const FAILING_PAGES = {
  trader: [
    '/markets',
    '/dashboard',
    '/orders?tab=history',
    '/orders?tab=fills',
    '/wallet',
    '/wallet?tab=transactions',
    '/wallet?tab=addresses',
    '/wallet?tab=limits',
    '/trade/BTC',
    '/fees',
    '/status',
    '/settings/api-keys',
  ],
  operator: PAGES.operator,
} as const;

/** What differs for an account that has nothing yet. */
const EMPTY_PAGES = [
  '/dashboard',
  '/trade/BTC',
  '/orders',
  '/orders?tab=history',
  '/orders?tab=fills',
  '/wallet',
  '/wallet?tab=transactions',
  '/wallet?tab=addresses',
  '/fees',
  '/settings/api-keys',
];

const NAMES = ['trader', 'operator'] as const;
let people: Awaited<ReturnType<typeof callPeople>>;

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

test.beforeAll(async ({ exchange }) => {
  people = await callPeople(exchange.url);
});

for (const [size, viewport] of Object.entries(SIZES)) {
  test.describe(`on a ${size}, dark and light`, () => {
    test.use({ viewport });

    test('every page that needs no account is accessible and fits', async ({ page }) => {
      await expectGoodPages(page, PAGES.public);
    });

    test('every page of an account that has nothing yet is accessible and fits', async ({
      signUp,
    }) => {
      const { page } = await signUp();
      await expectGoodPages(page, EMPTY_PAGES);
    });

    for (const person of NAMES) {
      test(`every page of the ${person} is accessible and fits`, async ({ page }) => {
        await signIn(page, people[person].email, people[person].password);
        await expectGoodPages(page, PAGES[person]);
      });

      test.describe('when the exchange fails', () => {
        test.use({ expectedComplaint: /status of 500/ });

        test(`every page of the ${person} says so, offers to try again, and stays accessible`, async ({
          page,
        }) => {
          await signIn(page, people[person].email, people[person].password);
          await breakTheApi(page, /\/api\/auth\/(?!api-keys)/);
          await dress(page, 'dark');
          for (const path of FAILING_PAGES[person]) {
            await page.goto(path);
            await expect(page.getByRole('button', { name: /try again/i }).first()).toBeVisible();
            await expectGoodLook(page, path);
          }
        });
      });

      test(`every dialog and menu of the ${person} is accessible and closes with Escape`, async ({
        page,
      }) => {
        await signIn(page, people[person].email, people[person].password);
        await dress(page, 'dark');
        let shownPath = '';
        for (const [name, { path, open, shown, isWideOnly }] of Object.entries(OVERLAYS[person])) {
          if (isWideOnly === true && size === 'phone') continue;
          await test.step(name, async () => {
            if (path !== shownPath) {
              await page.goto(path);
              await untilSettled(page);
              shownPath = path;
            }
            await open(page);
            await expect(shown(page)).toBeVisible();
            await expectAccessibleInBoth(page);
            await page.keyboard.press('Escape');
            await expect(shown(page)).toBeHidden();
          });
        }
      });
    }
  });
}

test('a trader is kept out of the admin pages', async ({ signUp }) => {
  const { page } = await signUp();
  await page.goto('/admin/users');
  await expect(page.getByRole('heading', { name: 'Users' })).toHaveCount(0);
});
