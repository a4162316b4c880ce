import type { IdempotencyKey } from '../command-request.ts';
import type { StoredResult } from './engine-store.ts';

type KnownResult = Pick<StoredResult, 'fingerprint' | 'outcome'>;

/**
 * Outcomes by key: those applied but not committed yet, which the database cannot know, and the most
 * recent of the others. `sizeMax` must be larger than what can be in flight.
 */
export class IdempotencyCache {
  private readonly results = new Map<string, KnownResult>();

  constructor(private readonly sizeMax: number) {}

  get({ userId, key }: IdempotencyKey): KnownResult | undefined {
    return this.results.get(cacheKey(userId, key));
  }

  set(userId: string, key: string, result: KnownResult): void {
    this.results.set(cacheKey(userId, key), result);
    if (this.results.size > this.sizeMax) {
      // A Map iterates in the order of insertion: the first is the oldest.
      for (const oldest of this.results.keys()) {
        this.results.delete(oldest);
        break;
      }
    }
  }
}

/** User ids have a fixed length, so the two parts cannot be confused. */
function cacheKey(userId: string, key: string): string {
  return userId + key;
}
