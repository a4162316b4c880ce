import type { EngineCommand } from '../../engine/commands.ts';
import type { Engine } from '../../engine/engine.ts';
import type { CommandResult } from '../../engine/state.ts';
import { assert, assertNever } from '../../lib/assert.ts';
import type { WakingClock } from '../../lib/clock.ts';
import type { CommandOutcome, CommandRequest, StoredOutcome } from '../command-request.ts';
import type { CommitListener } from '../committed-batch.ts';
import {
  deadlineError,
  type CommandQueue,
  type Pending,
  type PendingCommand,
} from './command-queue.ts';
import type { AppliedBatch, EngineStore, Leadership } from './engine-store.ts';
import { IdempotencyCache } from './idempotency-cache.ts';

/** Far more than two batches: what is in flight is never dropped from the cache. */
const CACHED_RESULTS_MAX = 50_000;

/** How many idle accounts leave memory per batch when there are too many. */
const EVICTIONS_PER_BATCH_MAX = 256;

/** Sleeping until something is due ends at least this often: the machine's clock may be set meanwhile. */
const SLEEP_MS_MAX = 1_000;

interface Waiting {
  pending: PendingCommand;
  outcome: CommandOutcome;
}

interface PreparedBatch {
  batch: AppliedBatch;
  waiting: Waiting[];
}

export interface LeaderTermOptions {
  store: EngineStore;
  engine: Engine;
  leadership: Leadership;
  /** When set, only cancellations are accepted: the state failed its checks. */
  cancelOnly: boolean;
  /** When set, time stands still before the next thing that is due, and so nothing is. */
  isTimeFrozen: boolean;
  /** While true, no money is promised to the outside or sent there. */
  arePayoutsFrozen: () => boolean;
  queue: CommandQueue;
  batchMax: number;
  accountsMax: number;
  clock: WakingClock;
  publish: CommitListener;
}

/**
 * One term of leadership: applies what waits in the queue in batches, commits each batch in one
 * transaction, and only then answers and publishes. Ends by an error as soon as the database and
 * memory may disagree; there is no repair in memory.
 */
export class LeaderTerm {
  /** Figures for the operator. */
  readonly statistics = { batchCount: 0, commandCount: 0, lastBatchMs: null as number | null };

  private readonly results = new IdempotencyCache(CACHED_RESULTS_MAX);
  /** Accounts loaded for a command, the one used longest ago first. */
  private readonly residents = new Set<string>();
  private readonly unanswered = new Set<Pending>();
  private committing: Promise<void> = Promise.resolve();
  private lastBatchId: number;
  private lastTimeMs: number;
  private storeError: Error | null = null;
  private isAdvanceUnderWay = false;

  constructor(private readonly options: LeaderTermOptions) {
    this.lastBatchId = options.leadership.lastBatchId;
    this.lastTimeMs = options.leadership.lastTimeMs;
    void options.store.lost.then((error) => {
      this.storeError = error;
      options.queue.interrupt();
    });
  }

  /**
   * Serves until `isStopping` and nothing waits any more.
   * @throws when the outcome of a batch is unknown or the engine broke an assumption of its own.
   */
  async serve(isStopping: () => boolean): Promise<void> {
    const { queue, batchMax } = this.options;
    for (;;) {
      if (this.storeError !== null) throw this.storeError;
      // While a batch commits, the next one grows; a full one is applied without waiting.
      if (queue.size < batchMax) await this.committing;
      const items = queue.take(batchMax);
      if (items.length === 0 && !this.isDue) {
        if (isStopping()) return;
        await this.untilWork();
        continue;
      }
      const prepared = await this.apply(items);
      await this.committing;
      this.committing = this.commit(prepared);
      // The failure is met at the next await; until then it must not count as unhandled.
      this.committing.catch(() => undefined);
    }
  }

  /** Tells everyone who was taken from the queue but not answered that the outcome is unknown. */
  fail(error: Error): void {
    for (const pending of this.unanswered) pending.reject(error);
    this.unanswered.clear();
  }

  /** Whether the batch that was being applied or committed did what is due. */
  get isAdvancing(): boolean {
    return this.isAdvanceUnderWay;
  }

  /** Never earlier than any command before, also when the clock was set back. */
  private get timeMs(): number {
    const { clock, engine, isTimeFrozen } = this.options;
    const nowMs = isTimeFrozen ? Math.min(clock.nowMs(), engine.nextDueMs - 1) : clock.nowMs();
    return Math.max(this.lastTimeMs, nowMs);
  }

  private get isDue(): boolean {
    return this.options.engine.nextDueMs <= this.timeMs;
  }

  /** Until something waits in the queue or becomes due. */
  private async untilWork(): Promise<void> {
    const { queue, clock, engine, isTimeFrozen } = this.options;
    const dueMs = isTimeFrozen ? Infinity : engine.nextDueMs;
    if (dueMs === Infinity) {
      await queue.ready();
      return;
    }
    const waiting = new AbortController();
    const sleepMs = Math.min(Math.max(dueMs - this.timeMs, 1), SLEEP_MS_MAX);
    await Promise.race([queue.ready(), clock.sleep(sleepMs, waiting.signal)]);
    waiting.abort();
  }

  private async apply(items: Pending[]): Promise<PreparedBatch> {
    const nowMs = this.options.clock.nowMs();
    const timely = items.filter((item) => {
      if (item.deadlineMs >= nowMs) return true;
      item.reject(deadlineError());
      return false;
    });
    for (const item of timely) this.unanswered.add(item);
    await this.loadStored(timely);
    await this.loadAccounts(timely);

    this.lastTimeMs = this.timeMs;
    const { engine, leadership } = this.options;
    const waiting: Waiting[] = [];
    const commands: EngineCommand[] = this.advance();
    const idempotency: AppliedBatch['idempotency'] = [];
    const audits: AppliedBatch['audits'] = [];
    for (const item of timely) {
      if (item.kind === 'read') {
        item.look(engine);
        this.unanswered.delete(item);
        continue;
      }
      const outcome = this.execute(item.request, commands, idempotency);
      if (item.request.audit !== undefined && hasEffect(outcome)) audits.push(item.request.audit);
      waiting.push({ pending: item, outcome });
    }
    this.evictIdleAccounts();
    const batch: AppliedBatch = {
      batchId: this.lastBatchId,
      epoch: leadership.epoch,
      timeMs: this.lastTimeMs,
      commands,
      changes: engine.drain(),
      idempotency,
      audits,
      counters: { ...engine.counters },
    };
    if (commands.length + idempotency.length > 0) batch.batchId = this.lastBatchId += 1;
    return { batch, waiting };
  }

  /**
   * What is due comes before everything else of a batch, so nothing trades after its time and reads see
   * it too. Also when only cancellations are accepted: it closes orders whose owners said so, which is
   * what that mode is for, and a market that it opens takes no order then.
   */
  private advance(): EngineCommand[] {
    if (!this.isDue) return [];
    const { engine } = this.options;
    this.isAdvanceUnderWay = true;
    const command: EngineCommand = { type: 'advance_time', timeMs: this.lastTimeMs };
    engine.apply(command);
    assert(engine.nextDueMs > this.lastTimeMs, 'advancing the time does everything that is due');
    return [command];
  }

  private execute(
    { command, idempotency: key }: CommandRequest,
    commands: EngineCommand[],
    idempotency: AppliedBatch['idempotency'],
  ): CommandOutcome {
    if (key !== undefined) {
      const stored = this.results.get(key);
      if (stored !== undefined) {
        if (stored.fingerprint !== key.fingerprint) return { kind: 'key_reused' };
        return { kind: 'repeated', outcome: stored.outcome };
      }
    }
    if (this.options.cancelOnly && !isCancellation(command.type)) {
      return {
        kind: 'refused',
        code: 'cancel_only',
        message: 'The exchange accepts only cancellations at the moment.',
      };
    }
    if (isPayout(command.type) && this.options.arePayoutsFrozen()) {
      return {
        kind: 'refused',
        code: 'withdrawals_frozen',
        message: 'Withdrawals are paused while the books are checked.',
      };
    }
    const timed: EngineCommand = { ...command, timeMs: this.lastTimeMs };
    const result = this.options.engine.apply(timed);
    if (result.kind !== 'refused') commands.push(timed);
    if (key !== undefined) {
      const outcome = storedOutcome(result);
      this.results.set(key.userId, key.key, { fingerprint: key.fingerprint, outcome });
      idempotency.push({ ...key, outcome });
    }
    return result;
  }

  private async commit({ batch, waiting }: PreparedBatch): Promise<void> {
    const startedMs = this.options.clock.nowMs();
    const isDurable = batch.commands.length + batch.idempotency.length > 0;
    if (isDurable) {
      await this.options.store.commit(batch);
      if (batch.commands[0]?.type === 'advance_time') this.isAdvanceUnderWay = false;
      this.statistics.batchCount += 1;
      this.statistics.commandCount += batch.commands.length;
      this.statistics.lastBatchMs = this.options.clock.nowMs() - startedMs;
    }
    for (const { pending, outcome } of waiting) {
      this.unanswered.delete(pending);
      pending.resolve(outcome);
    }
    if (batch.commands.length > 0) {
      this.options.publish({
        batchId: batch.batchId,
        timeMs: batch.timeMs,
        changes: batch.changes,
      });
    }
  }

  /** Outcomes under keys that this term has not seen: a retry may come long after the first try. */
  private async loadStored(items: Pending[]): Promise<void> {
    const unknown = items.flatMap((item) => {
      const key = item.kind === 'command' ? item.request.idempotency : undefined;
      return key !== undefined && this.results.get(key) === undefined ? [key] : [];
    });
    if (unknown.length === 0) return;
    for (const stored of await this.options.store.loadResults(unknown)) {
      this.results.set(stored.userId, stored.key, stored);
    }
  }

  private async loadAccounts(items: Pending[]): Promise<void> {
    const { engine, store } = this.options;
    const missing = new Set<string>();
    for (const item of items) {
      const userIds =
        item.kind === 'read'
          ? item.userIds
          : engine.requiredAccounts({ ...item.request.command, timeMs: 0 });
      for (const userId of userIds) {
        this.residents.delete(userId);
        this.residents.add(userId);
        if (!engine.hasAccount(userId)) missing.add(userId);
      }
    }
    if (missing.size === 0) return;
    for (const [userId, { wallets, fees }] of await store.loadAccounts([...missing])) {
      engine.loadAccount(userId, wallets, fees);
    }
  }

  private evictIdleAccounts(): void {
    let excess = Math.min(this.residents.size - this.options.accountsMax, EVICTIONS_PER_BATCH_MAX);
    for (const userId of this.residents) {
      if (excess <= 0) return;
      excess -= 1;
      if (this.options.engine.evictAccount(userId)) this.residents.delete(userId);
    }
  }
}

function isCancellation(type: EngineCommand['type']): boolean {
  return type === 'cancel_order' || type === 'cancel_orders';
}

function isPayout(type: EngineCommand['type']): boolean {
  return type === 'hold_withdrawal' || type === 'settle_withdrawal';
}

function hasEffect(outcome: CommandOutcome): boolean {
  return outcome.kind !== 'refused' && outcome.kind !== 'repeated' && outcome.kind !== 'key_reused';
}

function storedOutcome(result: CommandResult): StoredOutcome {
  switch (result.kind) {
    case 'order':
      return { kind: 'order', orderId: result.order.id };
    case 'orders':
      return { kind: 'orders', orderIds: result.orders.map(({ id }) => id) };
    case 'transaction':
      return { kind: 'transaction', transactionId: result.transaction.id };
    case 'refused':
      return result;
    case 'market':
    case 'timer':
    case 'fees':
    case 'advanced':
      throw new Error(`a command that answers with '${result.kind}' takes no idempotency key`);
    default:
      return assertNever(result);
  }
}
