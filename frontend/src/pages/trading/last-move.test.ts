import { describe, expect, it } from 'vitest';
import { lastMove, lastStep } from './last-move.ts';

const trades = (...prices: string[]) => prices.map((price) => ({ price }));

describe('the last price', () => {
  it('moved against the one before that differed', () => {
    expect(lastStep(trades('10', '10', '9.5', '20'))).toBe('0.5');
    expect(lastMove(trades('10', '10', '9.5', '20'))).toBe('up');
    expect(lastStep(trades('9', '10'))).toBe('-1');
    expect(lastMove(trades('9', '10'))).toBe('down');
  });

  it('has not moved while there is one price alone', () => {
    expect(lastStep(trades('10', '10'))).toBeNull();
    expect(lastMove([])).toBe('none');
  });
});
