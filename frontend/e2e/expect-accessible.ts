import { expect, type Page } from '@playwright/test';
import axe from 'axe-core';
import { untilStill } from './look.ts';

declare global {
  interface Window {
    axe: typeof axe;
  }
}

/** Nothing serious or critical, by any rule, for people who use a keyboard or a screen reader. */
export async function expectAccessible(page: Page): Promise<void> {
  // Halfway through a fade a text has another contrast.
  await untilStill(page);
  // Reading the library costs as much as using it: once for each document is enough.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  const grave = await page.evaluate(async () => {
    // What is scrolled below the header would count as too small a target.
    window.scrollTo({ top: 0, behavior: 'instant' });
    const { violations } = await window.axe.run(document, {
      // Only what is wrong: to describe everything that is right takes most of the time.
      resultTypes: ['violations'],
      // Of WCAG 2.2, which is off unless asked for.
      rules: { 'target-size': { enabled: true } },
    });
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
  });
  expect(grave).toEqual([]);
}
