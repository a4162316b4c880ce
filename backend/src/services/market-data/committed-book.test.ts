import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BookDiff, BookLevel, BookSnapshot } from '../../contracts/index.ts';
import type { LevelChange } from '../../engine/state.ts';
import { parseAmount } from '../../lib/decimal.ts';
import { CommittedBook } from './committed-book.ts';

const TIME_MS = Date.UTC(2026, 0, 1);

function bid(price: string, quantity: string): LevelChange {
  return level('buy', price, quantity);
}

function ask(price: string, quantity: string): LevelChange {
  return level('sell', price, quantity);
}

function level(side: 'buy' | 'sell', price: string, quantity: string): LevelChange {
  return {
    tokenId: 1,
    side,
    priceAtoms: parseAmount(price),
    quantityAtoms: parseAmount(quantity),
  };
}

function bookOf(...changes: LevelChange[]): CommittedBook {
  const book = new CommittedBook(1);
  for (const change of changes) book.apply(change, TIME_MS);
  return book;
}

/** What a client does: a snapshot, then every diff after it, checking the sequence. */
class ClientBook {
  private readonly bids: Map<string, string>;
  private readonly asks: Map<string, string>;
  private sequence: number;

  constructor(snapshot: BookSnapshot) {
    this.bids = new Map(snapshot.bids);
    this.asks = new Map(snapshot.asks);
    this.sequence = snapshot.sequence;
  }

  follow(diff: BookDiff): void {
    expect(diff.firstSeq).toBe(this.sequence + 1);
    expect(diff.lastSeq).toBeGreaterThanOrEqual(diff.firstSeq);
    this.sequence = diff.lastSeq;
    merge(this.bids, diff.bids);
    merge(this.asks, diff.asks);
  }

  get state(): Omit<BookSnapshot, 'tokenId'> {
    const byPrice = (a: BookLevel, b: BookLevel) => Number(a[0]) - Number(b[0]);
    return {
      sequence: this.sequence,
      bids: [...this.bids].sort(byPrice).reverse(),
      asks: [...this.asks].sort(byPrice),
    };
  }
}

function merge(half: Map<string, string>, levels: BookLevel[]): void {
  for (const [price, quantity] of levels) {
    if (quantity === '0') half.delete(price);
    else half.set(price, quantity);
  }
}

describe('CommittedBook', () => {
  it('shows both sides best first, cut at the depth', () => {
    const book = bookOf(
      bid('99', '1'),
      bid('100', '2'),
      bid('98', '3'),
      ask('102', '4'),
      ask('101', '5'),
      ask('103', '6'),
    );
    expect(book.snapshot(2)).toEqual({
      tokenId: '1',
      sequence: 6,
      bids: [
        ['100', '2'],
        ['99', '1'],
      ],
      asks: [
        ['101', '5'],
        ['102', '4'],
      ],
    });
    expect(book.bestBidAtoms).toBe(parseAmount('100'));
    expect(book.bestAskAtoms).toBe(parseAmount('101'));
  });

  it('puts the last quantity of a price that changed twice into one diff over both numbers', () => {
    const book = bookOf(bid('100', '2'), ask('101', '1'), bid('100', '7'));
    expect(book.flush()).toEqual({
      tokenId: '1',
      firstSeq: 1,
      lastSeq: 3,
      time: '2026-01-01T00:00:00.000Z',
      bids: [['100', '7']],
      asks: [['101', '1']],
    });
    expect(book.flush()).toBeNull();
  });

  it('removes with quantity 0 a level that came and went between two diffs', () => {
    const book = bookOf(bid('100', '2'), bid('100', '0'));
    expect(book.flush()).toMatchObject({ firstSeq: 1, lastSeq: 2, bids: [['100', '0']] });
    expect(book.snapshot(10).bids).toEqual([]);
  });

  it('counts on when diffs are skipped for want of a reader', () => {
    const book = bookOf(bid('100', '2'));
    book.skipDiff();
    expect(book.flush()).toBeNull();
    book.apply(bid('99', '1'), TIME_MS);
    expect(book.flush()).toMatchObject({ firstSeq: 2, lastSeq: 2, bids: [['99', '1']] });
  });

  it('takes over another book by ordinary changes of what differs', () => {
    const book = bookOf(bid('100', '2'), bid('99', '1'), ask('101', '3'));
    book.flush();
    book.replace(
      {
        bids: [{ priceAtoms: parseAmount('99'), quantityAtoms: parseAmount('4') }],
        asks: [{ priceAtoms: parseAmount('101'), quantityAtoms: parseAmount('3') }],
      },
      TIME_MS,
    );
    expect(book.flush()).toMatchObject({
      firstSeq: 4,
      lastSeq: 5,
      bids: [
        ['100', '0'],
        ['99', '4'],
      ],
      asks: [],
    });
  });

  it('adds up to the live book for a client that joins at any moment, whatever happens', () => {
    const change = fc.record({
      side: fc.constantFrom('buy' as const, 'sell' as const),
      priceAtoms: fc.bigInt({ min: 1n, max: 12n }),
      quantityAtoms: fc.bigInt({ min: 0n, max: 3n }),
      tokenId: fc.constant(1),
    });
    const step = fc.oneof(
      { weight: 6, arbitrary: fc.record({ type: fc.constant('change' as const), change }) },
      { weight: 2, arbitrary: fc.record({ type: fc.constant('flush' as const) }) },
      { weight: 1, arbitrary: fc.record({ type: fc.constant('join' as const) }) },
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 120 }), (steps) => {
        const book = new CommittedBook(1);
        const clients: ClientBook[] = [];
        const flush = () => {
          const diff = book.flush();
          if (diff !== null) for (const client of clients) client.follow(diff);
        };
        for (const current of steps) {
          if (current.type === 'change') book.apply(current.change, TIME_MS);
          if (current.type === 'flush') flush();
          if (current.type === 'join') {
            flush();
            clients.push(new ClientBook(book.snapshot(100)));
          }
        }
        flush();
        const { tokenId, ...live } = book.snapshot(100);
        expect(tokenId).toBe('1');
        for (const client of clients) expect(client.state).toEqual(live);
      }),
      { numRuns: 500 },
    );
  });
});

describe('a grouped book', () => {
  it('moves asks up and bids down to the step and adds up what meets there', () => {
    const book = bookOf(
      bid('99.99', '1'),
      bid('99.5', '2'),
      bid('99.49', '4'),
      bid('99', '8'),
      ask('100.01', '1'),
      ask('100.5', '2'),
      ask('100.51', '4'),
      ask('101', '8'),
    );
    expect(book.snapshot(10, parseAmount('0.5'))).toEqual({
      tokenId: '1',
      sequence: 8,
      bids: [
        ['99.5', '3'],
        ['99', '12'],
      ],
      asks: [
        ['100.5', '3'],
        ['101', '12'],
      ],
    });
  });

  it('cuts at the depth by groups, each of them whole', () => {
    const book = bookOf(ask('1.1', '1'), ask('1.9', '2'), ask('2.5', '4'), ask('3.5', '8'));
    expect(book.snapshot(2, parseAmount('1')).asks).toEqual([
      ['2', '3'],
      ['3', '4'],
    ]);
  });

  it('shows bids below one step at zero, and the whole book in one step that is wide enough', () => {
    const book = bookOf(bid('0.4', '1'), bid('0.3', '2'), ask('0.5', '4'));
    const { bids, asks } = book.snapshot(5, parseAmount('1000'));
    expect([bids, asks]).toEqual([[['0', '3']], [['1000', '4']]]);
  });

  it('loses and invents no quantity, whatever the levels and the step', () => {
    const levelArbitrary = fc.record({
      side: fc.constantFrom('buy' as const, 'sell' as const),
      price: fc.integer({ min: 1, max: 500 }),
      quantity: fc.integer({ min: 1, max: 9 }),
    });
    fc.assert(
      fc.property(
        fc.array(levelArbitrary, { maxLength: 60 }),
        fc.integer({ min: 1, max: 70 }),
        (levels, step) => {
          const book = bookOf(
            ...levels.map(({ side, price, quantity }) =>
              level(side, String(price), String(quantity)),
            ),
          );
          const plain = book.snapshot(1_000);
          const grouped = book.snapshot(1_000, parseAmount(String(step)));
          for (const half of ['bids', 'asks'] as const) {
            const expected = new Map<number, number>();
            for (const [price, quantity] of plain[half]) {
              const steps = Number(price) / step;
              const at = (half === 'bids' ? Math.floor(steps) : Math.ceil(steps)) * step;
              expected.set(at, (expected.get(at) ?? 0) + Number(quantity));
            }
            expect(
              grouped[half].map(([price, quantity]) => [Number(price), Number(quantity)]),
            ).toEqual([...expected]);
          }
        },
      ),
    );
  });
});
