import type { Clock } from '../lib/clock.ts';

/** How long a record is believed without asking the database again. */
const RECORD_TTL_MS = 5_000;
const RECORDS_MAX = 50_000;

/** What was read, and when it ends by itself (milliseconds since 1970, or Infinity). */
export interface LoadedRecord<V> {
  value: V;
  endsAtMs: number;
}

interface CachedRecord<V> {
  value: V;
  /** Not believed from here on: the TTL or the record's own end. */
  staleAtMs: number;
}

/**
 * Records of the database that every request asks for, believed for five seconds; that there is none is
 * remembered too. Who asks for the same one at the same time shares one query.
 */
export class RecordCache<V> {
  private readonly records = new Map<string, CachedRecord<V>>();
  private readonly loading = new Map<string, Promise<V>>();
  /** Rises with each invalidation: what was read before it is not kept. */
  private generation = 0;

  constructor(
    private readonly clock: Clock,
    private readonly read: (name: string) => Promise<LoadedRecord<V>>,
  ) {}

  async find(name: string): Promise<V> {
    const cached = this.records.get(name);
    if (cached !== undefined && this.clock.nowMs() < cached.staleAtMs) return cached.value;
    const running = this.loading.get(name);
    if (running !== undefined) return running;
    const loading = this.load(name).finally(() => {
      if (this.loading.get(name) === loading) this.loading.delete(name);
    });
    this.loading.set(name, loading);
    return loading;
  }

  /** Call it after the commit. */
  forget(isMeant: (value: V) => boolean): void {
    this.generation += 1;
    this.loading.clear();
    for (const [name, { value }] of this.records) {
      if (isMeant(value)) this.records.delete(name);
    }
  }

  private async load(name: string): Promise<V> {
    const { generation } = this;
    const { value, endsAtMs } = await this.read(name);
    if (generation === this.generation) {
      const staleAtMs = Math.min(this.clock.nowMs() + RECORD_TTL_MS, endsAtMs);
      this.keep(name, { value, staleAtMs });
    }
    return value;
  }

  private keep(name: string, record: CachedRecord<V>): void {
    this.records.delete(name);
    this.records.set(name, record);
    if (this.records.size <= RECORDS_MAX) return;
    for (const oldest of this.records.keys()) {
      this.records.delete(oldest);
      return;
    }
  }
}
