// @vitest-environment jsdom
import type { BookDiff, BookLevel, BookSnapshot } from '@tokentradex/backend/contracts';
import { formatAmount } from '@tokentradex/backend/decimal';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { ChannelSequencer } from '../channel-sequencer.ts';
import { BookStore } from './book-store.ts';

/** A server's side of one book channel: counts what is asked, and sends what a test tells it to. */
class FakeChannel {
  snapshotsAsked = 0;
  isSubscribed = true;
  sequencer: ChannelSequencer<BookSnapshot, BookDiff> | null = null;

  readonly store = new BookStore((listener) => {
    this.sequencer = new ChannelSequencer({
      rangeOf: (diff) => diff,
      listener,
      requestSnapshot: () => {
        this.snapshotsAsked += 1;
      },
    });
    return {
      unsubscribe: () => {
        this.isSubscribed = false;
      },
      resync: () => this.sequencer?.invalidate(),
    };
  });

  snapshot(sequence: number, bids: BookLevel[], asks: BookLevel[]): void {
    this.sequencer?.acceptSnapshot({ tokenId: '2', sequence, bids, asks }, sequence);
  }

  diff(firstSeq: number, lastSeq: number, bids: BookLevel[], asks: BookLevel[] = []): void {
    const time = '2026-01-01T00:00:00.000Z';
    this.sequencer?.accept({ tokenId: '2', firstSeq, lastSeq, time, bids, asks });
  }

  /** What is shown, after the next frame. */
  async view() {
    await new Promise(requestAnimationFrame);
    const { state, bids, asks } = this.store.getView();
    const text = (side: typeof bids) =>
      side.map(({ price, quantity }) => `${formatAmount(price)}x${formatAmount(quantity)}`);
    return { state, bids: text(bids), asks: text(asks) };
  }
}

let channel: FakeChannel;
let stop: () => void;

beforeEach(() => {
  channel = new FakeChannel();
  stop = channel.store.subscribe(() => undefined);
});

describe('BookStore', () => {
  it('shows the snapshot sorted best first, whatever the order on the wire', async () => {
    channel.snapshot(
      10,
      [
        ['99', '1'],
        ['100', '2'],
      ],
      [
        ['102', '3'],
        ['101', '4'],
      ],
    );
    expect(await channel.view()).toEqual({
      state: 'live',
      bids: ['100x2', '99x1'],
      asks: ['101x4', '102x3'],
    });
  });

  it('applies contiguous diffs: sets, inserts in place, removes with zero', async () => {
    channel.snapshot(10, [['100', '2']], [['101', '4']]);
    channel.diff(11, 12, [
      ['100', '5'],
      ['99.5', '1'],
    ]);
    channel.diff(13, 13, [['100', '0']], [['100.5', '7']]);
    expect(await channel.view()).toEqual({
      state: 'live',
      bids: ['99.5x1'],
      asks: ['100.5x7', '101x4'],
    });
  });

  it('ignores duplicates and late diffs that it has already', async () => {
    channel.snapshot(10, [['100', '2']], []);
    channel.diff(11, 12, [['100', '5']]);
    channel.diff(11, 12, [['100', '9']]);
    channel.diff(9, 10, [['100', '1']]);
    expect((await channel.view()).bids).toEqual(['100x5']);
    expect(channel.snapshotsAsked).toBe(0);
  });

  it('takes a diff that overlaps the snapshot, because levels are absolute', async () => {
    channel.snapshot(10, [['100', '2']], []);
    channel.diff(9, 12, [['100', '6']]);
    expect((await channel.view()).bids).toEqual(['100x6']);
  });

  it('marks itself stale on a gap, asks once, and replaces everything with the snapshot', async () => {
    channel.snapshot(10, [['100', '2']], [['101', '4']]);
    channel.diff(12, 12, [['99', '1']]);
    channel.diff(13, 13, [['98', '1']]);
    expect(await channel.view()).toEqual({ state: 'stale', bids: ['100x2'], asks: ['101x4'] });
    expect(channel.snapshotsAsked).toBe(1);
    channel.snapshot(12, [['99', '1']], [['101', '4']]);
    expect(await channel.view()).toEqual({
      state: 'live',
      bids: ['99x1', '98x1'],
      asks: ['101x4'],
    });
  });

  it('treats a reordered diff as a gap, and its late part as a repeat after the snapshot', async () => {
    channel.snapshot(10, [['100', '2']], []);
    channel.diff(12, 12, [['98', '1']]);
    channel.diff(11, 11, [['99', '1']]);
    expect((await channel.view()).state).toBe('stale');
    channel.snapshot(12, [['100', '2']], []);
    expect(await channel.view()).toMatchObject({ state: 'live', bids: ['100x2'] });
  });

  it('holds diffs that arrive before the first snapshot, and drops what that includes', async () => {
    channel.diff(11, 11, [['99', '1']]);
    channel.diff(12, 12, [['98', '1']]);
    expect((await channel.view()).state).toBe('loading');
    channel.snapshot(11, [['100', '2']], []);
    expect((await channel.view()).bids).toEqual(['100x2', '98x1']);
  });

  it('takes a crossed book for corruption and asks for a snapshot', async () => {
    channel.snapshot(10, [['100', '2']], [['101', '4']]);
    channel.diff(11, 11, [['101', '1']]);
    expect((await channel.view()).state).toBe('stale');
    expect(channel.snapshotsAsked).toBe(1);
  });

  it('equals a plain map whenever it is live, over 5,000 diffs with drops, repeats and late ones', () => {
    let seed = 11;
    const next = (below: number) => {
      seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
      return (seed >>> 8) % below;
    };
    const truth = new Map<number, number>([[50, 1]]);
    const levels = (): BookLevel[] => [...truth].map(([price, size]) => [`${price}`, `${size}`]);
    let sequence = 1;
    let asked = 0;
    let compared = 0;
    channel.snapshot(sequence, levels(), []);
    for (let round = 0; round < 5_000; round += 1) {
      const price = 1 + next(99);
      const size = next(4);
      if (size === 0) truth.delete(price);
      else truth.set(price, size);
      sequence += 1;
      const level: BookLevel[] = [[`${price}`, `${size}`]];
      const fate = next(40);
      if (fate !== 0) channel.diff(sequence, sequence, level);
      if (fate === 1) channel.diff(sequence, sequence, level);
      if (fate === 2) channel.diff(sequence - 3, sequence - 3, [['1', '777']]);
      if (channel.snapshotsAsked > asked && next(3) === 0) {
        asked = channel.snapshotsAsked;
        channel.snapshot(sequence, levels(), []);
      }
      if (fate === 0 || channel.sequencer?.state !== 'live') continue;
      compared += 1;
      channel.store.publish();
      const shown = channel.store
        .getView()
        .bids.map((entry) => [
          Number(formatAmount(entry.price)),
          Number(formatAmount(entry.quantity)),
        ]);
      expect(shown).toEqual([...truth].sort((left, right) => right[0] - left[0]));
    }
    expect(channel.snapshotsAsked).toBeGreaterThan(50);
    expect(compared).toBeGreaterThan(2_000);
  });

  it('publishes once per frame, however many diffs arrive', async () => {
    const listener = vi.fn();
    channel.store.subscribe(listener);
    channel.snapshot(1, [['100', '1']], []);
    for (let sequence = 2; sequence < 200; sequence += 1) {
      channel.diff(sequence, sequence, [['100', `${sequence}`]]);
    }
    await channel.view();
    expect(listener).toHaveBeenCalledTimes(1);
  });

  it('ends its subscription with the last listener', () => {
    stop();
    expect(channel.isSubscribed).toBe(false);
  });
});
