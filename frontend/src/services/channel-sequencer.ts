/**
 * What a channel can be trusted for: `loading` has no data yet, `live` is complete up to its sequence,
 * `stale` shows old data while a new snapshot is on its way.
 */
export type ChannelState = 'loading' | 'live' | 'stale';

export interface ChannelListener<Snapshot, Event> {
  /** Replaces everything that was known. */
  onSnapshot: (snapshot: Snapshot) => void;
  /** Exactly the next events, without gaps or repeats. */
  onEvent: (event: Event) => void;
  onStateChange: (state: ChannelState) => void;
}

export interface SequenceRange {
  firstSeq: number;
  lastSeq: number;
}

/** Events that arrive while a snapshot is under way; beyond this the snapshot is asked for again. */
const BUFFER_EVENTS_MAX = 1000;

/**
 * Puts one channel's events in order. Between `expectSnapshot` and `acceptSnapshot` events wait; then those
 * that the snapshot includes are dropped and the rest must continue it without a gap. A gap marks the
 * channel stale and calls `requestSnapshot`.
 */
export class ChannelSequencer<Snapshot, Event> {
  readonly #rangeOf: (event: Event) => SequenceRange;
  readonly #listener: ChannelListener<Snapshot, Event>;
  readonly #requestSnapshot: () => void;
  #state: ChannelState = 'loading';
  #waiting: Event[] = [];
  #waitsForSnapshot = true;
  #sequence = 0;

  constructor(fields: {
    rangeOf: (event: Event) => SequenceRange;
    listener: ChannelListener<Snapshot, Event>;
    requestSnapshot: () => void;
  }) {
    this.#rangeOf = fields.rangeOf;
    this.#listener = fields.listener;
    this.#requestSnapshot = fields.requestSnapshot;
  }

  get state(): ChannelState {
    return this.#state;
  }

  /** The subscription was just sent: from now on events wait for its answer. */
  expectSnapshot(): void {
    this.#waitsForSnapshot = true;
    this.#waiting = [];
  }

  acceptSnapshot(snapshot: Snapshot, sequence: number): void {
    this.#sequence = sequence;
    this.#waitsForSnapshot = false;
    this.#listener.onSnapshot(snapshot);
    this.#setState('live');
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const event of waiting) this.accept(event);
  }

  accept(event: Event): void {
    if (this.#waitsForSnapshot) {
      this.#waiting.push(event);
      if (this.#waiting.length > BUFFER_EVENTS_MAX) this.invalidate();
      return;
    }
    const { firstSeq, lastSeq } = this.#rangeOf(event);
    // A repeat, or a late one: its content is here already.
    if (lastSeq <= this.#sequence) return;
    if (firstSeq > this.#sequence + 1) {
      this.invalidate();
      return;
    }
    this.#sequence = lastSeq;
    this.#listener.onEvent(event);
  }

  /** What is shown cannot be trusted: a gap, a crossed book. Marks it and asks for a new snapshot. */
  invalidate(): void {
    this.suspend();
    this.#requestSnapshot();
  }

  /** The connection is gone: what is shown grows old until the next snapshot. */
  suspend(): void {
    this.expectSnapshot();
    if (this.#state === 'live') this.#setState('stale');
  }

  #setState(state: ChannelState): void {
    if (this.#state === state) return;
    this.#state = state;
    this.#listener.onStateChange(state);
  }
}
