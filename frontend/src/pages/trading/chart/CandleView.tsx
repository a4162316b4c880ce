import Box from '@mui/material/Box';
import Skeleton from '@mui/material/Skeleton';
import type { CandleInterval, Token } from '@tokentradex/backend/contracts';
import { useState } from 'react';
import { ConfirmDialog } from '../../../components/ConfirmDialog.tsx';
import { EmptyState } from '../../../components/EmptyState.tsx';
import { chartTexts } from '../../../i18n/en/chart.ts';
import { useText } from '../../../i18n/use-text.ts';
import { decimalsOf, formatFixed } from '../../../lib/decimal-text.ts';
import { useCandles } from '../../../services/market-data/use-market-data.ts';
import { CandleLegend } from './CandleLegend.tsx';
import { CandleTable } from './CandleTable.tsx';
import { ChartCanvas } from './ChartCanvas.tsx';
import type { LineMove } from './order-lines.ts';
import { useLineMoves, type LineMoves } from './use-line-moves.ts';

interface CandleViewProps {
  market: Token;
  interval: CandleInterval;
  isTable: boolean;
}

/** The candles of one interval, drawn or listed. */
export function CandleView({ market, interval, isTable }: CandleViewProps) {
  const t = useText(chartTexts);
  const [hovered, setHovered] = useState<string | null>(null);
  const view = useCandles(market.id, interval);
  const moves = useLineMoves(market);
  return (
    <>
      {isTable ? (
        <CandleTable market={market} interval={interval} candles={view.candles} />
      ) : (
        <>
          <ChartCanvas
            market={market}
            interval={interval}
            onHover={setHovered}
            onLineMove={moves.move}
            linesRevision={moves.revision}
          />
          <CandleLegend market={market} candles={view.candles} hovered={hovered} />
        </>
      )}
      {view.state === 'loading' && <Skeleton variant="rounded" sx={COVER} />}
      {view.state === 'live' && view.candles.length === 0 && (
        <Box sx={{ ...COVER, bgcolor: 'surface.panel' }}>
          <EmptyState title={t('noTrades')} />
        </Box>
      )}
      {moves.asked !== null && <MoveDialog market={market} move={moves.asked} moves={moves} />}
    </>
  );
}

interface MoveDialogProps {
  market: Token;
  move: LineMove;
  moves: LineMoves;
}

function MoveDialog({ market, move, moves }: MoveDialogProps) {
  const t = useText(chartTexts);
  const { order, field, price } = move;
  const decimals = decimalsOf(market.tickSize);
  const after = formatFixed(price, decimals);
  const kind = field === 'stopPrice' ? 'stop' : order.side === 'buy' ? 'buyPrice' : 'sellPrice';
  return (
    <ConfirmDialog
      isOpen
      title={t('move.title')}
      confirmLabel={t('move.confirm', { price: after })}
      cancelLabel={t('move.keep')}
      isBusy={moves.isSending}
      onConfirm={moves.confirm}
      onCancel={moves.discard}
    >
      {t(`move.${kind}`, {
        market: market.market,
        before: formatFixed(order[field] ?? '0', decimals),
        after,
      })}{' '}
      {field === 'price' && t('move.loses')}
    </ConfirmDialog>
  );
}

const COVER = {
  position: 'absolute',
  inset: 12,
  width: 'auto',
  height: 'auto',
  zIndex: 3,
} as const;
