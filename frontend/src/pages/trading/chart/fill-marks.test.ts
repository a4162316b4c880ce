import type { Candle } from '@tokentradex/backend/contracts';
import { describe, expect, it } from 'vitest';
import { fillMarks } from './fill-marks.ts';

const candle = (openTime: string): Candle => ({
  tokenId: '2',
  interval: '1m',
  openTime,
  open: '1',
  high: '1',
  low: '1',
  close: '1',
  volume: '1',
  quoteVolume: '1',
  tradeCount: 1,
});

const CANDLES = ['09:00', '09:01', '09:02'].map((time) => candle(`2026-01-01T${time}:00.000Z`));

describe('fillMarks', () => {
  it('marks the candle that a fill is in, once per side, oldest first', () => {
    const marks = fillMarks(
      [
        { time: '2026-01-01T09:02:00.000Z', side: 'sell' },
        { time: '2026-01-01T09:00:59.999Z', side: 'buy' },
        { time: '2026-01-01T09:00:01.000Z', side: 'buy' },
      ],
      CANDLES,
    );
    expect(marks).toEqual([
      { openTime: '2026-01-01T09:00:00.000Z', side: 'buy' },
      { openTime: '2026-01-01T09:02:00.000Z', side: 'sell' },
    ]);
  });

  it('leaves out fills from before the oldest candle', () => {
    expect(fillMarks([{ time: '2026-01-01T08:59:59.999Z', side: 'buy' }], CANDLES)).toEqual([]);
  });
});
