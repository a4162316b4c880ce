import type { IdempotencyKey, StoredOutcome } from '../command-request.ts';

export interface StoredResult {
  fingerprint: string;
  outcome: StoredOutcome;
}

/**
 * Outcomes by key: those applied but not committed yet, which the database cannot know, and the most
 * recent of the others. `sizeMax` must be larger than what can be in flight.
 */
export class IdempotencyCache {
  private readonly results = new Map<string, StoredResult>();

  constructor(private readonly sizeMax: number) {}

  get({ userId, key }: IdempotencyKey): StoredResult | undefined {
    return this.results.get(cacheKey(userId, key));
  }

  set(userId: string, key: string, result: StoredResult): void {
    this.results.set(cacheKey(userId, key), result);
    if (this.results.size > this.sizeMax) {
      // A Map iterates in the order of insertion: the first is the oldest.
      for (const oldest of this.results.keys()) {
        this.results.delete(oldest);
        break;
      }
    }
  }

  clear(): void {
    this.results.clear();
  }
}

/** User ids have a fixed length, so the two parts cannot be confused. */
function cacheKey(userId: string, key: string): string {
  return userId + key;
}
