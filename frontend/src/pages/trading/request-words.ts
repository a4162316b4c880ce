import type { OrderPreview, PlaceOcoBody, Token } from '@tokentradex/backend/contracts';
import { parseAmount } from '@tokentradex/backend/decimal';
import { orderFormTexts } from '../../i18n/en/order-form.ts';
import { textOf } from '../../i18n/i18n.ts';
import { formatDecimal } from '../../lib/decimal-text.ts';
import { describeCondition, describeReason, sideName } from '../../lib/order-words.ts';
import type { OrderRequest } from './order-request.ts';

/** What sets a request off, in words; null when nothing does. */
export function conditionOfRequest(request: OrderRequest): string | null {
  const { body } = request;
  return request.kind === 'oco'
    ? describeCondition({
        orderType: 'stop',
        side: body.side,
        stopPrice: request.body.stopPrice,
        trailingDelta: null,
        trailingDeltaBps: null,
      })
    : describeCondition({
        orderType: request.body.orderType,
        side: body.side,
        stopPrice: request.body.stopPrice ?? null,
        trailingDelta: request.body.trailingDelta ?? null,
        trailingDeltaBps: request.body.trailingDeltaBps ?? null,
      });
}

/** What placing the order would do, in one sentence. */
export function describeOutcome(
  request: OrderRequest,
  preview: OrderPreview,
  market: Pick<Token, 'symbol'>,
): string {
  const t = textOf(orderFormTexts);
  if (preview.status === 'pending') {
    return t('outcome.waits', { condition: conditionOfRequest(request) ?? '' });
  }
  if (preview.status === 'filled') return t('outcome.fills');
  const { symbol } = market;
  const filled = formatDecimal(preview.filledQuantity);
  const hasFilled = parseAmount(preview.filledQuantity) > 0n;
  if (preview.status === 'open') return t('outcome.rests');
  if (preview.status === 'partially_filled') {
    const resting = formatDecimal(preview.restingQuantity);
    return t('outcome.fillsAndRests', { filled, resting, symbol });
  }
  const reason = preview.reason === null ? '' : describeReason(preview.reason);
  return hasFilled
    ? t('outcome.fillsAndCloses', { filled, symbol, reason })
    : t('outcome.closes', { reason });
}

/** The order in one sentence: "Buy 0.5 BTC at 94,000". */
export function describeRequest(
  request: OrderRequest,
  market: Pick<Token, 'symbol'>,
  quoteSymbol: string,
): string {
  const t = textOf(orderFormTexts);
  const { side, price } = request.body;
  const cash = request.kind === 'order' ? request.body.quoteQuantity : undefined;
  const size = {
    side: sideName(side),
    amount: formatDecimal(cash ?? request.body.quantity ?? '0'),
    symbol: cash === undefined ? market.symbol : quoteSymbol,
  };
  const order =
    cash !== undefined
      ? t('summary.cash', { ...size, token: market.symbol })
      : price === undefined
        ? t('summary.market', size)
        : t('summary.priced', { ...size, price: formatDecimal(price) });
  const condition = conditionOfRequest(request);
  if (condition === null) return order;
  if (request.kind === 'oco') {
    const limit = request.body.stopLimitPrice;
    return t('summary.pair', {
      order,
      condition,
      stop:
        limit === undefined
          ? t('summary.atMarket')
          : t('summary.atLimit', { price: formatDecimal(limit) }),
    });
  }
  return t('summary.conditional', { order, condition });
}

/** What a pair does once it is placed. */
export function describePair(body: PlaceOcoBody): string {
  return textOf(orderFormTexts)(body.side === 'sell' ? 'outcome.pairSell' : 'outcome.pairBuy', {
    price: formatDecimal(body.price),
    stopPrice: formatDecimal(body.stopPrice),
  });
}
