import type { Fill, Order } from '@tokentradex/backend/contracts';
import { describe, expect, it } from 'vitest';
import { recentActivity } from './recent-activity.ts';

const fillOf = (id: string, orderId: string, quantity: string, quoteAmount: string, time: string) =>
  ({ id, orderId, symbol: 'BTC', tokenId: '2', side: 'buy', quantity, quoteAmount, time }) as Fill;

const orderOf = (id: string, status: Order['status'], time: string) =>
  ({ id, status, createdAt: time, updatedAt: time }) as Order;

describe('recentActivity', () => {
  it('tells the fills of one order as one trade at their average price', () => {
    const fills = [
      fillOf('8', '1', '0.2', '22', '2026-01-02'),
      fillOf('7', '1', '0.1', '10', '2026-01-01'),
    ];
    expect(recentActivity({ open: [], recent: [], fills }, 5)).toEqual([
      {
        kind: 'traded',
        orderId: '1',
        symbol: 'BTC',
        tokenId: '2',
        side: 'buy',
        quantity: '0.3',
        averagePrice: '106.66666666',
        quoteAmount: '32',
        time: '2026-01-02',
      },
    ]);
  });

  it('mixes trades, open and cancelled orders newest first, and leaves out filled ones', () => {
    const activity = recentActivity(
      {
        open: [orderOf('5', 'open', '2026-01-05')],
        recent: [orderOf('4', 'cancelled', '2026-01-04'), orderOf('3', 'filled', '2026-01-03')],
        fills: [fillOf('7', '3', '1', '1', '2026-01-03')],
      },
      2,
    );
    expect(activity.map(({ kind }) => kind)).toEqual(['placed', 'closed']);
  });
});
