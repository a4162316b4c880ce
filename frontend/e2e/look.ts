import { expect, type Page } from '@playwright/test';
import { MODE_STORAGE_KEY } from '../src/theme.ts';

export const SIZES = {
  desktop: { width: 1440, height: 900 },
  phone: { width: 390, height: 844 },
} as const;
export const SCHEMES = ['dark', 'light'] as const;
export type Scheme = (typeof SCHEMES)[number];

/** Every page of this tab is shown in one theme, without movement. */
export async function dress(page: Page, scheme: Scheme): Promise<void> {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.addInitScript(
    ([key, value]) => {
      localStorage.setItem(key, value);
    },
    [MODE_STORAGE_KEY, scheme] as const,
  );
}

/** The theme in which a page is shown now. */
export async function shownScheme(page: Page): Promise<Scheme> {
  return (await page.locator('html').getAttribute('data-theme')) === 'light' ? 'light' : 'dark';
}

/** Changes the theme of an open page as another tab does in which the reader changes it. */
export async function switchTo(page: Page, scheme: Scheme): Promise<void> {
  await page.evaluate(
    ([key, newValue]) => {
      localStorage.setItem(key, newValue);
      dispatchEvent(new StorageEvent('storage', { key, newValue, storageArea: localStorage }));
    },
    [MODE_STORAGE_KEY, scheme] as const,
  );
  await expect(page.locator('html')).toHaveAttribute('data-theme', scheme);
  await untilStill(page);
}

/** Waits until nothing fades or slides any more; left out: what turns for ever, and the clock of a toast. */
export async function untilStill(page: Page): Promise<void> {
  await page.evaluate(() =>
    Promise.allSettled(
      document
        .getAnimations()
        .filter(
          ({ effect }) =>
            effect instanceof KeyframeEffect &&
            effect.getComputedTiming().iterations !== Infinity &&
            effect.target?.matches('.Toastify__progress-bar') !== true,
        )
        .map(({ finished }) => finished),
    ),
  );
}
