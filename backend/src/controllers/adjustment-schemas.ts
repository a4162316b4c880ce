import Joi from 'joi';
import {
  ADJUSTMENT_STATUSES,
  LIMITS,
  type AdjustmentPreviewQuery,
  type AdjustmentsQuery,
  type DecideAdjustmentBody,
  type ProposeAdjustmentBody,
} from '../contracts/index.ts';
import { PAGE_FIELDS, signedAmount, text, tokenReference } from './schema-fields.ts';

const SYMBOL_LENGTH_MAX = 10;
const reason = () => text(LIMITS.reasonLengthMax).required();

const ADJUSTMENT_FIELDS = {
  userId: Joi.string()
    .pattern(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/, "a user's id")
    .required(),
  tokenId: tokenReference().required(),
  amount: signedAmount().required(),
};

export const proposeAdjustmentSchema = Joi.object<ProposeAdjustmentBody, true>({
  ...ADJUSTMENT_FIELDS,
  reason: reason(),
});

export const adjustmentPreviewSchema = Joi.object<AdjustmentPreviewQuery, true>(ADJUSTMENT_FIELDS);

export const adjustmentsQuerySchema = Joi.object<AdjustmentsQuery, true>({
  ...PAGE_FIELDS,
  status: Joi.string().valid(...ADJUSTMENT_STATUSES),
});

export const decideAdjustmentSchema = Joi.object<DecideAdjustmentBody, true>({
  reason: reason(),
  confirm: Joi.object<DecideAdjustmentBody['confirm'], true>({
    amount: signedAmount().required(),
    symbol: text(SYMBOL_LENGTH_MAX).required(),
  }).required(),
});
