interface Extreme {
  /** Rising; the entry counts while this number is in the window. */
  position: number;
  priceAtoms: bigint;
}

/**
 * The highest (or lowest) price of a window that gains prices at its end and loses them at its start.
 * Keeps only prices that may still become the extreme: each is added and removed once, and the
 * answer is always the first.
 */
export class ExtremeQueue {
  private entries: Extreme[] = [];
  /** Entries before this one have left. */
  private head = 0;

  /** @param isBeyond whether the first price makes the second one needless, equality included. */
  constructor(private readonly isBeyond: (price: bigint, other: bigint) => boolean) {}

  get first(): bigint | undefined {
    return this.entries[this.head]?.priceAtoms;
  }

  /** @param position not before that of any price added so far. */
  push(position: number, priceAtoms: bigint): void {
    const { entries } = this;
    for (;;) {
      const last = entries.length > this.head ? entries.at(-1) : undefined;
      if (last === undefined || !this.isBeyond(priceAtoms, last.priceAtoms)) {
        // A worse price of the same position can never outlive the better one.
        if (last?.position !== position) entries.push({ position, priceAtoms });
        return;
      }
      entries.pop();
    }
  }

  /** Drops what lies before `position`. */
  dropBefore(position: number): void {
    for (;;) {
      const entry = this.entries[this.head];
      if (entry === undefined || entry.position >= position) break;
      this.head += 1;
    }
    // Moves what is left rarely enough that it costs nothing per entry.
    if (this.head > this.entries.length >> 1) {
      this.entries = this.entries.slice(this.head);
      this.head = 0;
    }
  }

  /**
   * Puts prices before everything that is left.
   * @param earlier by rising position, all before the entries that are left.
   */
  prepend(earlier: readonly Extreme[]): void {
    const left = this.entries.slice(this.head);
    this.entries = [];
    this.head = 0;
    for (const { position, priceAtoms } of earlier) this.push(position, priceAtoms);
    for (const { position, priceAtoms } of left) this.push(position, priceAtoms);
  }
}
