import Box from '@mui/material/Box';
import type { OrderPreview, PlaceOrderBody, Token } from '@tokentradex/backend/contracts';
import { formatAmount, multiplyAtoms, parseAmount } from '@tokentradex/backend/decimal';
import type { ReactNode } from 'react';
import { Figure } from '../../components/Figure.tsx';
import { Money } from '../../components/Money.tsx';
import { Price } from '../../components/Price.tsx';
import { Quantity } from '../../components/Quantity.tsx';
import { formatDecimal } from '../../lib/decimal-text.ts';

/** Per cent of price impact from which the figure warns. */
const IMPACT_WARNING = parseAmount('1');

interface OrderReceiptProps {
  body: PlaceOrderBody | null;
  preview: OrderPreview | null;
  /** The preview is of an earlier version of the order. */
  isStale: boolean;
  market: Token;
  quoteSymbol: string;
  /** Worth of a limit order, known before the exchange answers. */
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

/** Cash that changes hands now, plus what would rest on the book at the limit. */
function totalOf(preview: OrderPreview, body: PlaceOrderBody): string {
  const resting =
    body.price === undefined
      ? 0n
      : multiplyAtoms(parseAmount(preview.restingQuantity), parseAmount(body.price));
  return formatAmount(parseAmount(preview.quoteFilled) + resting);
}

function Impact({ percent }: { percent: string | null }) {
  if (percent === null) return <Figure tone="muted">none</Figure>;
  const isLarge = parseAmount(percent) >= IMPACT_WARNING;
  return (
    <Figure sx={isLarge ? { color: 'warning.main', fontWeight: 560 } : undefined}>
      {isLarge ? 'High, ' : ''}
      {formatDecimal(percent, { decimalsMin: 2, decimalsMax: 2, marksTiny: true })}%
    </Figure>
  );
}

/** What the order costs and leaves, before it is sent. Keeps its height while nothing is typed. */
export function OrderReceipt(props: OrderReceiptProps) {
  const { body, preview, isStale, market, quoteSymbol, notional } = props;
  const shown = body === null ? null : preview;
  const total = shown === null || body === null ? notional : totalOf(shown, body);
  return (
    <Box
      component="dl"
      aria-label="Receipt"
      sx={{
        m: 0,
        display: 'grid',
        gap: 1,
        typography: 'caption',
        opacity: isStale && shown !== null ? 0.6 : 1,
      }}
    >
      <Line name="Total">
        <Money value={total} symbol={quoteSymbol} sx={{ fontWeight: 560 }} />
      </Line>
      <Line name="Average price">
        <Price
          value={shown?.averagePrice ?? (shown === null ? null : (body?.price ?? null))}
          tick={market.tickSize}
        />
      </Line>
      <Line name="Fee">
        {shown === null ? (
          <Figure tone="muted">—</Figure>
        ) : (
          <Quantity value={shown.fee} symbol={shown.feeSymbol} />
        )}
      </Line>
      <Line name="Price impact">
        {shown === null ? (
          <Figure tone="muted">—</Figure>
        ) : (
          <Impact percent={shown.priceImpactPercent} />
        )}
      </Line>
      <Line name={`${quoteSymbol} after`}>
        <Money value={shown?.quoteAvailableAfter} symbol={quoteSymbol} />
      </Line>
      <Line name={`${market.symbol} after`}>
        <Quantity value={shown?.tokenAvailableAfter} symbol={market.symbol} />
      </Line>
    </Box>
  );
}
