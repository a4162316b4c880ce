import type { BookDiff, BookLevel, BookSnapshot } from '@tokentradex/backend/contracts';
import type { ShownBook } from './book-on-screen.ts';
import { ExchangeProxy, type SocketEnd } from './exchange-proxy.ts';
import { seededRandom } from './seeded-random.ts';
import { ackFrame, eventFrame, readEvent } from './socket-frames.ts';

const LEVELS = 1_000;
const MIDDLE_CENTS = 6_500_000;

interface Side {
  /** 1 where a lower price is better. */
  direction: 1 | -1;
  /** Size in thousandths by price in cents. */
  levels: Map<number, number>;
}

/**
 * Stands in for the server's book channel of every market: a book of 1,000 levels a side that changes as
 * often as a test wants. Everything else goes to the real server.
 */
export class SyntheticBook {
  /** Snapshots asked for so far. */
  snapshotCount = 0;
  private readonly random: () => number;
  private readonly bids: Side = { direction: -1, levels: new Map() };
  private readonly asks: Side = { direction: 1, levels: new Map() };
  private sequence = 1;
  private tokenId = '';
  private page: SocketEnd | null = null;
  private proxy: ExchangeProxy | null = null;

  private constructor(seed: number) {
    this.random = seededRandom(seed);
    for (const side of [this.bids, this.asks]) {
      for (let step = 1; step <= LEVELS; step += 1) {
        side.levels.set(MIDDLE_CENTS + side.direction * step * 5, this.size());
      }
    }
  }

  /** Serves it at an address of its own, before an exchange. */
  static async before(exchangeUrl: string, seed: number): Promise<SyntheticBook> {
    const book = new SyntheticBook(seed);
    book.proxy = await ExchangeProxy.start(exchangeUrl, (page, exchange) => {
      book.connect(page, exchange);
    });
    return book;
  }

  /** Where a page finds the exchange with this book. */
  get url(): string {
    if (this.proxy === null) throw new Error('the book is not served');
    return this.proxy.url;
  }

  async stop(): Promise<void> {
    await this.proxy?.stop();
  }

  /** The next diff: some levels changed near the best prices, some far from them. */
  nextDiff(changes: number): BookDiff {
    const diff: BookDiff = {
      tokenId: this.tokenId,
      firstSeq: this.sequence + 1,
      lastSeq: this.sequence + 1,
      time: new Date().toISOString(),
      bids: [],
      asks: [],
    };
    this.sequence += 1;
    for (let change = 0; change < changes; change += 1) {
      const isBid = this.random() < 0.5;
      (isBid ? diff.bids : diff.asks).push(this.changeLevel(isBid ? this.bids : this.asks));
    }
    return diff;
  }

  send(diff: BookDiff): void {
    this.page?.send(eventFrame('book', diff));
  }

  /** The best levels, as the wire writes them. */
  best(depth: number): ShownBook {
    const snapshot = this.snapshot();
    return { bids: snapshot.bids.slice(0, depth), asks: snapshot.asks.slice(0, depth) };
  }

  private connect(page: SocketEnd, exchange: SocketEnd): void {
    this.page = page;
    page.onMessage((frame) => {
      const event = readEvent(frame);
      const request = event?.body as { channel?: string; tokenId?: string } | undefined;
      if (request?.channel !== 'book') {
        exchange.send(frame);
        return;
      }
      if (event?.name !== 'subscribe' || event.ackId === null) return;
      this.tokenId = request.tokenId ?? '';
      this.snapshotCount += 1;
      const ack = { ok: true, snapshot: this.snapshot(), sequence: this.sequence };
      page.send(ackFrame(event.ackId, ack));
    });
    exchange.onMessage((frame) => {
      page.send(frame);
    });
  }

  private snapshot(): BookSnapshot {
    const { tokenId, sequence } = this;
    return { tokenId, sequence, bids: sorted(this.bids), asks: sorted(this.asks) };
  }

  /** Sizes change, levels go and come back; the sides never meet. */
  private changeLevel(side: Side): BookLevel {
    const step = 1 + Math.floor(this.random() ** 3 * LEVELS);
    const cents = MIDDLE_CENTS + side.direction * step * 5;
    const isGone = this.random() < 0.2;
    const size = isGone ? 0 : this.size();
    if (isGone) side.levels.delete(cents);
    else side.levels.set(cents, size);
    return level(cents, size);
  }

  private size(): number {
    return 1 + Math.floor(this.random() * 5_000);
  }
}

function sorted({ direction, levels }: Side): BookLevel[] {
  return [...levels]
    .sort(([a], [b]) => (a - b) * direction)
    .map(([cents, size]) => level(cents, size));
}

/** Decimals without trailing zeros, as the server writes them. */
function level(cents: number, thousandths: number): BookLevel {
  return [String(cents / 100), String(thousandths / 1_000)];
}
