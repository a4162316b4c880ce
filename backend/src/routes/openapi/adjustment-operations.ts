import Joi from 'joi';
import {
  ADJUSTMENT_STATUSES,
  ADJUSTMENT_WARNINGS,
  type Adjustment,
  type AdjustmentPreview,
} from '../../contracts/index.ts';
import {
  adjustmentPreviewSchema,
  adjustmentsQuerySchema,
  decideAdjustmentSchema,
  proposeAdjustmentSchema,
} from '../../controllers/adjustment-schemas.ts';
import {
  integerId,
  oneOf,
  orNull,
  pageOf,
  signedDecimal,
  time,
  uuid,
  word,
} from './answer-fields.ts';
import type { Operation } from './operation.ts';

const ADMIN = { tag: 'Admin', status: 200 } as const;

const warnings = () =>
  Joi.array()
    .items(Joi.string().valid(...ADJUSTMENT_WARNINGS))
    .required();
const person = () => Joi.object({ id: uuid(), email: word() }).required();

const adjustmentPreviewAnswer = Joi.object<AdjustmentPreview, true>({
  tokenId: integerId(),
  symbol: word(),
  quoteSymbol: word(),
  balance: signedDecimal(),
  available: signedDecimal(),
  balanceAfter: signedDecimal(),
  value: orNull(signedDecimal()),
  houseTotal: signedDecimal(),
  warnings: warnings(),
}).meta({ className: 'AdjustmentPreview' });

const adjustmentAnswer = Joi.object<Adjustment, true>({
  id: integerId(),
  user: Joi.object<Adjustment['user'], true>({
    id: uuid(),
    email: word(),
    username: word(),
  }).required(),
  tokenId: integerId(),
  symbol: word(),
  quoteSymbol: word(),
  amount: signedDecimal(),
  value: orNull(signedDecimal()),
  houseTotal: signedDecimal(),
  warnings: warnings(),
  reason: word(),
  status: oneOf(ADJUSTMENT_STATUSES),
  proposedBy: person(),
  createdAt: time(),
  expiresAt: time(),
  decidedBy: person().allow(null),
  decidedAt: orNull(time()),
  decisionReason: orNull(word()),
  transactionId: orNull(integerId()),
}).meta({ className: 'Adjustment' });

export const ADJUSTMENT_OPERATIONS: Operation[] = [
  {
    ...ADMIN,
    method: 'get',
    path: '/admin/adjustments',
    summary: 'Adjustments of balances and what became of them, newest first.',
    access: 'adjustments:read',
    query: adjustmentsQuerySchema,
    data: pageOf(adjustmentAnswer),
  },
  {
    ...ADMIN,
    method: 'get',
    path: '/admin/adjustments/preview',
    summary: 'What an adjustment would do to a balance, and what it is worth.',
    access: 'adjustments:read',
    query: adjustmentPreviewSchema,
    data: adjustmentPreviewAnswer,
    refusals: [422],
  },
  {
    ...ADMIN,
    method: 'post',
    path: '/admin/adjustments',
    summary: 'Propose a credit or a debit; without effect until a second person approves.',
    access: 'adjustments:propose',
    body: proposeAdjustmentSchema,
    status: 201,
    data: adjustmentAnswer,
    refusals: [409, 422],
  },
  {
    ...ADMIN,
    method: 'post',
    path: '/admin/adjustments/{id}/approve',
    summary: 'Book an adjustment that somebody else proposed; amount and symbol typed again.',
    access: 'adjustments:decide',
    body: decideAdjustmentSchema,
    data: adjustmentAnswer,
    refusals: [409, 422],
  },
  {
    ...ADMIN,
    method: 'post',
    path: '/admin/adjustments/{id}/reject',
    summary: 'Lay an adjustment aside; amount and symbol typed again.',
    access: 'adjustments:decide',
    body: decideAdjustmentSchema,
    data: adjustmentAnswer,
    refusals: [409],
  },
];
