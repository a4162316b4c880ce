import type { RequestHandler } from 'express';
import { AppError } from '../lib/app-error.ts';

/**
 * For routes that place orders, which `clientOrderId` names. A header that was passed over would let
 * a request that is sent again place its orders twice. @throws AppError `validation_failed`.
 */
export const noIdempotencyKey: RequestHandler = (req, _res, next) => {
  if (req.get('Idempotency-Key') !== undefined) {
    throw new AppError('validation_failed', 'The request is not valid.', {
      details: [
        { field: 'Idempotency-Key', message: 'is not for orders: give each a clientOrderId' },
      ],
    });
  }
  next();
};
