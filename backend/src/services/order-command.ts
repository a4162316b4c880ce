import type { ErrorDetail, PlaceOrderBody } from '../contracts/index.ts';
import type { PlaceOrder } from '../engine/commands.ts';
import { AppError } from '../lib/app-error.ts';
import { parseAmount } from '../lib/decimal.ts';
import type { IdempotencyKey } from './command-request.ts';
import { fingerprintOf } from './fingerprint.ts';

const MAX_SLIPPAGE_BPS_DEFAULT = 500;

/** An order as a service writes it: the single writer adds the time. */
export type NewPlaceOrder = Omit<PlaceOrder, 'timeMs'>;

/**
 * What the engine is asked for a request whose single fields are valid.
 * @throws AppError `validation_failed` naming every field that does not go with the others.
 */
export function orderCommand(userId: string, tokenId: number, body: PlaceOrderBody): NewPlaceOrder {
  const details = body.orderType === 'limit' ? limitProblems(body) : marketProblems(body);
  if (details.length > 0) {
    throw new AppError('validation_failed', 'The order is not valid.', { details });
  }
  return {
    type: 'place_order',
    userId,
    tokenId,
    clientOrderId: body.clientOrderId ?? null,
    orderType: body.orderType,
    side: body.side,
    priceAtoms: parseOptional(body.price),
    quantityAtoms: parseOptional(body.quantity),
    quoteQuantityAtoms: parseOptional(body.quoteQuantity),
    timeInForce: body.timeInForce ?? (body.orderType === 'market' ? 'IOC' : 'GTC'),
    postOnly: body.postOnly ?? false,
    selfTradePrevention: body.selfTradePrevention ?? 'expire_taker',
    maxSlippageBps: body.maxSlippageBps ?? MAX_SLIPPAGE_BPS_DEFAULT,
  };
}

/** Null without a client order id: such an order sent again is a second order. */
export function orderKey(command: NewPlaceOrder): IdempotencyKey | null {
  if (command.clientOrderId === null) return null;
  return {
    userId: command.userId,
    key: `order:${command.clientOrderId}`,
    fingerprint: fingerprintOf([
      command.tokenId,
      command.orderType,
      command.side,
      command.priceAtoms,
      command.quantityAtoms,
      command.quoteQuantityAtoms,
      command.timeInForce,
      command.postOnly,
      command.selfTradePrevention,
      command.maxSlippageBps,
    ]),
  };
}

function limitProblems(body: PlaceOrderBody): ErrorDetail[] {
  const problems: ErrorDetail[] = [];
  if (body.price === undefined) {
    problems.push({ field: 'price', message: 'is required for a limit order' });
  }
  if (body.quantity === undefined) {
    problems.push({ field: 'quantity', message: 'is required for a limit order' });
  }
  if (body.quoteQuantity !== undefined) {
    problems.push({ field: 'quoteQuantity', message: 'is for market orders only' });
  }
  if (body.maxSlippageBps !== undefined) {
    problems.push({ field: 'maxSlippageBps', message: 'is for market orders only' });
  }
  if (body.postOnly === true && (body.timeInForce ?? 'GTC') !== 'GTC') {
    problems.push({ field: 'timeInForce', message: 'must be GTC for a post-only order' });
  }
  return problems;
}

function marketProblems(body: PlaceOrderBody): ErrorDetail[] {
  const problems: ErrorDetail[] = [];
  if (body.price !== undefined) {
    problems.push({ field: 'price', message: 'is for limit orders only' });
  }
  if ((body.quantity === undefined) === (body.quoteQuantity === undefined)) {
    problems.push({
      field: 'quantity',
      message: 'a market order has exactly one of quantity and quoteQuantity',
    });
  }
  if (body.timeInForce !== undefined && body.timeInForce !== 'IOC') {
    problems.push({ field: 'timeInForce', message: 'must be IOC for a market order' });
  }
  if (body.postOnly === true) {
    problems.push({ field: 'postOnly', message: 'is for limit orders only' });
  }
  return problems;
}

function parseOptional(text: string | undefined): bigint | null {
  return text === undefined ? null : parseAmount(text);
}
