import Joi from 'joi';
import {
  CHECK_STATES,
  RECONCILIATION_PACES,
  type Reconciliation,
  type ReconciliationCheck,
  type TokenReconciliation,
} from '../../contracts/index.ts';
import { unfreezeSchema } from '../../controllers/reconciliation-schemas.ts';
import {
  count,
  flag,
  integerId,
  listOf,
  oneOf,
  orNull,
  signedDecimal,
  time,
  word,
} from './answer-fields.ts';
import type { Operation } from './operation.ts';

const ADMIN = { tag: 'Admin', status: 200 } as const;

const checkAnswer = Joi.object<ReconciliationCheck, true>({
  invariant: word(),
  message: word(),
  pace: oneOf(RECONCILIATION_PACES),
  state: oneOf(CHECK_STATES),
  checkedAt: orNull(time()),
  durationMs: Joi.number().min(0).allow(null).required(),
  findings: Joi.array().items(Joi.string()).required(),
}).meta({ className: 'ReconciliationCheck' });

const tokenAnswer = Joi.object<TokenReconciliation, true>({
  tokenId: integerId(),
  symbol: word(),
  users: signedDecimal(),
  fees: signedDecimal(),
  external: signedDecimal(),
  sum: signedDecimal(),
}).meta({ className: 'TokenReconciliation' });

const reconciliationAnswer = Joi.object<Reconciliation, true>({
  withdrawals: Joi.object<Reconciliation['withdrawals'], true>({
    isFrozen: flag(),
    frozenAt: orNull(time()),
    findings: listOf(Joi.object({ invariant: word(), message: word(), row: word() })),
    mayUnfreeze: flag(),
  }).required(),
  isRunning: flag(),
  lastRun: Joi.object<NonNullable<Reconciliation['lastRun']>, true>({
    startedAt: time(),
    finishedAt: time(),
    durationMs: Joi.number().min(0).required(),
    findingCount: count(),
  })
    .allow(null)
    .required(),
  checks: listOf(checkAnswer),
  tokens: listOf(tokenAnswer),
}).meta({ className: 'Reconciliation' });

export const RECONCILIATION_OPERATIONS: Operation[] = [
  {
    ...ADMIN,
    method: 'get',
    path: '/admin/reconciliation',
    summary: 'Whether the books add up, by invariant and by token.',
    access: 'reconciliation:read',
    data: reconciliationAnswer,
  },
  {
    ...ADMIN,
    method: 'post',
    path: '/admin/reconciliation/run',
    summary: 'Check everything now; answers when it is done. One run at a time.',
    access: 'reconciliation:read',
    data: reconciliationAnswer,
    refusals: [409],
  },
  {
    ...ADMIN,
    method: 'post',
    path: '/admin/reconciliation/unfreeze',
    summary: 'Allow withdrawals again, after a clean run since they were frozen.',
    access: 'reconciliation:unfreeze',
    body: unfreezeSchema,
    data: reconciliationAnswer,
    refusals: [409],
  },
];
