import type { OrderPreview } from '@tokentradex/backend/contracts';
import { formatAmount, parseAmount } from '@tokentradex/backend/decimal';
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

/** How far `price` is above the last price, in per cent of it; in atoms, negative below. */
function percentAbove(price: bigint, last: bigint): bigint {
  const percent = percentOf(price - last, last) ?? '0';
  return percent.startsWith('-') ? -parseAmount(percent.slice(1)) : parseAmount(percent);
}

function shownPercent(percent: bigint): string {
  return formatDecimal(formatAmount(percent < 0n ? -percent : percent), { decimalsMax: 1 });
}

/** What the user should look at twice before sending, in words; none for an ordinary order. */
export function findRisks(
  request: OrderRequest,
  last: string | null,
  preview: OrderPreview | null,
): string[] {
  const t = textOf(orderFormTexts);
  const risks: string[] = [];
  const { side, price, stopPrice } = request.body;
  // A stop's limit price is judged by where the market will be then.
  const reference = request.kind === 'order' ? (stopPrice ?? last) : last;
  if (price !== undefined && reference !== null) {
    const above = percentAbove(parseAmount(price), parseAmount(reference));
    const isAbove = above > 0n;
    const worse = side === 'buy' ? above : -above;
    const values = { percent: shownPercent(above) };
    if (worse >= GIVEN_AWAY_PERCENT) {
      risks.push(t(isAbove ? 'risk.dear' : 'risk.cheap', values));
    } else if (-worse >= OUT_OF_REACH_PERCENT) {
      risks.push(t(isAbove ? 'risk.farAbove' : 'risk.farBelow', values));
    }
  }
  const impact = preview?.priceImpactPercent ?? null;
  if (impact !== null && parseAmount(impact) >= IMPACT_PERCENT) {
    risks.push(t('risk.impact', { percent: formatDecimal(impact, { decimalsMax: 1 }) }));
  }
  return risks;
}
