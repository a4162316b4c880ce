import type { OrderPreview, WalletBalance } from '@tokentradex/backend/contracts';
import { formatAmount, multiplyAtoms, parseAmount } from '@tokentradex/backend/decimal';
import { orderFormTexts } from '../../i18n/en/order-form.ts';
import { textOf } from '../../i18n/i18n.ts';
import { formatDecimal } from '../../lib/decimal-text.ts';
import { percentOf } from '../../lib/percent.ts';
import type { OrderRequest } from './order-request.ts';

/** A limit price this much worse for the user than the last price is more likely a slip than a wish. */
const GIVEN_AWAY_PERCENT = parseAmount('3');
/** A limit price this much better than the last price has most likely a digit too many or too few. */
const OUT_OF_REACH_PERCENT = parseAmount('40');
/** From here on the order itself moves the price noticeably. */
export const IMPACT_PERCENT = parseAmount('1');

/** An order worth this much of everything that the user holds is no everyday order. */
const LARGE_PERCENT = parseAmount('50');

/** What an order is judged by. */
export interface RiskSurroundings {
  /** The last price; null before the first trade. */
  last: string | null;
  preview: OrderPreview | null;
  /** Worth of all that the user holds, in cash; null while unknown. */
  holdings: string | null;
}

/** How far `price` is above the last price, in per cent of it; in atoms, negative below. */
function percentAbove(price: bigint, last: bigint): bigint {
  const percent = percentOf(price - last, last) ?? '0';
  return percent.startsWith('-') ? -parseAmount(percent.slice(1)) : parseAmount(percent);
}

function shownPercent(percent: bigint): string {
  return formatDecimal(formatAmount(percent < 0n ? -percent : percent), { decimalsMax: 1 });
}

/** A limit price far from where the market is, or will be when a stop is set off. */
function priceRisk({ kind, body }: OrderRequest, last: string | null): string | null {
  const t = textOf(orderFormTexts);
  const { side, price } = body;
  const reference = kind === 'order' ? (body.stopPrice ?? last) : last;
  if (price === undefined || reference === null) return null;
  const above = percentAbove(parseAmount(price), parseAmount(reference));
  const isAbove = above > 0n;
  const worse = side === 'buy' ? above : -above;
  const values = { percent: shownPercent(above) };
  if (worse >= GIVEN_AWAY_PERCENT) return t(isAbove ? 'risk.dear' : 'risk.cheap', values);
  if (-worse >= OUT_OF_REACH_PERCENT) return t(isAbove ? 'risk.farAbove' : 'risk.farBelow', values);
  return null;
}

/** In cash atoms; null where the market alone knows. */
function worthOf(request: OrderRequest, last: string | null): bigint | null {
  const { body } = request;
  if (request.kind === 'order' && request.body.quoteQuantity !== undefined) {
    return parseAmount(request.body.quoteQuantity);
  }
  const price = body.price ?? body.stopPrice ?? last;
  return price === null || body.quantity === undefined
    ? null
    : multiplyAtoms(parseAmount(body.quantity), parseAmount(price));
}

function sizeRisk(request: OrderRequest, { last, holdings }: RiskSurroundings): string | null {
  const worth = worthOf(request, last);
  if (worth === null || holdings === null) return null;
  const percent = percentOf(worth, parseAmount(holdings));
  return percent === null || parseAmount(percent) < LARGE_PERCENT
    ? null
    : textOf(orderFormTexts)('risk.large', {
        percent: formatDecimal(percent, { decimalsMax: 0 }),
      });
}

function impactRisk(preview: OrderPreview | null): string | null {
  const impact = preview?.priceImpactPercent ?? null;
  return impact === null || parseAmount(impact) < IMPACT_PERCENT
    ? null
    : textOf(orderFormTexts)('risk.impact', {
        percent: formatDecimal(impact, { decimalsMax: 1 }),
      });
}

/** What the user should look at twice before sending, in words; none for an ordinary order. */
export function findRisks(request: OrderRequest, around: RiskSurroundings): string[] {
  const risks = [
    priceRisk(request, around.last),
    impactRisk(around.preview),
    sizeRisk(request, around),
  ];
  return risks.filter((risk) => risk !== null);
}

/** All that the user holds, in cash, as the exchange last valued it. */
export function worthOfBalances(balances: readonly Pick<WalletBalance, 'value'>[]): string {
  return formatAmount(balances.reduce((sum, { value }) => sum + parseAmount(value ?? '0'), 0n));
}
