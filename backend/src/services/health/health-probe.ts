import { getHeapStatistics } from 'node:v8';
import { QueryTypes, type Sequelize } from 'sequelize';
import type { AdminHealth } from '../../contracts/index.ts';
import { assert } from '../../lib/assert.ts';
import type { Clock } from '../../lib/clock.ts';
import type { CommittedBatch } from '../committed-batch.ts';
import type { EngineStatus } from '../matching-engine.ts';
import { CommitTimes } from './commit-times.ts';
import { EventLoopMonitor } from './event-loop-monitor.ts';

/** Sizes are looked up in the file system, one by one: not with every request. */
const SIZES_KEPT_MS = 30_000;
const TABLES_MAX = 8;

const STORED_SQL = `
SELECT leader.epoch::integer AS epoch, leader.holder, leader.acquired_at AS since,
  leader.last_batch_id::text AS "storedBatchId",
  (SELECT batch_id::text FROM engine_checkpoints ORDER BY batch_id DESC LIMIT 1) AS "checkpointId",
  (SELECT created_at FROM engine_checkpoints ORDER BY batch_id DESC LIMIT 1) AS "checkpointAt",
  (SELECT coalesce(max(id), 0)::float8 FROM trades) AS "lastTradeId",
  (SELECT last_trade_id::float8 FROM user_volumes_cursor) AS "volumesTradeId",
  (SELECT last_trade_id::float8 FROM price_alerts_cursor) AS "alertsTradeId",
  (SELECT count(*)::integer FROM pg_stat_activity WHERE datname = current_database())
    AS "connectionCount",
  current_setting('max_connections')::integer AS "connectionsMax"
FROM engine_leader AS leader`;

interface StoredRow {
  epoch: number;
  holder: string;
  since: Date;
  storedBatchId: string;
  checkpointId: string | null;
  checkpointAt: Date | null;
  lastTradeId: number;
  volumesTradeId: number;
  alertsTradeId: number;
  connectionCount: number;
  connectionsMax: number;
}

type Sizes = Pick<AdminHealth['database'], 'sizeBytes' | 'tables'>;

export interface HealthProbeParts {
  sequelize: Sequelize;
  engineStatus: () => EngineStatus;
  socketCount: () => number;
  /** When announcements were last read. */
  boardReadAtMs: () => number | null;
  clock: Clock;
}

/** How this process and its database are doing, for operators. Asks only when it is asked. */
export class HealthProbe {
  private readonly commits = new CommitTimes();
  private readonly eventLoop = new EventLoopMonitor();
  private seenBatchId: number | null = null;
  private sizes: { read: Promise<Sizes>; atMs: number } | null = null;

  constructor(private readonly parts: HealthProbeParts) {}

  /** A {@link CommitListener}. */
  apply({ batchId }: CommittedBatch): void {
    this.seenBatchId = batchId;
    const { lastBatchMs } = this.parts.engineStatus();
    if (lastBatchMs !== null) this.commits.add(lastBatchMs);
  }

  start(): void {
    this.eventLoop.start();
  }

  stop(): void {
    this.eventLoop.stop();
  }

  async look(): Promise<AdminHealth> {
    const { engineStatus, socketCount, clock, sequelize } = this.parts;
    const startedMs = performance.now();
    await sequelize.query('SELECT 1');
    const roundTripMs = performance.now() - startedMs;
    const [stored, sizes] = await Promise.all([this.readStored(), this.readSizes()]);
    const { state, reason, queueDepth, openOrderCount, batchCount } = engineStatus();
    const { epoch, holder, since, connectionCount, connectionsMax } = stored;
    const { p99Ms, maxMs } = this.eventLoop.delays;
    return {
      time: new Date(clock.nowMs()).toISOString(),
      uptimeSeconds: Math.floor(process.uptime()),
      engine: { state, reason, queueDepth, openOrderCount, batchCount },
      commits: this.commits.summary(),
      leader: { epoch, holder, since: since.toISOString(), lagBatches: this.lagOf(stored) },
      socketCount: socketCount(),
      process: {
        eventLoopP99Ms: p99Ms,
        eventLoopMaxMs: maxMs,
        residentBytes: process.memoryUsage.rss(),
        heapUsedBytes: process.memoryUsage().heapUsed,
        heapLimitBytes: getHeapStatistics().heap_size_limit,
      },
      database: { roundTripMs, connectionCount, connectionsMax, ...sizes },
      checkpoint:
        stored.checkpointId === null || stored.checkpointAt === null
          ? null
          : { batchId: stored.checkpointId, at: stored.checkpointAt.toISOString() },
      jobs: this.jobsOf(stored),
    };
  }

  private lagOf({ storedBatchId }: StoredRow): number | null {
    return this.seenBatchId === null ? null : Math.max(0, Number(storedBatchId) - this.seenBatchId);
  }

  private jobsOf(stored: StoredRow): AdminHealth['jobs'] {
    const behind = (tradeId: number) => Math.max(0, stored.lastTradeId - tradeId);
    const boardReadAtMs = this.parts.boardReadAtMs();
    return [
      { name: 'volumes', lastAt: null, behindTrades: behind(stored.volumesTradeId) },
      { name: 'price_alerts', lastAt: null, behindTrades: behind(stored.alertsTradeId) },
      {
        name: 'checkpoints',
        lastAt: stored.checkpointAt?.toISOString() ?? null,
        behindTrades: null,
      },
      {
        name: 'announcements',
        lastAt: boardReadAtMs === null ? null : new Date(boardReadAtMs).toISOString(),
        behindTrades: null,
      },
    ];
  }

  private async readStored(): Promise<StoredRow> {
    const [row] = await this.parts.sequelize.query<StoredRow>(STORED_SQL, {
      type: QueryTypes.SELECT,
    });
    assert(row !== undefined, 'the leader has its row');
    return row;
  }

  /** The same answer for half a minute, also to those who ask while it is looked up. */
  private readSizes(): Promise<Sizes> {
    const nowMs = this.parts.clock.nowMs();
    if (this.sizes !== null && nowMs - this.sizes.atMs < SIZES_KEPT_MS) return this.sizes.read;
    const read = this.querySizes();
    this.sizes = { read, atMs: nowMs };
    read.catch(() => {
      this.sizes = null;
    });
    return read;
  }

  private async querySizes(): Promise<Sizes> {
    const { sequelize } = this.parts;
    const [database] = await sequelize.query<{ bytes: number }>(
      'SELECT pg_database_size(current_database())::float8 AS bytes',
      { type: QueryTypes.SELECT },
    );
    const tables = await sequelize.query<{ name: string; bytes: number; rowEstimate: number }>(
      `SELECT relname AS name, pg_total_relation_size(oid)::float8 AS bytes,
         greatest(reltuples, 0)::float8 AS "rowEstimate"
       FROM pg_class WHERE relkind = 'r' AND relnamespace = current_schema()::regnamespace
       ORDER BY bytes DESC, name LIMIT ${TABLES_MAX}`,
      { type: QueryTypes.SELECT },
    );
    return { sizeBytes: database?.bytes ?? 0, tables };
  }
}
