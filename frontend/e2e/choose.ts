import type { Page } from '@playwright/test';
import type { Preferences } from '../src/services/preferences.ts';

/** Starts the page's browser with choices of a user's, unless the user has made others since. */
export async function prefer(page: Page, chosen: Partial<Preferences>): Promise<void> {
  await page.addInitScript((text) => {
    if (localStorage.getItem('tokentradex.preferences') === null) {
      localStorage.setItem('tokentradex.preferences', text);
    }
  }, JSON.stringify(chosen));
}
