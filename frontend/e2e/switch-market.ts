import type { Page } from '@playwright/test';
import { expect } from './exchange-test.ts';

/** Opens another market's trading screen within the app, as a link does: the document stays. */
export async function switchMarket(page: Page, symbol: string): Promise<void> {
  await page.evaluate((name) => {
    history.pushState(null, '', `/trade/${name}`);
    dispatchEvent(new PopStateEvent('popstate'));
  }, symbol);
  // The book of the market before is visible, too.
  await expect(page).toHaveTitle(new RegExp(`${symbol}-USD`));
  await expect(page.locator('button[data-side="ask"]').first()).toBeVisible();
}
