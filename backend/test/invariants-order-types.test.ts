import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PlacedOco } from '../src/contracts/index.ts';
import { dataIn } from './answers.ts';
import { ApiHarness, type Caller } from './api-harness.ts';
import { MarketDesk } from './market-desk.ts';

let api: ApiHarness;
let trader: Caller;

/** An exchange with everything that rests or waits in its own way; all of one user. */
beforeEach(async () => {
  api = await ApiHarness.start();
  const desk = await MarketDesk.open(api);
  await desk.print('100');
  trader = await desk.trader();
  await desk.place(trader, { orderType: 'stop', stopPrice: '133.33', maxSlippageBps: 333 });
  await desk.place(trader, {
    orderType: 'stop',
    stopPrice: '120',
    quantity: undefined,
    quoteQuantity: '7',
  });
  await desk.place(trader, { side: 'sell', orderType: 'trailing_stop', trailingDeltaBps: 1_500 });
  await desk.place(trader, { side: 'sell', price: '150', quantity: '5', displayQuantity: '2' });
  const pair = {
    tokenId: desk.token.id,
    side: 'buy',
    quantity: '1',
    price: '80',
    stopPrice: '125',
  };
  const { stopOrder } = dataIn(await trader.post('/orders/oco', pair).expect(201)) as PlacedOco;
  expect(stopOrder.status).toBe('pending');
  const traded = await desk.place(trader, { side: 'sell', orderType: 'stop', stopPrice: '99.5' });
  const bidder = await desk.trader();
  await desk.place(bidder, { price: '99' });
  await desk.print('99.5');
  expect(await desk.order(trader, traded.order)).toMatchObject({ status: 'filled' });
});

afterEach(() => api.stop());

interface Tampering {
  what: string;
  statement: string;
  /** What should hold, with a part of the row that is named. */
  found: Record<string, string>;
}

const WAITS = 'an order waits until it is set off, and only once';
const PAIRED = 'the orders of a pair name each other, and only one of them is used';
const SHOWN = 'an iceberg shows a part of what is open';
const RESERVED = 'an open order reserves what it may still pay';
const LOCKED = 'locked is what open orders and held withdrawals reserve';
const FILLED = "an order's status says how far it is filled";

const TAMPERINGS: Tampering[] = [
  {
    what: 'an order that was set off waits again',
    statement: `UPDATE orders SET triggered_at = now() WHERE order_type = 'trailing_stop'`,
    found: { [WAITS]: '(trailing_stop) is pending, set off' },
  },
  {
    what: 'an order that traded was never set off',
    statement: `UPDATE orders SET triggered_at = NULL WHERE triggered_at IS NOT NULL`,
    found: { [WAITS]: '(stop) is filled, set off never' },
  },
  {
    what: 'an order at the market rests',
    statement: `UPDATE orders SET status = 'open', triggered_at = now()
      WHERE order_type = 'trailing_stop'`,
    found: { 'an order that rests has a price, and one that does not last does not rest': 'IOC' },
  },
  {
    what: 'a waiting order is filled',
    statement: `UPDATE orders SET filled_quantity = 0.5 WHERE order_type = 'trailing_stop'`,
    found: {
      [FILLED]: 'is pending with 0.50000000',
      [RESERVED]: '',
      'an order is filled by its trades': '',
    },
  },
  {
    what: 'an iceberg shows more than it may',
    statement: `UPDATE orders SET visible_quantity = 3 WHERE display_quantity IS NOT NULL`,
    found: { [SHOWN]: 'shows 3.00000000 of 5.00000000, 2.00000000 at a time' },
  },
  {
    what: 'a closed iceberg shows something',
    statement: `UPDATE orders SET status = 'cancelled', reserved = 0
        WHERE display_quantity IS NOT NULL;
      UPDATE wallets SET locked_balance = locked_balance - 5 WHERE locked_balance = 6`,
    found: { [SHOWN]: '(cancelled) shows 2.00000000' },
  },
  {
    what: 'one of a pair is gone without the other',
    statement: `UPDATE orders SET status = 'cancelled', reason = 'user_cancelled', reserved = 0
        WHERE linked_order_id IS NOT NULL AND order_type = 'stop';
      UPDATE wallets SET locked_balance =
        (SELECT sum(reserved) FROM orders WHERE orders.user_id = wallets.user_id AND side = 'buy')
        WHERE user_id = (SELECT user_id FROM orders WHERE order_type = 'trailing_stop')
          AND token_id = (SELECT id FROM tokens WHERE is_quote)`,
    found: { [PAIRED]: '(open) is paired with' },
  },
  {
    what: 'one of a pair names a stranger',
    statement: `UPDATE orders SET linked_order_id = 1
      WHERE linked_order_id IS NOT NULL AND order_type = 'limit'`,
    found: { [PAIRED]: 'is paired with' },
  },
  {
    what: 'a waiting buy reserves an atom less than it may pay',
    statement: `UPDATE orders SET reserved = reserved - 0.00000001 WHERE stop_price = 133.33;
      UPDATE wallets SET locked_balance = locked_balance - 0.00000001
        WHERE user_id = (SELECT user_id FROM orders WHERE stop_price = 133.33)
          AND token_id = (SELECT id FROM tokens WHERE is_quote)`,
    found: { [RESERVED]: 'reserves 137.76988' },
  },
  {
    what: 'a stop of a pair reserves all of its own need',
    statement: `UPDATE orders SET reserved = 131.25
      WHERE linked_order_id IS NOT NULL AND order_type = 'stop'`,
    found: { [RESERVED]: 'reserves 131.25000000', [LOCKED]: '' },
  },
];

describe('the invariants of orders that wait, hide or belong together', () => {
  it('hold for an exchange that has all of them', async () => {
    expect(await api.breaches()).toEqual([]);
    await api.restartEngine();
    expect(api.engine.status.state).toBe('leading');
  });

  it.each(TAMPERINGS)('name the row when $what', async ({ statement, found }) => {
    await api.pool.query(statement);
    const all = await api.breaches();
    const broken = [...new Set(all.map(({ message }) => message))].sort();
    expect(broken).toEqual(Object.keys(found).sort());
    for (const [message, row] of Object.entries(found)) {
      const rows = all.filter((breach) => breach.message === message).map((one) => one.row);
      expect(rows.join('\n')).toContain(row);
    }
  });
});
