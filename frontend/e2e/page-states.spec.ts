import { Desk } from './desk.ts';
import { expect, signIn, test } from './exchange-test.ts';
import { expectAccessibleInBoth, expectGoodPages } from './good-look.ts';
import { dress, SIZES } from './look.ts';
import { PAGES } from './page-list.ts';
import { callPeople } from './people.ts';

let people: Awaited<ReturnType<typeof callPeople>>;

test.beforeAll(async ({ exchange }) => {
  people = await callPeople(exchange.url);
});

test('every page of the trader is accessible and fits in German too', async ({ page }) => {
  await signIn(page, people.trader.email, people.trader.password);
  await page.addInitScript(() => {
    localStorage.setItem('tokentradex.language', 'de');
  });
  await expectGoodPages(page, PAGES.trader);
  await expect(page.locator('html')).toHaveAttribute('lang', 'de');
});

test('a page that still waits for its figures is accessible', async ({ page }) => {
  await signIn(page, people.trader.email, people.trader.password);
  // Never answered.
  await page.route(/\/api\/(?!auth|tokens)/, () => undefined);
  await dress(page, 'dark');
  for (const path of ['/dashboard', '/orders?tab=history', '/wallet', '/fees', '/status']) {
    await test.step(path, async () => {
      await page.goto(path);
      await expect(page.locator('.MuiSkeleton-root').first()).toBeVisible();
      await expectAccessibleInBoth(page);
    });
  }
});

test('the news of an order is accessible while it is shown', async ({ signUp, market }) => {
  const { page } = await signUp({ USD: '1000' });
  await dress(page, 'dark');
  const desk = await Desk.open(page, market.symbol);
  await desk.fill({ Price: '90', Quantity: '1' });
  await desk.submit();
  const news = page.locator('.Toastify__toast');
  // Somebody who wants less movement has as long to read as everybody else.
  await expect(news.locator('.Toastify__progress-bar')).toHaveCSS('animation-duration', '5s');
  // What is pointed at stays.
  await news.hover();
  await expectAccessibleInBoth(page);
  await expect(news).toBeVisible();
});

test.describe('on a phone', () => {
  test.use({ viewport: SIZES.phone });

  test('every part of the trading screen is accessible', async ({ page }) => {
    await signIn(page, people.trader.email, people.trader.password);
    await dress(page, 'dark');
    await page.goto('/trade/BTC');
    for (const part of ['Book', 'Trade', 'Orders', 'Chart']) {
      await test.step(part, async () => {
        await page.getByRole('tab', { name: part, exact: true }).click();
        await expectAccessibleInBoth(page);
      });
    }
  });
});

test.describe('when a page is broken', () => {
  test.use({ expectedComplaint: /ERR_FAILED|dynamically imported module|FeesPage/ });

  test('it says so accessibly and offers to load again', async ({ page }) => {
    await page.route(/FeesPage-.*\.js/, (route) => route.abort());
    await dress(page, 'dark');
    await page.goto('/fees');
    await expect(page.getByRole('button', { name: /reload|again/i })).toBeVisible();
    await expectAccessibleInBoth(page);
  });
});
