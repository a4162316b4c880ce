import type { ErrorDetail, PlaceOcoBody, PlaceOrderBody } from '../contracts/index.ts';
import type { PlaceOco, PlaceOrder } from '../engine/commands.ts';
import { AppError } from '../lib/app-error.ts';
import { parseAmount } from '../lib/decimal.ts';
import type { IdempotencyKey } from './command-request.ts';
import { fingerprintOf } from './fingerprint.ts';
import { defaultTimeInForce, ocoProblems, orderProblems } from './order-problems.ts';

const MAX_SLIPPAGE_BPS_DEFAULT = 500;

/** An order as a service writes it: the single writer adds the time. */
export type NewPlaceOrder = Omit<PlaceOrder, 'timeMs'>;
export type NewPlaceOco = Omit<PlaceOco, 'timeMs'>;

type OrderTerms = Omit<NewPlaceOrder, 'type'>;

/** Whose order it is and in which market. */
export interface OrderTarget {
  userId: string;
  tokenId: number;
}

/**
 * What the engine is asked for a request whose single fields are valid.
 * @param nowMs bounds how far ahead an order may expire.
 * @throws AppError `validation_failed` naming every field that does not go with the others.
 */
export function orderCommand(
  target: OrderTarget,
  body: PlaceOrderBody,
  nowMs: number,
): NewPlaceOrder {
  refuse(orderProblems(body, nowMs));
  return {
    type: 'place_order',
    ...target,
    clientOrderId: body.clientOrderId ?? null,
    orderType: body.orderType,
    side: body.side,
    priceAtoms: parseOptional(body.price),
    stopPriceAtoms: parseOptional(body.stopPrice),
    trailingDeltaAtoms: parseOptional(body.trailingDelta),
    trailingDeltaBps: body.trailingDeltaBps ?? null,
    quantityAtoms: parseOptional(body.quantity),
    quoteQuantityAtoms: parseOptional(body.quoteQuantity),
    displayQuantityAtoms: parseOptional(body.displayQuantity),
    timeInForce: body.timeInForce ?? defaultTimeInForce(body.orderType),
    expiresAtMs: parseTime(body.expiresAt),
    postOnly: body.postOnly ?? false,
    selfTradePrevention: body.selfTradePrevention ?? 'expire_taker',
    maxSlippageBps: body.maxSlippageBps ?? MAX_SLIPPAGE_BPS_DEFAULT,
  };
}

/**
 * A pair of one side and quantity. Only what can rest expires by itself: a stop at the market ends with
 * its limit order. @throws AppError like {@link orderCommand}.
 */
export function ocoCommand(target: OrderTarget, body: PlaceOcoBody, nowMs: number): NewPlaceOco {
  refuse(ocoProblems(body, nowMs));
  const shared: OrderTerms = {
    ...target,
    clientOrderId: null,
    orderType: 'limit',
    side: body.side,
    priceAtoms: null,
    stopPriceAtoms: null,
    trailingDeltaAtoms: null,
    trailingDeltaBps: null,
    quantityAtoms: parseAmount(body.quantity),
    quoteQuantityAtoms: null,
    displayQuantityAtoms: null,
    timeInForce: body.timeInForce ?? 'GTC',
    expiresAtMs: parseTime(body.expiresAt),
    postOnly: false,
    selfTradePrevention: body.selfTradePrevention ?? 'expire_taker',
    maxSlippageBps: body.maxSlippageBps ?? MAX_SLIPPAGE_BPS_DEFAULT,
  };
  const stopPriceAtoms = parseAmount(body.stopPrice);
  return {
    type: 'place_oco',
    limit: {
      ...shared,
      clientOrderId: body.clientOrderId ?? null,
      priceAtoms: parseAmount(body.price),
      postOnly: true,
    },
    stop:
      body.stopLimitPrice === undefined
        ? {
            ...shared,
            orderType: 'stop',
            stopPriceAtoms,
            timeInForce: 'IOC',
            expiresAtMs: null,
          }
        : {
            ...shared,
            orderType: 'stop_limit',
            stopPriceAtoms,
            priceAtoms: parseAmount(body.stopLimitPrice),
          },
  };
}

/** Null without a client order id: such an order sent again is a second order. */
export function orderKey(command: NewPlaceOrder): IdempotencyKey | null {
  return keyOf(command, fingerprintParts(command));
}

/** Client order ids are one name space: one that named an order never names a pair. */
export function ocoKey({ limit, stop }: NewPlaceOco): IdempotencyKey | null {
  return keyOf(limit, [...fingerprintParts(limit), 'oco', ...fingerprintParts(stop)]);
}

function keyOf(
  { userId, clientOrderId }: OrderTerms,
  parts: ReturnType<typeof fingerprintParts>,
): IdempotencyKey | null {
  if (clientOrderId === null) return null;
  return { userId, key: `order:${clientOrderId}`, fingerprint: fingerprintOf(parts) };
}

/** What a plain order does not have is left out: its fingerprint is the same as ever. */
function fingerprintParts(terms: OrderTerms): (string | number | bigint | boolean | null)[] {
  const special = [
    terms.stopPriceAtoms,
    terms.trailingDeltaAtoms,
    terms.trailingDeltaBps,
    terms.displayQuantityAtoms,
    terms.expiresAtMs,
  ];
  return [
    terms.tokenId,
    terms.orderType,
    terms.side,
    terms.priceAtoms,
    terms.quantityAtoms,
    terms.quoteQuantityAtoms,
    terms.timeInForce,
    terms.postOnly,
    terms.selfTradePrevention,
    terms.maxSlippageBps,
    ...(special.some((value) => value !== null) ? special : []),
  ];
}

function refuse(details: ErrorDetail[]): void {
  if (details.length === 0) return;
  throw new AppError('validation_failed', 'The order is not valid.', { details });
}

function parseOptional(text: string | undefined): bigint | null {
  return text === undefined ? null : parseAmount(text);
}

function parseTime(text: string | undefined): number | null {
  return text === undefined ? null : Date.parse(text);
}
