import Joi from 'joi';
import {
  LIMITS,
  type FeeOverrideBody,
  type FeeTier,
  type SetFeeTiersBody,
} from '../contracts/index.ts';
import { amount, basisPoints, isoTime, text } from './schema-fields.ts';

const TIERS_MAX = 20;

const feeTierSchema = Joi.object<FeeTier, true>({
  minVolume: amount().required(),
  makerFeeBps: basisPoints().required(),
  takerFeeBps: basisPoints().required(),
});

/** That volumes rise is checked with the rates. */
export const setFeeTiersSchema = Joi.object<SetFeeTiersBody, true>({
  tiers: Joi.array().items(feeTierSchema).min(1).max(TIERS_MAX).required(),
  reason: text(LIMITS.reasonLengthMax).required(),
});

export const feeOverrideSchema = Joi.object<FeeOverrideBody, true>({
  makerFeeBps: basisPoints().required(),
  takerFeeBps: basisPoints().required(),
  from: isoTime(),
  until: isoTime(),
  reason: text(LIMITS.reasonLengthMax).required(),
});
