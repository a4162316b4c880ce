import { Engine } from '../engine/engine.ts';
import { AppError } from '../lib/app-error.ts';
import type { WakingClock } from '../lib/clock.ts';
import type { Logger } from '../lib/logger.ts';
import type { CommandOutcome, CommandRequest, CommandSubmitter } from './command-request.ts';
import type { CommitListener } from './committed-batch.ts';
import { CommandQueue } from './single-writer/command-queue.ts';
import type { EngineStore, Leadership } from './single-writer/engine-store.ts';
import { LeaderTerm } from './single-writer/leader-term.ts';

/** How often a process that does not lead asks again. */
const STANDBY_RETRY_MS = 500;
const FAILURE_RETRY_MS = 200;
const EXPIRY_SWEEP_MS = 100;

export type EngineState = 'starting' | 'standby' | 'leading' | 'cancel_only' | 'stopped';

export interface EngineStatus {
  state: EngineState;
  /** Why it is not `leading`; null when it is. */
  reason: string | null;
  epoch: number;
  queueDepth: number;
  batchCount: number;
  lastBatchMs: number | null;
  openOrderCount: number;
}

export interface MatchingEngineOptions {
  /** A new store, unused: one per attempt to lead. */
  openStore: () => EngineStore;
  /** Commands waiting at most; more are answered with 503. */
  queueMax: number;
  /** Commands per transaction at most. */
  batchMax: number;
  /** Idle accounts kept in memory at most. */
  accountsMax: number;
  /** How long a command may wait before it is refused unexecuted, unless it says so itself. */
  commandTimeoutMs: number;
  /** Asked before each payout; none is ever frozen without it. */
  arePayoutsFrozen?: () => boolean;
  /** Who leads, for people: host name and process id. */
  holder: string;
}

/** Called with a freshly loaded engine, before its first command. */
export type RebuildListener = (engine: Engine) => void;

/**
 * The single writer: the only code that changes orders, wallets, trades, transactions and market
 * rules. Takes commands into a bounded queue, and while this process leads, applies them to the
 * pure engine and commits their effects in batches. After any failure the engine is rebuilt from
 * the database; commands whose outcome is unknown are answered with 503.
 */
export class MatchingEngine implements CommandSubmitter {
  private readonly queue: CommandQueue;
  private readonly commitListeners: CommitListener[] = [];
  private readonly rebuildListeners: RebuildListener[] = [];
  private readonly stopping = new AbortController();
  private state: EngineState = 'starting';
  private reason: string | null = 'engine_starting';
  private term: LeaderTerm | null = null;
  private engine: Engine | null = null;
  private epoch = 0;
  /** What is due failed on a state that contradicts itself: it waits until that state is sound. */
  private isTimeFrozen = false;
  private running: Promise<unknown> = Promise.resolve();
  private leadWaiters: (() => void)[] = [];

  constructor(
    private readonly options: MatchingEngineOptions,
    private readonly clock: WakingClock,
    private readonly logger: Logger,
  ) {
    this.queue = new CommandQueue(options.queueMax);
  }

  /** Called in the order of commits, after the commands were answered. */
  onCommit(listener: CommitListener): void {
    this.commitListeners.push(listener);
  }

  onRebuilt(listener: RebuildListener): void {
    this.rebuildListeners.push(listener);
  }

  /** Begins to ask for the leadership; commands are queued from now on. */
  start(): void {
    this.running = Promise.all([this.run(), this.sweepQueue()]);
  }

  /** Resolves when this process leads, in whatever mode. */
  async whenLeading(): Promise<void> {
    if (this.state === 'leading' || this.state === 'cancel_only') return;
    await new Promise<void>((resolve) => this.leadWaiters.push(resolve));
  }

  /** Refuses new commands, finishes those that were accepted, gives the leadership up. */
  async stop(): Promise<void> {
    this.stopping.abort();
    this.queue.interrupt();
    await this.running;
    this.queue.expire(Number.POSITIVE_INFINITY);
  }

  get status(): EngineStatus {
    return {
      state: this.state,
      reason: this.reason,
      epoch: this.epoch,
      queueDepth: this.queue.size,
      batchCount: this.term?.statistics.batchCount ?? 0,
      lastBatchMs: this.term?.statistics.lastBatchMs ?? null,
      openOrderCount: this.engine?.openOrderCount ?? 0,
    };
  }

  submit(request: CommandRequest): Promise<CommandOutcome> {
    return new Promise((resolve, reject) => {
      this.assertAccepting();
      this.queue.push({
        kind: 'command',
        request,
        deadlineMs: request.deadlineMs ?? this.clock.nowMs() + this.options.commandTimeoutMs,
        resolve,
        reject,
      });
    });
  }

  /**
   * Looks at the engine's state between two commands. The state may be a batch ahead of what is
   * committed: good for previews, not for answers about effects.
   * @param userIds whose wallets `look` needs.
   */
  read<T>(userIds: string[], look: (engine: Engine) => T): Promise<T> {
    return new Promise((resolve, reject) => {
      this.assertAccepting();
      this.queue.push({
        kind: 'read',
        userIds,
        look: (engine) => {
          resolve(look(engine));
        },
        deadlineMs: this.clock.nowMs() + this.options.commandTimeoutMs,
        reject,
      });
    });
  }

  private assertAccepting(): void {
    if (this.stopping.signal.aborted) {
      throw new AppError('unavailable', 'The exchange is shutting down.', { retryAfterSeconds: 2 });
    }
  }

  private get isStopping(): boolean {
    return this.stopping.signal.aborted;
  }

  private async run(): Promise<void> {
    while (!this.isStopping) {
      const store = this.options.openStore();
      try {
        const leadership = await store.tryLead(this.options.holder);
        if (leadership === null) {
          this.setState('standby', 'engine_standby');
          await store.close();
          await this.pause(STANDBY_RETRY_MS);
          continue;
        }
        await this.lead(store, leadership);
        await store.close();
      } catch (error) {
        this.handleFailure(error);
        store.destroy();
        await this.pause(FAILURE_RETRY_MS);
      }
    }
    this.setState('stopped', 'engine_stopped');
  }

  private async lead(store: EngineStore, leadership: Leadership): Promise<void> {
    const startedMs = this.clock.nowMs();
    this.epoch = leadership.epoch;
    const snapshot = await store.loadSnapshot(leadership);
    const engine = Engine.restore(snapshot);
    const breaches = [
      ...engine.verify().map((message) => ({ invariant: 'engine', message })),
      ...(await store.findBreaches()),
    ];
    for (const breach of breaches.slice(0, 20)) this.logger.error('invariant broken', { breach });
    const cancelOnly = breaches.length > 0;
    this.isTimeFrozen &&= cancelOnly;

    this.engine = engine;
    for (const listener of this.rebuildListeners) listener(engine);
    this.term = new LeaderTerm({
      store,
      engine,
      leadership,
      cancelOnly,
      isTimeFrozen: this.isTimeFrozen,
      arePayoutsFrozen: this.options.arePayoutsFrozen ?? (() => false),
      queue: this.queue,
      batchMax: this.options.batchMax,
      accountsMax: this.options.accountsMax,
      clock: this.clock,
      publish: (batch) => {
        for (const listener of this.commitListeners) listener(batch);
      },
    });
    this.logger.info('engine leads', {
      epoch: leadership.epoch,
      openOrders: engine.openOrderCount,
      tookMs: this.clock.nowMs() - startedMs,
      cancelOnly,
    });
    if (cancelOnly) this.setState('cancel_only', 'invariants_broken');
    else this.setState('leading', null);
    await this.term.serve(() => this.isStopping);
  }

  private handleFailure(error: unknown): void {
    this.logger.error('engine stopped, rebuilding', { error });
    if (this.state === 'cancel_only' && this.term?.isAdvancing === true) {
      // Else every term would end by the same error, and nobody could cancel.
      this.isTimeFrozen = true;
      this.logger.error('nothing that is due happens until the state is sound');
    }
    this.setState('starting', 'engine_rebuilding');
    this.term?.fail(
      new AppError(
        'unavailable',
        'The outcome is unknown. Send the same request with the same key again to learn it.',
        { retryAfterSeconds: 1, cause: error },
      ),
    );
    this.term = null;
    this.engine = null;
  }

  private setState(state: EngineState, reason: string | null): void {
    this.state = state;
    this.reason = reason;
    if (state !== 'leading' && state !== 'cancel_only') return;
    for (const resolve of this.leadWaiters.splice(0)) resolve();
  }

  /** Refuses what waits for too long, also while nobody leads. */
  private async sweepQueue(): Promise<void> {
    while (!this.isStopping) {
      await this.pause(EXPIRY_SWEEP_MS);
      this.queue.expire(this.clock.nowMs());
    }
  }

  /** Ends early when the engine is asked to stop. */
  private pause(durationMs: number): Promise<void> {
    return this.clock.sleep(durationMs, this.stopping.signal);
  }
}
