import { describe, expect, test } from 'vitest';
import { BreakerGuard } from './breaker-guard.ts';
import { BreakerWindow } from './breaker-window.ts';

const MINUTE_MS = 60_000;

describe('BreakerWindow', () => {
  test('looks at this minute and the whole ones before it', () => {
    const window = new BreakerWindow();
    window.record(90n, 10 * MINUTE_MS);
    window.record(120n, 11 * MINUTE_MS + 59_999);
    window.record(100n, 12 * MINUTE_MS);
    const at = 12 * MINUTE_MS + 30_000;
    expect(window.extremes(at, 1)).toEqual({ lowAtoms: 100n, highAtoms: 100n });
    expect(window.extremes(at, 2)).toEqual({ lowAtoms: 100n, highAtoms: 120n });
    expect(window.extremes(at, 3)).toEqual({ lowAtoms: 90n, highAtoms: 120n });
    expect(window.extremes(14 * MINUTE_MS, 2)).toBeNull();
  });

  test('forgets everything when it begins anew', () => {
    const window = new BreakerWindow();
    window.record(90n, MINUTE_MS);
    window.clear();
    expect(window.extremes(MINUTE_MS, 60)).toBeNull();
  });

  test('keeps no more minutes than the widest window needs', () => {
    const window = new BreakerWindow();
    for (let minute = 0; minute < 500; minute += 1)
      window.record(BigInt(minute), minute * MINUTE_MS);
    expect(window.extremes(499 * MINUTE_MS, 1000)).toEqual({ lowAtoms: 440n, highAtoms: 499n });
  });

  test('is restored from ranges in any order', () => {
    const window = new BreakerWindow();
    window.restore([
      { tokenId: 2, minute: 8, lowAtoms: 5n, highAtoms: 9n },
      { tokenId: 2, minute: 7, lowAtoms: 4n, highAtoms: 6n },
    ]);
    window.record(10n, 8 * MINUTE_MS);
    expect(window.extremes(8 * MINUTE_MS, 1)).toEqual({ lowAtoms: 5n, highAtoms: 10n });
    expect(window.extremes(8 * MINUTE_MS, 2)).toEqual({ lowAtoms: 4n, highAtoms: 10n });
  });
});

describe('BreakerGuard', () => {
  test('a buy may rise so far above the lowest price, rounded down to a tick', () => {
    expect(new BreakerGuard('buy', 1000, 10n, 995n).worstTicks).toBe(109);
  });

  test('a sell may fall so far below the highest price, rounded up to a tick', () => {
    expect(new BreakerGuard('sell', 1000, 10n, 1005n).worstTicks).toBe(91);
  });

  test('the first price taken counts when it is stricter, and alone when nothing traded lately', () => {
    const guard = new BreakerGuard('buy', 1000, 10n, null);
    expect(guard.worstTicks).toBe(Infinity);
    guard.takesFirst(50);
    expect(guard.worstTicks).toBe(55);
    guard.takesFirst(100);
    expect(guard.worstTicks).toBe(55);
  });

  test('a share of everything stops no sell', () => {
    expect(new BreakerGuard('sell', 10_000, 10n, 1000n).worstTicks).toBe(0);
  });
});
