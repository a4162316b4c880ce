import type {
  ErrorDetail,
  OrderType,
  PlaceOcoBody,
  PlaceOrderBody,
  TimeInForce,
} from '../contracts/index.ts';

const EXPIRY_DAYS_MAX = 366;
const DAY_MS = 24 * 3600 * 1000;

interface TypeRules {
  /** For messages: "is required for a stop_limit order". */
  name: string;
  /** Whether it has a price of its own; the others are at the market. */
  hasPrice: boolean;
  trigger: 'none' | 'stop_price' | 'trailing';
}

const TYPE_RULES: Record<OrderType, TypeRules> = {
  limit: { name: 'a limit order', hasPrice: true, trigger: 'none' },
  market: { name: 'a market order', hasPrice: false, trigger: 'none' },
  stop: { name: 'a stop order', hasPrice: false, trigger: 'stop_price' },
  stop_limit: { name: 'a stop_limit order', hasPrice: true, trigger: 'stop_price' },
  take_profit: { name: 'a take_profit order', hasPrice: false, trigger: 'stop_price' },
  take_profit_limit: { name: 'a take_profit_limit order', hasPrice: true, trigger: 'stop_price' },
  trailing_stop: { name: 'a trailing_stop order', hasPrice: false, trigger: 'trailing' },
};

/** Those that may rest. */
const RESTING: readonly TimeInForce[] = ['GTC', 'GTD'];

/** How an order lasts when its body does not say. */
export function defaultTimeInForce(orderType: OrderType): TimeInForce {
  return TYPE_RULES[orderType].hasPrice ? 'GTC' : 'IOC';
}

/** Every field of an order that does not go with its type or with another field. */
export function orderProblems(body: PlaceOrderBody, nowMs: number): ErrorDetail[] {
  const rules = TYPE_RULES[body.orderType];
  return [
    ...sizeProblems(body, rules),
    ...triggerProblems(body, rules),
    ...lifeProblems(body, rules),
    ...expiryProblems(body, nowMs),
  ];
}

/** The same for an OCO pair. */
export function ocoProblems(body: PlaceOcoBody, nowMs: number): ErrorDetail[] {
  const problems = expiryProblems(body, nowMs);
  if (body.stopLimitPrice !== undefined && body.maxSlippageBps !== undefined) {
    problems.push({ field: 'maxSlippageBps', message: 'is for a stop without a limit price only' });
  }
  return problems;
}

function sizeProblems(body: PlaceOrderBody, { name, hasPrice, trigger }: TypeRules): ErrorDetail[] {
  const problems: ErrorDetail[] = [];
  if (hasPrice) {
    if (body.price === undefined) problems.push(required('price', name));
    if (body.quantity === undefined) problems.push(required('quantity', name));
    if (body.quoteQuantity !== undefined) problems.push(forMarketOnly('quoteQuantity'));
    if (body.maxSlippageBps !== undefined) problems.push(forMarketOnly('maxSlippageBps'));
  } else {
    if (body.price !== undefined) problems.push(refused('price', name));
    if ((body.quantity === undefined) === (body.quoteQuantity === undefined)) {
      problems.push({
        field: 'quantity',
        message: `${name} has exactly one of quantity and quoteQuantity`,
      });
    }
    if (body.quoteQuantity !== undefined && trigger !== 'none' && body.side === 'sell') {
      problems.push({ field: 'quoteQuantity', message: `is refused for ${name} that sells` });
    }
  }
  if (body.displayQuantity !== undefined && body.orderType !== 'limit') {
    problems.push({ field: 'displayQuantity', message: 'is for limit orders only' });
  }
  return problems;
}

function triggerProblems(body: PlaceOrderBody, { name, trigger }: TypeRules): ErrorDetail[] {
  const problems: ErrorDetail[] = [];
  if (trigger === 'stop_price') {
    if (body.stopPrice === undefined) problems.push(required('stopPrice', name));
  } else if (body.stopPrice !== undefined) {
    problems.push(refused('stopPrice', name));
  }
  if (trigger === 'trailing') {
    if ((body.trailingDelta === undefined) === (body.trailingDeltaBps === undefined)) {
      problems.push({
        field: 'trailingDelta',
        message: `${name} has exactly one of trailingDelta and trailingDeltaBps`,
      });
    }
    return problems;
  }
  for (const field of ['trailingDelta', 'trailingDeltaBps'] as const) {
    if (body[field] !== undefined) problems.push(refused(field, name));
  }
  return problems;
}

function lifeProblems(body: PlaceOrderBody, { name, hasPrice }: TypeRules): ErrorDetail[] {
  const problems: ErrorDetail[] = [];
  const timeInForce = body.timeInForce ?? defaultTimeInForce(body.orderType);
  if (!hasPrice) {
    if (timeInForce !== 'IOC') {
      problems.push({ field: 'timeInForce', message: `must be IOC for ${name}` });
    }
    if (body.postOnly === true) problems.push(refused('postOnly', name));
    return problems;
  }
  if (RESTING.includes(timeInForce)) return problems;
  const resting = body.postOnly === true ? 'a post-only order' : 'an order with displayQuantity';
  if (body.postOnly === true || body.displayQuantity !== undefined) {
    problems.push({ field: 'timeInForce', message: `must be GTC or GTD for ${resting}` });
  }
  return problems;
}

/** That it lies ahead is decided by the engine, so that a repeated request learns what it did before. */
function expiryProblems(
  { timeInForce, expiresAt }: Pick<PlaceOrderBody, 'timeInForce' | 'expiresAt'>,
  nowMs: number,
): ErrorDetail[] {
  const field = 'expiresAt';
  if (timeInForce !== 'GTD') {
    return expiresAt === undefined ? [] : [{ field, message: 'is for GTD orders only' }];
  }
  if (expiresAt === undefined) return [{ field, message: 'is required with GTD' }];
  return Date.parse(expiresAt) > nowMs + EXPIRY_DAYS_MAX * DAY_MS
    ? [{ field, message: `must be within ${EXPIRY_DAYS_MAX} days` }]
    : [];
}

function required(field: string, name: string): ErrorDetail {
  return { field, message: `is required for ${name}` };
}

function refused(field: string, name: string): ErrorDetail {
  return { field, message: `is refused for ${name}` };
}

function forMarketOnly(field: string): ErrorDetail {
  return { field, message: 'is for orders at the market only' };
}
