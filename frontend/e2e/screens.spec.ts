import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { expect, signIn, test } from './exchange-test.ts';
import { dress, SCHEMES, SIZES, untilStill } from './look.ts';

/** Fonts and drawing differ from one version of the browser to the next: each has pictures of its own. */
const SCREENS = path.join(import.meta.dirname, 'screens');

/** A part of the pixels that may differ: edges of glyphs, the seconds of a greeting. */
const TOLERANCE = 0.02;

/** The sign-in comes first, for it is not shown to who is signed in. */
const PAGES = {
  login: '/login',
  markets: '/markets',
  trading: '/trade/BTC',
  dashboard: '/dashboard',
  wallet: '/wallet',
  orders: '/orders',
};

/** Everything that moves with the market, the clock or the tests before: figures, drawings, lists of them. */
function liveAreas(page: Page) {
  return [
    page.locator('canvas, main svg[viewBox]:not(.MuiSvgIcon-root), .recharts-wrapper'),
    page.locator('[data-levels], [data-live-state]'),
    page.getByRole('region', { name: 'Trades' }),
    page.getByRole('table', { name: /^Markets/ }).locator('tbody'),
    page.getByRole('button', { name: /^Notifications/ }),
    page.getByRole('heading', { name: /^Good / }),
    page.getByText(/\d[.,:]\d|\d ?%|\d ms/),
  ];
}

for (const [size, viewport] of Object.entries(SIZES)) {
  for (const scheme of SCHEMES) {
    test.describe(`screens on a ${size} in ${scheme}`, () => {
      test.use({ viewport });

      test('the main pages look as they did', async ({ page, browser }, testInfo) => {
        const version = `chromium-${browser.version().split('.')[0] ?? ''}`;
        const isUpdate = testInfo.config.updateSnapshots === 'all';
        test.skip(
          !isUpdate && !existsSync(path.join(SCREENS, version)),
          `there are no pictures of ${version} to compare with`,
        );
        await dress(page, scheme);
        for (const [name, address] of Object.entries(PAGES)) {
          if (name === 'markets') await signIn(page, 'demo@tokentradex.com', 'Demo123!');
          await page.goto(address);
          await expect(page.getByRole('heading').first()).toBeVisible();
          await expect(page.getByRole('progressbar')).toHaveCount(0);
          await expect(page.locator('.MuiSkeleton-root')).toHaveCount(0);
          await page.evaluate(async () => {
            await document.fonts.ready;
          });
          await untilStill(page);
          await expect.soft(page).toHaveScreenshot([version, `${name}-${size}-${scheme}.png`], {
            mask: liveAreas(page),
            maxDiffPixelRatio: TOLERANCE,
          });
        }
      });
    });
  }
}
