import type { PlaceOrderBody } from '../src/contracts/index.ts';
import { BENCH_MARKETS } from './bench-data.ts';

/** In ten orders: eight that rest far from each other, and two that meet at one price. */
const CROSSING_EVERY = 5;

/** Orders of many prices and markets, mostly resting. */
export function orderMix(count: number): PlaceOrderBody[] {
  return Array.from({ length: count }, (_, index) => {
    const tokenId = BENCH_MARKETS[index % BENCH_MARKETS.length] ?? 'AAA';
    const common = { tokenId, orderType: 'limit', quantity: quantityOf(index) } as const;
    if (index % CROSSING_EVERY === CROSSING_EVERY - 1) {
      const isSell = index % (2 * CROSSING_EVERY) === CROSSING_EVERY - 1;
      return { ...common, side: isSell ? 'sell' : 'buy', price: '100' };
    }
    const cents = (index * 37) % 4000;
    return index % 2 === 0
      ? { ...common, side: 'buy', price: dollars(5000 + cents) }
      : { ...common, side: 'sell', price: dollars(11_000 + cents) };
  });
}

/** Orders that only rest. */
export function restingOrders(count: number): PlaceOrderBody[] {
  return orderMix(count * 2)
    .filter(({ price }) => price !== '100')
    .slice(0, count);
}

function quantityOf(index: number): string {
  return `0.${String(1 + ((index * 13) % 9))}`;
}

function dollars(cents: number): string {
  return `${Math.floor(cents / 100)}.${String((cents % 100) + 100).slice(1)}`.replace(/\.?0+$/, '');
}
