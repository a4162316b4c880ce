import type { Client } from 'pg';
import type { Sequelize } from 'sequelize';
import { AppError } from '../../lib/app-error.ts';
import type { WakingClock } from '../../lib/clock.ts';
import type { Logger } from '../../lib/logger.ts';
import type { Actor } from '../actor.ts';
import type { Breach } from '../invariants.ts';
import type { CheckScope } from '../invariants/invariant-check.ts';
import { NAMED_CHECKS, type NamedCheck } from './named-checks.ts';
import { readTokenSums, type TokenSums } from './token-sums.ts';
import { runChecks, type CheckResult } from './run-checks.ts';
import { LOOK_CHECKS, WalletLook } from './wallet-look.ts';
import type { Freeze, WithdrawalFreeze } from './withdrawal-freeze.ts';

const MINUTE_MS = 60_000;
const LOOK_INTERVAL_MS = 2_000;
/** A look may take this part of the time at most, however many wallets there are. */
const LOOK_PAUSE_FACTOR = 10;
const BOOT_INTERVAL_MS = 5 * MINUTE_MS;
const FULL_INTERVAL_MS = 6 * 60 * MINUTE_MS;
/** Not right after a start, when there is enough to do. */
const FULL_FIRST_MS = 15 * MINUTE_MS;
const FULL_PAUSE_FACTOR = 20;

export interface ReconcilerParts {
  sequelize: Sequelize;
  freeze: WithdrawalFreeze;
  /** For the runs that may take their time. */
  createClient: () => Client;
  /** Whether this process leads, in whatever mode: one process looks. */
  isLeading: () => boolean;
  clock: WakingClock;
  logger: Logger;
}

/** A run of every check. */
export interface FullRun {
  startedAtMs: number;
  finishedAtMs: number;
  findingCount: number;
}

/** For the operator's page and the metrics. */
export interface ReconciliationFigures {
  freeze: Freeze | null;
  mayUnfreeze: boolean;
  isRunning: boolean;
  lastRun: FullRun | null;
  /** Every check with its last result; null before the first one. */
  checks: { check: NamedCheck; result: CheckResult | null }[];
  lookCount: number;
  runCount: number;
  /** How often something new was found, by invariant. */
  foundCounts: ReadonlyMap<string, number>;
}

/**
 * Looks after the books while the exchange trades: the wallets every few seconds, what a start checks
 * every few minutes, everything every few hours. What it finds stops payouts; an operator allows them
 * again after a run that finds nothing.
 */
export class Reconciler {
  private readonly stopping = new AbortController();
  private readonly look: WalletLook;
  private readonly results = new Map<string, CheckResult>();
  private readonly foundCounts = new Map<string, number>();
  private knownRows = new Set<string>();
  private lastRun: FullRun | null = null;
  private isRunning = false;
  private lookCount = 0;
  private runCount = 0;
  private bootDueMs = 0;
  private fullDueMs: number;
  private loop: Promise<void> = Promise.resolve();
  private running: Promise<unknown> = Promise.resolve();

  constructor(private readonly parts: ReconcilerParts) {
    this.look = new WalletLook(parts.sequelize);
    this.fullDueMs = parts.clock.nowMs() + FULL_FIRST_MS;
  }

  start(): void {
    this.loop = this.run();
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.loop;
    await this.running;
  }

  get figures(): ReconciliationFigures {
    const { lookCount, runCount, foundCounts, lastRun, isRunning } = this;
    const checks = NAMED_CHECKS.map((check) => ({
      check,
      result: this.results.get(check.message) ?? null,
    }));
    const freeze = this.parts.freeze.state;
    const mayUnfreeze = freeze !== null && this.isCleanSince(freeze);
    return { freeze, mayUnfreeze, isRunning, lastRun, checks, lookCount, runCount, foundCounts };
  }

  /** What everybody owns, by token. */
  tokenSums(): Promise<TokenSums[]> {
    return readTokenSums(this.parts.sequelize);
  }

  /** Asked with every request for readiness. */
  get areWithdrawalsFrozen(): boolean {
    return this.parts.freeze.isFrozen;
  }

  /** The short look at the wallets. @returns what is wrong. */
  async lookAtWallets(): Promise<Breach[]> {
    const startedAtMs = this.parts.clock.nowMs();
    const breaches = await this.look.findBreaches();
    const checkedAtMs = this.parts.clock.nowMs();
    this.lookCount += 1;
    await this.conclude(
      Object.values(LOOK_CHECKS).map(({ invariant, message }) => ({
        invariant,
        message,
        checkedAtMs,
        durationMs: checkedAtMs - startedAtMs,
        findings: breaches.filter((breach) => breach.message === message).map(({ row }) => row),
      })),
    );
    return breaches;
  }

  /** Every check, once at a time. @throws AppError `conflict` while a run is under way, `unavailable`. */
  async runAll(): Promise<void> {
    if (this.isRunning) throw new AppError('conflict', 'The checks are running already.');
    try {
      await this.alone(async () => {
        await this.lookAtWallets();
        await this.runScope('full');
      });
    } catch (error) {
      this.parts.logger.error('the checks could not be run', { error });
      throw new AppError('unavailable', 'The checks could not be run.', { cause: error });
    }
  }

  /** @throws AppError `conflict` unless payouts are frozen and a whole run since then was clean. */
  async unfreeze(actor: Actor, reason: string): Promise<void> {
    const freeze = this.parts.freeze.state;
    if (freeze === null) throw new AppError('conflict', 'Withdrawals are not frozen.');
    const breaches = await this.lookAtWallets();
    if (breaches.length > 0 || !this.isCleanSince(freeze)) {
      throw new AppError(
        'conflict',
        'Run the checks first: a clean run since the freeze lifts it.',
      );
    }
    await this.parts.freeze.unfreeze(actor, reason);
    this.parts.logger.warn('withdrawals are allowed again', { actorId: actor.userId });
  }

  private async run(): Promise<void> {
    while (!this.stopping.signal.aborted) {
      const startedMs = this.parts.clock.nowMs();
      await this.tickSafely();
      const tookMs = this.parts.clock.nowMs() - startedMs;
      const pauseMs = Math.max(LOOK_INTERVAL_MS, tookMs * LOOK_PAUSE_FACTOR);
      await this.parts.clock.sleep(pauseMs, this.stopping.signal);
    }
  }

  private async tickSafely(): Promise<void> {
    try {
      await this.parts.freeze.load();
      if (!this.parts.isLeading()) return;
      await this.lookAtWallets();
      this.runWhatIsDue();
    } catch (error) {
      if (this.stopping.signal.aborted) return;
      this.parts.logger.warn('the wallets could not be looked at, trying again', { error });
    }
  }

  /** Beside the looks, which go on meanwhile. */
  private runWhatIsDue(): void {
    const nowMs = this.parts.clock.nowMs();
    const isFullDue = nowMs >= this.fullDueMs;
    if (this.isRunning || (!isFullDue && nowMs < this.bootDueMs)) return;
    this.bootDueMs = nowMs + BOOT_INTERVAL_MS;
    this.alone(() => this.runScope(isFullDue ? 'full' : 'boot')).catch((error: unknown) => {
      if (this.stopping.signal.aborted) return;
      this.parts.logger.warn('the books could not be checked, trying again', { error });
    });
  }

  /** One run at a time; stopping waits for it. */
  private alone(run: () => Promise<void>): Promise<void> {
    this.isRunning = true;
    const running = run().finally(() => {
      this.isRunning = false;
    });
    this.running = running.catch(() => undefined);
    return running;
  }

  private async runScope(scope: CheckScope): Promise<void> {
    const { clock, createClient } = this.parts;
    const startedAtMs = clock.nowMs();
    const nowMs = () => clock.nowMs();
    const results = await runChecks(createClient, scope, nowMs, this.stopping.signal);
    const finishedAtMs = clock.nowMs();
    this.runCount += 1;
    await this.conclude(results);
    if (scope === 'boot') return;
    const findingCount = results.reduce((sum, { findings }) => sum + findings.length, 0);
    this.lastRun = { startedAtMs, finishedAtMs, findingCount };
    const pauseMs = (finishedAtMs - startedAtMs) * FULL_PAUSE_FACTOR;
    this.fullDueMs = finishedAtMs + Math.max(FULL_INTERVAL_MS, pauseMs);
  }

  /** Keeps the results; freezes payouts when there is a finding, and says so once. */
  private async conclude(results: readonly CheckResult[]): Promise<void> {
    for (const result of results) this.results.set(result.message, result);
    const found = results.flatMap(({ invariant, message, findings }) =>
      findings.map((row): Breach => ({ invariant, message, row })),
    );
    const news = found.filter(({ row }) => !this.knownRows.has(row));
    this.knownRows = new Set([...this.results.values()].flatMap(({ findings }) => findings));
    for (const { invariant } of news) {
      this.foundCounts.set(invariant, (this.foundCounts.get(invariant) ?? 0) + 1);
    }
    for (const breach of news) this.parts.logger.error('invariant broken', { breach });
    if (found.length === 0) return;
    if (await this.parts.freeze.freeze(found)) this.parts.logger.error('withdrawals are frozen');
  }

  private isCleanSince({ atMs }: Freeze): boolean {
    const { lastRun } = this;
    return (
      lastRun !== null &&
      lastRun.findingCount === 0 &&
      lastRun.startedAtMs >= atMs &&
      [...this.results.values()].every(({ findings }) => findings.length === 0)
    );
  }
}
