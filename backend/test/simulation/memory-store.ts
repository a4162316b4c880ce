import type { EngineSnapshot } from '../../src/engine/state.ts';
import type { WakingClock } from '../../src/lib/clock.ts';
import type { IdempotencyKey } from '../../src/services/command-request.ts';
import type { Breach } from '../../src/services/invariants.ts';
import type {
  AppliedBatch,
  EngineStore,
  Leadership,
  StoredAccount,
  StoredResult,
} from '../../src/services/single-writer/engine-store.ts';
import type { FaultPlan } from './fault-plan.ts';
import type { MemoryDatabase } from './memory-database.ts';

/** How long a process can be frozen while it commits. */
const FREEZE_MS = 15_000;

/** One session with the database in memory: slow, breakable, and outlived by what it has committed. */
export class MemoryStore implements EngineStore {
  readonly lost: Promise<Error>;
  private isBroken = false;
  private break: (error: Error) => void = () => undefined;

  constructor(
    private readonly database: MemoryDatabase,
    private readonly clock: WakingClock,
    private readonly faults: FaultPlan,
  ) {
    this.lost = new Promise((resolve) => {
      this.break = resolve;
    });
  }

  async tryLead(): Promise<Leadership | null> {
    await this.exchange();
    if (this.faults.refusesLead()) throw new Error('the database takes no connection');
    if (this.database.holder !== null) return null;
    this.database.holder = this;
    return this.database.raiseEpoch();
  }

  async loadSnapshot(): Promise<EngineSnapshot> {
    await this.read();
    return this.database.snapshot();
  }

  async loadAccounts(userIds: string[]): Promise<Map<string, StoredAccount>> {
    await this.read();
    return new Map(userIds.map((userId) => [userId, this.database.fold.account(userId)]));
  }

  async loadResults(keys: Pick<IdempotencyKey, 'userId' | 'key'>[]): Promise<StoredResult[]> {
    await this.read();
    return keys.flatMap(({ userId, key }) => this.database.result(userId, key) ?? []);
  }

  async findBreaches(): Promise<Breach[]> {
    await this.read();
    if (!this.database.isTampered) return [];
    return [{ invariant: 'I3', message: 'a wallet was altered', row: 'wallets' }];
  }

  async commit(batch: AppliedBatch): Promise<void> {
    const fault = this.faults.commitFault();
    if (fault === 'before_begin') throw new Error('the batch was not sent');
    await this.exchange();
    switch (fault) {
      case 'mid_batch':
        throw new Error('a statement of the batch failed');
      case 'connection_lost':
        this.cut();
        throw new Error('the connection ended');
      case 'unknown_applied':
        this.database.write(batch);
        this.cut();
        throw new Error('the connection ended during COMMIT');
      case 'unknown_lost':
        this.cut();
        throw new Error('the connection ended during COMMIT');
      case 'frozen':
        // The lock goes with the session, and whoever takes over raises the epoch.
        this.release();
        await this.sleep(FREEZE_MS);
        this.database.write(batch);
        this.cut();
        throw new Error('the connection ended');
      case null:
    }
    this.database.write(batch);
    await this.exchange();
  }

  close(): Promise<void> {
    this.release();
    return Promise.resolve();
  }

  destroy(): void {
    this.cut();
  }

  /** Ends the session from outside. */
  cut(): void {
    this.isBroken = true;
    this.release();
    this.break(new Error('the connection ended'));
  }

  private release(): void {
    if (this.database.holder === this) this.database.holder = null;
  }

  private async read(): Promise<void> {
    await this.exchange();
    if (!this.faults.breaksRead()) return;
    this.cut();
    throw new Error('the connection ended');
  }

  private async exchange(): Promise<void> {
    await this.sleep(this.faults.latencyMs());
    if (this.isBroken) throw new Error('the connection has ended');
  }

  private sleep(durationMs: number): Promise<void> {
    return this.clock.sleep(durationMs, new AbortController().signal);
  }
}
