import { readBook } from './book-on-screen.ts';
import { Desk } from './desk.ts';
import { expect, test } from './exchange-test.ts';
import { OrderSocket } from './order-socket.ts';

/** The page asks for the state of the markets every twenty seconds at most. */
const STATE_TIMEOUT = { timeout: 30_000 };

test('6 state: live with its latency; reconnecting says so and marks what is old; then live again', async ({
  page,
  market,
}) => {
  await market.rest('sell', [['101', '1']]);
  await market.rest('buy', [['99', '1']]);
  const socket = await OrderSocket.between(page);
  const desk = await Desk.open(page, market.symbol);
  const badge = page.locator('[data-live-state]').first();
  await expect(badge).toContainText(/Live\s*\d+ ms/);
  await expect(badge).toHaveAttribute('title', /Round trip: \d+ ms/);
  await expect(desk.rows('ask')).toHaveCount(1);

  await socket.goDown();
  await expect(badge).toHaveAttribute('data-live-state', /reconnecting|offline/);
  await expect(page.getByText('Prices below are old until it is back.')).toBeVisible();
  await expect(desk.book.getByText(/^(Stale|Resyncing)$/)).toBeVisible();
  await market.rest('sell', [['100.5', '2']]);
  socket.comeUp();
  await expect(badge).toHaveAttribute('data-live-state', 'live', STATE_TIMEOUT);
  await expect(desk.book.getByText(/^(Stale|Resyncing)$/)).toBeHidden();
  await expect
    .poll(() => readBook(page))
    .toEqual({
      bids: [['99', '1']],
      asks: [
        ['100.5', '2'],
        ['101', '1'],
      ],
    });
});

test('6 state: a halted market says so, takes no orders, and opens again', async ({
  signUp,
  market,
}) => {
  const { page } = await signUp({ USD: '1000' });
  const desk = await Desk.open(page, market.symbol);
  const submit = desk.form.getByRole('button', { name: 'Buy TST' });
  await expect(submit).toBeEnabled();
  const notice = page.getByRole('status').filter({ hasText: 'TST-USD' });
  await market.operator.updateMarket(market.symbol, { state: 'halted' });
  await expect(notice).toHaveText(
    'Trading in TST-USD is halted. Open orders stay; you can cancel them.',
    STATE_TIMEOUT,
  );
  await expect(submit).toBeDisabled();
  await expect(desk.form.getByRole('alert')).toContainText('No orders are taken now.');
  await market.operator.updateMarket(market.symbol, { state: 'post_only' });
  await expect(notice).toHaveText('TST-USD takes post-only limit orders only.', STATE_TIMEOUT);
  await market.operator.updateMarket(market.symbol, { state: 'active' });
  await expect(notice).toBeHidden(STATE_TIMEOUT);
  await expect(submit).toBeEnabled();
});

test('6 state: maintenance is told with its reason while prices stay live', async ({
  page,
  market,
}) => {
  await page.route('**/api/status', async (route) => {
    const response = await route.fetch();
    const answer = (await response.json()) as { data: object };
    await route.fulfill({
      response,
      json: { ...answer, data: { ...answer.data, canTrade: false, reason: 'An upgrade' } },
    });
  });
  await page.goto(`/trade/${market.symbol}`);
  const badge = page.locator('[data-live-state]').first();
  await expect(badge).toHaveAttribute('data-live-state', 'maintenance');
  await expect(badge).toContainText('Maintenance');
  await expect(page.getByText('The exchange takes no orders now: An upgrade')).toBeVisible();
  await market.rest('sell', [['101', '1']]);
  await expect(page.locator('button[data-side="ask"]')).toHaveCount(1);
});
