import { LIMITS, type ListTokenBody, type UpdateTokenBody } from '../contracts/index.ts';
import type { MarketRules } from '../engine/commands.ts';
import { formatBps, parseBps } from '../lib/basis-points.ts';
import { formatAmount, parseAmount } from '../lib/decimal.ts';
import type { TokenRecord } from './token-registry.ts';

/** The part of a token that the engine knows. */
export type TokenRules = Omit<MarketRules, 'tokenId'>;

/** Rules that are whole numbers, named alike on the wire and in the engine. */
type CountRule =
  | 'priceBandBps'
  | 'maxOpenOrders'
  | 'maxTriggers'
  | 'breakerMoveBps'
  | 'breakerWindowMinutes'
  | 'breakerPauseMinutes';

/** What a listing has when it does not say. */
const DEFAULT_RULES: Pick<TokenRules, CountRule> = {
  priceBandBps: 0,
  maxOpenOrders: LIMITS.openOrdersPerMarketMax,
  maxTriggers: LIMITS.triggersPerMarketMax,
  breakerMoveBps: 0,
  breakerWindowMinutes: 5,
  breakerPauseMinutes: 5,
};

const COUNTS = Object.keys(DEFAULT_RULES) as CountRule[];

/** The rules that a new market gets. */
export function rulesOfListing(body: ListTokenBody): TokenRules {
  return {
    tickAtoms: parseAmount(body.tickSize),
    lotAtoms: parseAmount(body.lotSize),
    minQuantityAtoms: parseAmount(body.minQuantity),
    maxQuantityAtoms: parseAmount(body.maxQuantity),
    minNotionalAtoms: parseAmount(body.minNotional),
    makerFeePpm: parseBps(body.makerFeeBps),
    takerFeePpm: parseBps(body.takerFeeBps),
    ...DEFAULT_RULES,
    ...countsOf(body),
  };
}

/** The rules that an edit names. */
export function rulesOfUpdate(body: UpdateTokenBody): Partial<TokenRules> {
  const { tickSize, lotSize, minQuantity, maxQuantity, minNotional } = body;
  return {
    ...(tickSize === undefined ? {} : { tickAtoms: parseAmount(tickSize) }),
    ...(lotSize === undefined ? {} : { lotAtoms: parseAmount(lotSize) }),
    ...(minQuantity === undefined ? {} : { minQuantityAtoms: parseAmount(minQuantity) }),
    ...(maxQuantity === undefined ? {} : { maxQuantityAtoms: parseAmount(maxQuantity) }),
    ...(minNotional === undefined ? {} : { minNotionalAtoms: parseAmount(minNotional) }),
    ...(body.makerFeeBps === undefined ? {} : { makerFeePpm: parseBps(body.makerFeeBps) }),
    ...(body.takerFeeBps === undefined ? {} : { takerFeePpm: parseBps(body.takerFeeBps) }),
    ...countsOf(body),
  };
}

export function rulesOfToken(token: TokenRecord): TokenRules {
  return {
    tickAtoms: token.tickAtoms,
    lotAtoms: token.lotAtoms,
    minQuantityAtoms: token.minQuantityAtoms,
    maxQuantityAtoms: token.maxQuantityAtoms,
    minNotionalAtoms: token.minNotionalAtoms,
    makerFeePpm: token.makerFeePpm,
    takerFeePpm: token.takerFeePpm,
    priceBandBps: token.priceBandBps,
    maxOpenOrders: token.maxOpenOrders,
    maxTriggers: token.maxTriggers,
    breakerMoveBps: token.breakerMoveBps,
    breakerWindowMinutes: token.breakerWindowMinutes,
    breakerPauseMinutes: token.breakerPauseMinutes,
  };
}

/** As the API writes them, for the audit log and the stored row. */
export function presentRules(rules: TokenRules) {
  return {
    tickSize: formatAmount(rules.tickAtoms),
    lotSize: formatAmount(rules.lotAtoms),
    minQuantity: formatAmount(rules.minQuantityAtoms),
    maxQuantity: formatAmount(rules.maxQuantityAtoms),
    minNotional: formatAmount(rules.minNotionalAtoms),
    makerFeeBps: formatBps(rules.makerFeePpm),
    takerFeeBps: formatBps(rules.takerFeePpm),
    priceBandBps: rules.priceBandBps,
    maxOpenOrders: rules.maxOpenOrders,
    maxTriggers: rules.maxTriggers,
    breakerMoveBps: rules.breakerMoveBps,
    breakerWindowMinutes: rules.breakerWindowMinutes,
    breakerPauseMinutes: rules.breakerPauseMinutes,
  };
}

function countsOf(body: UpdateTokenBody | ListTokenBody): Partial<Pick<TokenRules, CountRule>> {
  const counts: Partial<Pick<TokenRules, CountRule>> = {};
  for (const name of COUNTS) {
    const value = body[name];
    if (value !== undefined) counts[name] = value;
  }
  return counts;
}
