import type { IsoTime } from './common.ts';

/** Background work that follows the trades or a clock. */
export const HEALTH_JOBS = ['volumes', 'price_alerts', 'checkpoints', 'announcements'] as const;
export type HealthJob = (typeof HEALTH_JOBS)[number];

/** Answer to GET /admin/health: how this process and its database are doing now. */
export interface AdminHealth {
  time: IsoTime;
  uptimeSeconds: number;
  engine: {
    /** `leading` takes orders. */
    state: 'starting' | 'standby' | 'leading' | 'cancel_only' | 'stopped';
    reason: string | null;
    queueDepth: number;
    openOrderCount: number;
    /** Batches since the last rebuild. */
    batchCount: number;
  };
  /** Of the latest batches, at most 1000; milliseconds; null before the first. */
  commits: { count: number; p50Ms: number | null; p95Ms: number | null; maxMs: number | null };
  leader: {
    epoch: number;
    /** Host and process that lead. */
    holder: string;
    since: IsoTime;
    /** Batches that are stored and were not seen by this process yet; null before it saw one. */
    lagBatches: number | null;
  };
  socketCount: number;
  process: {
    /** How late timers were within the last ten seconds. */
    eventLoopP99Ms: number;
    eventLoopMaxMs: number;
    residentBytes: number;
    heapUsedBytes: number;
    heapLimitBytes: number;
  };
  database: {
    /** Of one empty query. */
    roundTripMs: number;
    connectionCount: number;
    connectionsMax: number;
    sizeBytes: number;
    /** The eight largest with their indexes; row counts are the planner's estimates. */
    tables: { name: string; bytes: number; rowEstimate: number }[];
  };
  /** The newest; null before the first. */
  checkpoint: { batchId: string; at: IsoTime } | null;
  jobs: {
    name: HealthJob;
    /** When it last did its work; null when it does not tell. */
    lastAt: IsoTime | null;
    /** Trades that it has not looked at; null when it does not follow trades. */
    behindTrades: number | null;
  }[];
}
