import { describe, expect, it } from 'vitest';
import { parseAmount, scaleOf } from '../lib/decimal.ts';
import type { CandleBucket } from '../services/candle-fold.ts';
import { DEMO_TOKENS } from './demo-tokens.ts';
import { marketMood, priceHistory } from './price-history.ts';

const NOW_MS = Date.UTC(2026, 5, 1, 12, 34, 56);
const MINUTE_MS = 60_000;
const DAYS = 3;

function historyOf(symbol: string, seed = 'test') {
  const token = DEMO_TOKENS.find((candidate) => candidate.symbol === symbol);
  if (token === undefined) throw new Error(`no token ${symbol}`);
  const moves = marketMood(seed, DAYS * 1_440);
  return { token, minutes: [...priceHistory(token, 1, moves, { seed, nowMs: NOW_MS })] };
}

describe('DEMO_TOKENS', () => {
  it.each(DEMO_TOKENS.map((token) => [token.symbol, token] as const))(
    '%s has rules that go together',
    (_symbol, token) => {
      const tick = parseAmount(token.tickSize);
      const lot = parseAmount(token.lotSize);
      expect(scaleOf(tick) + scaleOf(lot)).toBeLessThanOrEqual(8);
      expect(parseAmount(token.price) % tick).toBe(0n);
      expect(parseAmount(token.minQuantity) % lot).toBe(0n);
      expect(parseAmount(token.maxQuantity) % lot).toBe(0n);
    },
  );
});

describe('priceHistory', () => {
  it('is the same for the same seed, and another for another', () => {
    expect(historyOf('BTC').minutes).toEqual(historyOf('BTC').minutes);
    expect(historyOf('BTC').minutes).not.toEqual(historyOf('BTC', 'other').minutes);
  });

  it.each(DEMO_TOKENS.map(({ symbol }) => symbol))(
    'of %s covers every minute up to now and ends at the price of today',
    (symbol) => {
      const { token, minutes } = historyOf(symbol);
      expect(minutes).toHaveLength(DAYS * 1_440);
      const lastMs = Math.floor(NOW_MS / MINUTE_MS) * MINUTE_MS;
      expect(minutes.map(({ openTimeMs }) => openTimeMs)).toEqual(
        minutes.map((_, index) => lastMs - (minutes.length - 1 - index) * MINUTE_MS),
      );
      expect(minutes.at(-1)?.closeAtoms).toBe(parseAmount(token.price));
    },
  );

  it.each(DEMO_TOKENS.map(({ symbol }) => symbol))('of %s could have been traded', (symbol) => {
    const { token, minutes } = historyOf(symbol);
    const tick = parseAmount(token.tickSize);
    const lot = parseAmount(token.lotSize);
    const isSound = (minute: CandleBucket, index: number) => {
      const { openAtoms, highAtoms, lowAtoms, closeAtoms, volumeAtoms } = minute;
      const previousClose = minutes[index - 1]?.closeAtoms ?? openAtoms;
      const jump =
        openAtoms > previousClose ? openAtoms - previousClose : previousClose - openAtoms;
      return (
        [openAtoms, highAtoms, lowAtoms, closeAtoms].every(
          (price) => price > 0n && price % tick === 0n && price >= lowAtoms && price <= highAtoms,
        ) &&
        volumeAtoms > 0n &&
        volumeAtoms % lot === 0n &&
        minute.quoteVolumeAtoms > 0n &&
        minute.tradeCount > 0 &&
        // One minute continues the other.
        jump <= 5n * tick
      );
    };
    expect(minutes.filter((minute, index) => !isSound(minute, index))).toEqual([]);
  });
});
