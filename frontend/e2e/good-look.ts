import { expect, test, type Page } from '@playwright/test';
import { expectAccessible } from './expect-accessible.ts';
import { dress, shownScheme, switchTo, untilStill } from './look.ts';

/** Waits until a page is loaded and nothing on it moves. */
export async function untilSettled(page: Page): Promise<void> {
  await expect(page.getByRole('main')).toBeVisible();
  await expect(page.getByRole('heading').first()).toBeVisible();
  await expect(page.getByRole('progressbar')).toHaveCount(0);
  await untilStill(page);
}

/** Accessible in the theme that it is in and in the other one, in which it stays. */
export async function expectAccessibleInBoth(page: Page): Promise<void> {
  const shown = await shownScheme(page);
  const other = shown === 'dark' ? 'light' : 'dark';
  await test.step(`axe in ${shown}`, () => expectAccessible(page));
  await switchTo(page, other);
  await test.step(`axe in ${other}`, () => expectAccessible(page));
}

/** No wider than the screen, and accessible in the dark and the light theme. */
export async function expectGoodLook(page: Page, path: string): Promise<void> {
  await test.step(path, async () => {
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow, `${path} is wider than the screen by`).toBe(0);
    await expectAccessibleInBoth(page);
  });
}

/** Each of the pages in turn. */
export async function expectGoodPages(page: Page, paths: readonly string[]): Promise<void> {
  await dress(page, 'dark');
  for (const path of paths) {
    await page.goto(path);
    await untilSettled(page);
    await expectGoodLook(page, path);
  }
}
