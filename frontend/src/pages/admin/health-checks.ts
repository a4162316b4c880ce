import type { AdminHealth } from '@tokentradex/backend/contracts';

export type Verdict = 'good' | 'watch' | 'act';
export type HealthUnit = 'count' | 'ms' | 'percent' | 'hours' | 'seconds' | 'trades' | 'bytes';

export type CheckName =
  | 'queue'
  | 'commitP95'
  | 'commitMax'
  | 'lag'
  | 'eventLoop'
  | 'heap'
  | 'resident'
  | 'sockets'
  | 'roundTrip'
  | 'connections'
  | 'checkpoint'
  | 'volumes'
  | 'alerts'
  | 'announcements';

export interface HealthCheck {
  name: CheckName;
  unit: HealthUnit;
  /** Null while there is nothing to measure. */
  value: number | null;
  verdict: Verdict;
  /** From where on; null where nothing is too much. */
  limits: { watch: number; act: number } | null;
}

const MB = 1_000_000;
const HOUR_MS = 3_600_000;

/** From where on a figure wants a look, and from where on a hand. */
const LIMITS: Record<CheckName, { unit: HealthUnit; watch: number; act: number } | HealthUnit> = {
  queue: { unit: 'count', watch: 200, act: 2_000 },
  commitP95: { unit: 'ms', watch: 50, act: 250 },
  commitMax: { unit: 'ms', watch: 500, act: 2_000 },
  lag: { unit: 'count', watch: 5, act: 50 },
  eventLoop: { unit: 'ms', watch: 30, act: 150 },
  heap: { unit: 'percent', watch: 70, act: 90 },
  resident: { unit: 'bytes', watch: 2_000 * MB, act: 4_000 * MB },
  sockets: 'count',
  roundTrip: { unit: 'ms', watch: 10, act: 100 },
  connections: { unit: 'percent', watch: 70, act: 90 },
  checkpoint: { unit: 'hours', watch: 30, act: 72 },
  volumes: { unit: 'trades', watch: 20_000, act: 200_000 },
  alerts: { unit: 'trades', watch: 5_000, act: 50_000 },
  announcements: { unit: 'seconds', watch: 10, act: 60 },
};

function check(name: CheckName, value: number | null): HealthCheck {
  const rule = LIMITS[name];
  if (typeof rule === 'string') return { name, unit: rule, value, verdict: 'good', limits: null };
  const { unit, watch, act } = rule;
  const verdict = value === null || value < watch ? 'good' : value < act ? 'watch' : 'act';
  return { name, unit, value, verdict, limits: { watch, act } };
}

export interface HealthChecks {
  engine: HealthCheck[];
  process: HealthCheck[];
  database: HealthCheck[];
  jobs: HealthCheck[];
  /** The engine's own state, which is no number. */
  state: Verdict;
  overall: Verdict;
}

const RANKS: Record<Verdict, number> = { good: 0, watch: 1, act: 2 };

export function worstOf(verdicts: readonly Verdict[]): Verdict {
  return verdicts.reduce((worst, one) => (RANKS[one] > RANKS[worst] ? one : worst), 'good');
}

/** Every figure with its verdict. */
export function healthChecks(health: AdminHealth): HealthChecks {
  const { engine, commits, leader, database, checkpoint, jobs, socketCount } = health;
  const { process } = health;
  const nowMs = Date.parse(health.time);
  const jobOf = (name: AdminHealth['jobs'][number]['name']) =>
    jobs.find((job) => job.name === name);
  const readAt = jobOf('announcements')?.lastAt ?? null;
  const groups = {
    engine: [
      check('queue', engine.queueDepth),
      check('commitP95', commits.p95Ms),
      check('commitMax', commits.maxMs),
      check('lag', leader.lagBatches),
    ],
    process: [
      check('eventLoop', process.eventLoopP99Ms),
      check('heap', (100 * process.heapUsedBytes) / process.heapLimitBytes),
      check('resident', process.residentBytes),
      check('sockets', socketCount),
    ],
    database: [
      check('roundTrip', database.roundTripMs),
      check('connections', (100 * database.connectionCount) / database.connectionsMax),
    ],
    jobs: [
      check(
        'checkpoint',
        checkpoint === null ? null : (nowMs - Date.parse(checkpoint.at)) / HOUR_MS,
      ),
      check('volumes', jobOf('volumes')?.behindTrades ?? null),
      check('alerts', jobOf('price_alerts')?.behindTrades ?? null),
      check('announcements', readAt === null ? null : (nowMs - Date.parse(readAt)) / 1000),
    ],
  };
  const state = stateVerdict(engine.state);
  const all = Object.values(groups).flat();
  return { ...groups, state, overall: worstOf([state, ...all.map(({ verdict }) => verdict)]) };
}

function stateVerdict(state: AdminHealth['engine']['state']): Verdict {
  if (state === 'leading') return 'good';
  return state === 'standby' || state === 'starting' ? 'watch' : 'act';
}

/** Bytes as people read them: "12.3 MB". */
export function formatBytes(bytes: number): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB'] as const;
  let value = bytes;
  let index = 0;
  while (value >= 999.5 && index < units.length - 1) {
    value /= 1000;
    index += 1;
  }
  return `${value.toFixed(value < 10 && index > 0 ? 1 : 0)} ${units[index] ?? 'B'}`;
}
