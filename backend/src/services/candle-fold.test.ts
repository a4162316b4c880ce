import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TradeState } from '../engine/state.ts';
import { CANDLE_WIDTH_MS, CANDLE_WIDTHS, foldCandles, type CandleRow } from './candle-fold.ts';

const DAY_START_MS = Date.UTC(2026, 0, 31);

function trade(overrides: Partial<TradeState>): TradeState {
  return {
    id: 1,
    tokenId: 1,
    priceAtoms: 100n,
    quantityAtoms: 10n,
    quoteAtoms: 1_000n,
    buyOrderId: 1,
    sellOrderId: 2,
    buyerId: 'buyer',
    sellerId: 'seller',
    takerSide: 'buy',
    buyerFeeAtoms: 0n,
    sellerFeeAtoms: 0n,
    buyerFeePpm: 0,
    sellerFeePpm: 0,
    timeMs: DAY_START_MS,
    ...overrides,
  };
}

function only(rows: CandleRow[], width: CandleRow['width']): CandleRow[] {
  return rows.filter((row) => row.width === width);
}

describe('foldCandles', () => {
  it('gives nothing for no trades', () => {
    expect(foldCandles([])).toEqual([]);
  });

  it('keeps the first price as open, the last as close and the extremes between', () => {
    const rows = foldCandles([
      trade({ priceAtoms: 100n, quoteAtoms: 1_000n }),
      trade({ priceAtoms: 130n, quoteAtoms: 1_300n, timeMs: DAY_START_MS + 10 }),
      trade({ priceAtoms: 90n, quoteAtoms: 900n, timeMs: DAY_START_MS + 20 }),
      trade({ priceAtoms: 110n, quoteAtoms: 1_100n, timeMs: DAY_START_MS + 59_999 }),
    ]);
    const bucket = {
      tokenId: 1,
      openTimeMs: DAY_START_MS,
      openAtoms: 100n,
      highAtoms: 130n,
      lowAtoms: 90n,
      closeAtoms: 110n,
      volumeAtoms: 40n,
      quoteVolumeAtoms: 4_300n,
      tradeCount: 4,
    };
    const threeDaysMs = CANDLE_WIDTH_MS['3d'];
    const threeDayStartMs = Math.floor(DAY_START_MS / threeDaysMs) * threeDaysMs;
    expect(rows).toEqual([
      { ...bucket, width: '1m' },
      { ...bucket, width: '5m' },
      { ...bucket, width: '15m' },
      { ...bucket, width: '1h' },
      { ...bucket, width: '4h' },
      { ...bucket, width: '6h' },
      { ...bucket, width: '1d' },
      { ...bucket, openTimeMs: threeDayStartMs, width: '3d' },
    ]);
  });

  it('starts a new row of each width when a batch crosses its border', () => {
    const rows = foldCandles([
      trade({ timeMs: DAY_START_MS - 1, priceAtoms: 100n }),
      trade({ timeMs: DAY_START_MS, priceAtoms: 200n }),
      trade({ timeMs: DAY_START_MS + 60_000, priceAtoms: 300n }),
    ]);
    expect(only(rows, '1m').map((row) => row.openTimeMs)).toEqual([
      DAY_START_MS - 60_000,
      DAY_START_MS,
      DAY_START_MS + 60_000,
    ]);
    expect(only(rows, '1h').map((row) => [row.openTimeMs, row.openAtoms, row.closeAtoms])).toEqual([
      [DAY_START_MS - 3_600_000, 100n, 100n],
      [DAY_START_MS, 200n, 300n],
    ]);
    expect(only(rows, '1d').map((row) => row.tradeCount)).toEqual([1, 2]);
  });

  it('keeps markets apart when their trades alternate', () => {
    const rows = foldCandles([
      trade({ tokenId: 1, priceAtoms: 1n }),
      trade({ tokenId: 2, priceAtoms: 2n }),
      trade({ tokenId: 1, priceAtoms: 3n }),
    ]);
    expect(only(rows, '1m').map((row) => [row.tokenId, row.openAtoms, row.closeAtoms])).toEqual([
      [1, 1n, 3n],
      [2, 2n, 2n],
    ]);
  });

  it('names each (token, width, bucket) once and keeps every volume, whatever the trades', () => {
    const step = fc.record({
      tokenId: fc.integer({ min: 1, max: 3 }),
      waitMs: fc.oneof(
        fc.integer({ min: 0, max: 100 }),
        fc.integer({ min: 0, max: CANDLE_WIDTH_MS['1d'] }),
      ),
      quantityAtoms: fc.bigInt({ min: 1n, max: 10n ** 12n }),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 50 }), (steps) => {
        let timeMs = DAY_START_MS;
        const trades = steps.map(({ tokenId, waitMs, quantityAtoms }) => {
          timeMs += waitMs;
          return trade({ tokenId, quantityAtoms, timeMs });
        });
        const rows = foldCandles(trades);
        const keys = rows.map((row) => `${row.tokenId} ${row.width} ${row.openTimeMs}`);
        expect(new Set(keys).size).toBe(keys.length);
        const traded = trades.reduce((sum, { quantityAtoms }) => sum + quantityAtoms, 0n);
        for (const width of CANDLE_WIDTHS) {
          const folded = only(rows, width);
          expect(folded.reduce((sum, row) => sum + row.volumeAtoms, 0n)).toBe(traded);
          expect(folded.reduce((sum, row) => sum + row.tradeCount, 0)).toBe(trades.length);
        }
      }),
    );
  });
});
