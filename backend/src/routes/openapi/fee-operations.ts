import Joi from 'joi';
import type { FeeOverride, FeeSchedule, FeeTier, MyFees } from '../../contracts/index.ts';
import { feeOverrideSchema, setFeeTiersSchema } from '../../controllers/fee-schemas.ts';
import { count, decimal, integerId, listOf, orNull, time, word } from './answer-fields.ts';
import type { Operation } from './operation.ts';

const FEES = { tag: 'Fees', status: 200 } as const;

const feeTierAnswer = Joi.object<FeeTier, true>({
  minVolume: decimal(),
  makerFeeBps: decimal(),
  takerFeeBps: decimal(),
}).meta({ className: 'FeeTier' });

const feeScheduleAnswer = Joi.object<FeeSchedule, true>({
  tiers: listOf(feeTierAnswer),
}).meta({ className: 'FeeSchedule' });

const feeOverrideAnswer = Joi.object<FeeOverride, true>({
  id: integerId(),
  makerFeeBps: decimal(),
  takerFeeBps: decimal(),
  from: time(),
  until: orNull(time()),
  reason: word(),
  createdAt: time(),
}).meta({ className: 'FeeOverride' });

const myFeesAnswer = Joi.object<MyFees, true>({
  volume30d: decimal(),
  tier: count(),
  override: feeOverrideAnswer.required().allow(null),
}).meta({ className: 'MyFees' });

export const FEE_OPERATIONS: Operation[] = [
  {
    ...FEES,
    method: 'get',
    path: '/fees',
    summary: 'Rates by 30-day volume; the rate of a market counts where it is lower.',
    access: 'public',
    data: feeScheduleAnswer,
  },
  {
    ...FEES,
    method: 'get',
    path: '/fees/mine',
    key: 'read',
    summary: 'Your 30-day volume, tier and override.',
    access: 'session',
    data: myFeesAnswer,
  },
  {
    ...FEES,
    method: 'get',
    path: '/admin/fees/tiers',
    summary: 'Rates by 30-day volume.',
    access: 'fees:read',
    data: feeScheduleAnswer,
  },
  {
    ...FEES,
    method: 'put',
    path: '/admin/fees/tiers',
    summary: 'Replace the rates by volume.',
    access: 'fees:write',
    body: setFeeTiersSchema,
    data: feeScheduleAnswer,
  },
  {
    ...FEES,
    method: 'get',
    path: '/admin/users/{id}/fee-overrides',
    summary: 'Rates of one user, past and to come, newest first.',
    access: 'fees:read',
    data: Joi.array().items(feeOverrideAnswer),
  },
  {
    ...FEES,
    method: 'post',
    path: '/admin/users/{id}/fee-overrides',
    summary: 'Give a user rates of their own.',
    access: 'fees:write',
    body: feeOverrideSchema,
    status: 201,
    data: feeOverrideAnswer,
  },
  {
    ...FEES,
    method: 'delete',
    path: '/admin/users/{id}/fee-overrides/{overrideId}',
    summary: 'End the rates of a user now.',
    access: 'fees:write',
    data: feeOverrideAnswer,
    refusals: [409],
  },
];
