import type { Notification } from '@tokentradex/backend/contracts';
import { describe, expect, it } from 'vitest';
import { groupNotifications, withLiveNotifications } from './group-notifications.ts';

function notification(id: string, kind: Notification['kind'], time: Date): Notification {
  const createdAt = time.toISOString();
  return {
    id,
    kind,
    tokenId: null,
    symbol: null,
    referenceId: null,
    data: {},
    createdAt,
    readAt: null,
  };
}

const noon = (day: number) => new Date(2026, 0, day, 12);

describe('groupNotifications', () => {
  it('gathers each local day by kind, what was told last first', () => {
    const [a, b, c, d] = [
      notification('4', 'transfer', noon(3)),
      notification('3', 'price_alert', noon(3)),
      notification('2', 'transfer', new Date(2026, 0, 3, 0, 0, 1)),
      notification('1', 'transfer', new Date(2026, 0, 2, 23, 59)),
    ];
    expect(groupNotifications([a, b, c, d])).toEqual([
      {
        startMs: new Date(2026, 0, 3).getTime(),
        groups: [
          { kind: 'transfer', items: [a, c] },
          { kind: 'price_alert', items: [b] },
        ],
      },
      { startMs: new Date(2026, 0, 2).getTime(), groups: [{ kind: 'transfer', items: [d] }] },
    ]);
  });
});

describe('withLiveNotifications', () => {
  it('adds what is new, takes what has changed, and leaves what is older to its page', () => {
    const [old, first, second] = [
      notification('1', 'security', noon(1)),
      notification('9', 'security', noon(2)),
      notification('10', 'security', noon(3)),
    ];
    const read = { ...first, readAt: noon(4).toISOString() };
    expect(withLiveNotifications([first], [second, read, old])).toEqual([second, read]);
    expect(withLiveNotifications([], [second, old])).toEqual([second, old]);
  });
});
