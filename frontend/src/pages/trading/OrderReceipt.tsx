import Box from '@mui/material/Box';
import type { OrderPreview, Token } from '@tokentradex/backend/contracts';
import { formatAmount, multiplyAtoms, parseAmount } from '@tokentradex/backend/decimal';
import type { ReactNode } from 'react';
import { Figure } from '../../components/Figure.tsx';
import { Money } from '../../components/Money.tsx';
import { Price } from '../../components/Price.tsx';
import { Quantity } from '../../components/Quantity.tsx';
import { orderFormTexts } from '../../i18n/en/order-form.ts';
import { useText } from '../../i18n/use-text.ts';
import { percentOfBasisPoints } from '../../lib/basis-points.ts';
import { formatDecimal, NO_VALUE } from '../../lib/decimal-text.ts';
import type { OrderRequest } from './order-request.ts';
import { IMPACT_PERCENT } from './order-risks.ts';
import { describeOutcome, describePair } from './request-words.ts';

interface OrderReceiptProps {
  request: OrderRequest | null;
  preview: OrderPreview | null;
  /** The preview is of an earlier version of the order. */
  isStale: boolean;
  market: Token;
  quoteSymbol: string;
  /** Worth of an order with a price, known before the exchange answers. */
  notional: string | null;
}

function Line({ name, children }: { name: string; children: ReactNode }) {
  return (
    <Box sx={{ display: 'flex', justifyContent: 'space-between', gap: 2, minHeight: 20 }}>
      <Box component="dt" sx={{ color: 'text.secondary' }}>
        {name}
      </Box>
      <Box component="dd" sx={{ m: 0, textAlign: 'right' }}>
        {children}
      </Box>
    </Box>
  );
}

function worthOf(quantity: string, price: string): bigint {
  return multiplyAtoms(parseAmount(quantity), parseAmount(price));
}

/** What waits or is not known yet, at its own price; null when only the market knows. */
function worthOfRequest({ body, kind }: OrderRequest): string | null {
  if (kind === 'order' && body.quoteQuantity !== undefined) return body.quoteQuantity;
  const price = body.price ?? body.stopPrice;
  const { quantity } = body;
  return price === undefined || quantity === undefined
    ? null
    : formatAmount(worthOf(quantity, price));
}

/** Cash that changes hands now, plus what rests or waits, at its own price. */
function totalOf(request: OrderRequest, preview: OrderPreview | null): string | null {
  if (preview === null || preview.status === 'pending') return worthOfRequest(request);
  const { price } = request.body;
  const resting = price === undefined ? 0n : worthOf(preview.restingQuantity, price);
  return formatAmount(parseAmount(preview.quoteFilled) + resting);
}

function Impact({ percent }: { percent: string | null }) {
  const t = useText(orderFormTexts);
  if (percent === null) return <Figure tone="muted">{t('receipt.noImpact')}</Figure>;
  const isLarge = parseAmount(percent) >= IMPACT_PERCENT;
  const text = `${formatDecimal(percent, { decimalsMin: 2, decimalsMax: 2, marksTiny: true })}%`;
  return (
    <Figure sx={isLarge ? { color: 'warning.main', fontWeight: 560 } : undefined}>
      {isLarge ? t('receipt.highImpact', { percent: text }) : text}
    </Figure>
  );
}

/** What fills at once is charged a known fee; the rest has a rate. */
function Fee({ preview, market }: { preview: OrderPreview | null; market: Token }) {
  const t = useText(orderFormTexts);
  if (preview !== null && parseAmount(preview.filledQuantity) > 0n) {
    return <Quantity value={preview.fee} symbol={preview.feeSymbol} />;
  }
  const rateOf = (bps: string) =>
    formatDecimal(percentOfBasisPoints(bps), { decimalsMin: 2, decimalsMax: 4 });
  return (
    <Figure tone="muted">
      {t('receipt.rates', {
        maker: rateOf(preview?.makerFeeBps ?? market.makerFeeBps),
        taker: rateOf(preview?.takerFeeBps ?? market.takerFeeBps),
      })}
    </Figure>
  );
}

/** What the order costs, leaves and does, before it is sent. Keeps its height while nothing is typed. */
export function OrderReceipt(props: OrderReceiptProps) {
  const { request, preview, isStale, market, quoteSymbol, notional } = props;
  const t = useText(orderFormTexts);
  const shown = request === null ? null : preview;
  const total = request === null ? notional : totalOf(request, shown);
  const outcome = () => {
    if (request?.kind === 'oco') return describePair(request.body);
    return request === null || shown === null ? NO_VALUE : describeOutcome(request, shown, market);
  };
  return (
    <Box
      component="dl"
      aria-label={t('receipt')}
      sx={{
        m: 0,
        display: 'grid',
        gap: 1,
        typography: 'caption',
        color: 'text.primary',
        opacity: isStale && shown !== null ? 0.6 : 1,
      }}
    >
      <Line name={t('receipt.total')}>
        <Money value={total} symbol={quoteSymbol} sx={{ fontWeight: 560 }} />
      </Line>
      <Line name={t('receipt.average')}>
        <Price
          value={shown?.averagePrice ?? (shown === null ? null : (request?.body.price ?? null))}
          tick={market.tickSize}
        />
      </Line>
      <Line name={t('receipt.fee')}>
        <Fee preview={shown} market={market} />
      </Line>
      <Line name={t('receipt.impact')}>
        {shown === null ? (
          <Figure tone="muted">{NO_VALUE}</Figure>
        ) : (
          <Impact percent={shown.priceImpactPercent} />
        )}
      </Line>
      <Line name={t('receipt.after', { symbol: quoteSymbol })}>
        <Money isPrivate value={shown?.quoteAvailableAfter} symbol={quoteSymbol} />
      </Line>
      <Line name={t('receipt.after', { symbol: market.symbol })}>
        <Quantity isPrivate value={shown?.tokenAvailableAfter} symbol={market.symbol} />
      </Line>
      <Line name={t('receipt.outcome')}>{outcome()}</Line>
    </Box>
  );
}
