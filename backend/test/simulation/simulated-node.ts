import type { WakingClock } from '../../src/lib/clock.ts';
import type { Logger } from '../../src/lib/logger.ts';
import type { CommandOutcome, CommandRequest } from '../../src/services/command-request.ts';
import type { CommittedBatch } from '../../src/services/committed-batch.ts';
import { MatchingEngine } from '../../src/services/matching-engine.ts';
import type { FaultPlan } from './fault-plan.ts';
import type { MemoryDatabase } from './memory-database.ts';
import { MemoryStore } from './memory-store.ts';

export interface NodeOptions {
  queueMax: number;
  batchMax: number;
  accountsMax: number;
  commandTimeoutMs: number;
}

export interface NodeWorld {
  database: MemoryDatabase;
  clock: WakingClock;
  faults: FaultPlan;
  /** How far ahead the clock of the next process is. */
  skewMs: () => number;
  logger: Logger;
  /** Something is not as it must be. */
  report: (problem: string) => void;
  onPublished: (batch: CommittedBatch) => void;
}

/** One process of the exchange: it can be stopped, and it can end between any two steps. */
export class SimulatedNode {
  private engine: MatchingEngine;
  private process = { isDead: false, skewMs: 0 };
  private sessions: MemoryStore[] = [];
  private onDeath: (() => void)[] = [];

  constructor(
    private readonly name: string,
    private readonly options: NodeOptions,
    private readonly world: NodeWorld,
  ) {
    this.engine = this.boot();
  }

  /** Sends a command over a connection that breaks when the process ends. */
  submit(request: CommandRequest): Promise<CommandOutcome> {
    const { engine } = this;
    const death = new Promise<never>((_resolve, reject) => {
      this.onDeath.push(() => {
        reject(new Error('the process ended'));
      });
    });
    const answer = engine.submit(request);
    if (engine.status.queueDepth > this.options.queueMax) {
      this.world.report(`${this.name} queues ${engine.status.queueDepth} commands`);
    }
    return Promise.race([answer, death]);
  }

  get isCancelOnly(): boolean {
    return this.engine.status.state === 'cancel_only';
  }

  /** Ends the process as kill -9 does, and starts another one. */
  crash(): void {
    this.process.isDead = true;
    for (const session of this.sessions) session.cut();
    for (const end of this.onDeath.splice(0)) end();
    this.engine = this.boot();
  }

  /** Ends the process in order, and starts another one. */
  async restart(): Promise<void> {
    await this.engine.stop();
    for (const end of this.onDeath.splice(0)) end();
    this.engine = this.boot();
  }

  async stop(): Promise<void> {
    await this.engine.stop();
  }

  /** Breaks the connection to the database. */
  cutSession(): void {
    this.sessions.at(-1)?.cut();
  }

  private boot(): MatchingEngine {
    const { database, clock, faults, logger, report, onPublished } = this.world;
    const process = { isDead: false, skewMs: Math.floor(this.world.skewMs()) };
    this.process = process;
    this.sessions = [];
    const { sessions } = this;
    const engine = new MatchingEngine(
      {
        ...this.options,
        holder: this.name,
        openStore: () => {
          const store = new MemoryStore(database, ownClock(clock, process), faults);
          sessions.splice(0, sessions.length, store);
          return store;
        },
      },
      ownClock(clock, process),
      logger,
    );
    let lastBatchId: number | null = null;
    engine.onRebuilt((rebuilt) => {
      if (process.isDead) return;
      lastBatchId = database.leadership.lastBatchId;
      for (const breach of rebuilt.verify())
        report(`${this.name} rebuilt a state in which ${breach}`);
    });
    engine.onCommit((batch) => {
      if (process.isDead) return;
      this.checkPublished(batch, lastBatchId);
      lastBatchId = batch.batchId;
      onPublished(batch);
    });
    engine.start();
    return engine;
  }

  /** A published batch is a committed one, and the next one that changed anything. */
  private checkPublished(batch: CommittedBatch, lastBatchId: number | null): void {
    const { database, report } = this.world;
    const { batchId, changes } = batch;
    if (database.batches.get(batchId)?.changes !== changes) {
      report(`${this.name} published batch ${batchId}, which is not committed like that`);
    }
    if (lastBatchId === null) {
      report(`${this.name} published batch ${batchId} before it led`);
      return;
    }
    for (let id = lastBatchId + 1; id < batchId; id += 1) {
      if ((database.batches.get(id)?.commands.length ?? 0) > 0) {
        report(`${this.name} did not publish batch ${id} before ${batchId}`);
      }
    }
    if (batchId <= lastBatchId) report(`${this.name} published batch ${batchId} out of order`);
  }
}

/** A process that has ended does nothing more, also when it was asleep. */
function ownClock(clock: WakingClock, process: { isDead: boolean; skewMs: number }): WakingClock {
  return {
    nowMs: () => clock.nowMs() + process.skewMs,
    sleep: async (durationMs, signal) => {
      await clock.sleep(durationMs, signal);
      if (process.isDead) await never();
    },
  };
}

/** Nothing that waits for this goes on. One for all would keep everything that ever waited for it. */
function never(): Promise<never> {
  return new Promise(() => undefined);
}
