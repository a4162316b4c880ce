import Joi from 'joi';
import { HEALTH_JOBS, type AdminHealth } from '../../contracts/index.ts';
import { count, integerId, listOf, oneOf, orNull, time, word } from './answer-fields.ts';
import type { Operation } from './operation.ts';

const measure = () => Joi.number().min(0).required();
const orUnknown = () => measure().allow(null);

const healthAnswer = Joi.object<AdminHealth, true>({
  time: time(),
  uptimeSeconds: count(),
  engine: Joi.object<AdminHealth['engine'], true>({
    state: oneOf(['starting', 'standby', 'leading', 'cancel_only', 'stopped']),
    reason: orNull(word()),
    queueDepth: count(),
    openOrderCount: count(),
    batchCount: count(),
  }).required(),
  commits: Joi.object<AdminHealth['commits'], true>({
    count: count(),
    p50Ms: orUnknown(),
    p95Ms: orUnknown(),
    maxMs: orUnknown(),
  }).required(),
  leader: Joi.object<AdminHealth['leader'], true>({
    epoch: count(),
    holder: word().allow(''),
    since: time(),
    lagBatches: count().allow(null),
  }).required(),
  socketCount: count(),
  process: Joi.object<AdminHealth['process'], true>({
    eventLoopP99Ms: measure(),
    eventLoopMaxMs: measure(),
    residentBytes: measure(),
    heapUsedBytes: measure(),
    heapLimitBytes: measure(),
  }).required(),
  database: Joi.object<AdminHealth['database'], true>({
    roundTripMs: measure(),
    connectionCount: count(),
    connectionsMax: count(),
    sizeBytes: measure(),
    tables: listOf(
      Joi.object<AdminHealth['database']['tables'][number], true>({
        name: word(),
        bytes: measure(),
        rowEstimate: measure(),
      }),
    ),
  }).required(),
  checkpoint: Joi.object<NonNullable<AdminHealth['checkpoint']>, true>({
    batchId: integerId(),
    at: time(),
  })
    .required()
    .allow(null),
  jobs: listOf(
    Joi.object<AdminHealth['jobs'][number], true>({
      name: oneOf(HEALTH_JOBS),
      lastAt: orNull(time()),
      behindTrades: count().allow(null),
    }),
  ),
}).meta({ className: 'AdminHealth' });

export const HEALTH_OPERATIONS: Operation[] = [
  {
    method: 'get',
    path: '/admin/health',
    tag: 'Admin',
    summary: 'How the process that answers and the database are doing now.',
    access: 'health:read',
    status: 200,
    data: healthAnswer,
  },
];
