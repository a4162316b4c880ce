import Box from '@mui/material/Box';
import { useColorScheme } from '@mui/material/styles';
import type { CandleInterval, Token } from '@tokentradex/backend/contracts';
import { useEffect, useEffectEvent, useRef } from 'react';
import { chartTexts } from '../../../i18n/en/chart.ts';
import { useText } from '../../../i18n/use-text.ts';
import { marketData } from '../../../services/market-data/market-data.ts';
import { useCandles } from '../../../services/market-data/use-market-data.ts';
import { usePreference } from '../../../services/preferences.ts';
import { useAppSelector } from '../../../store/index.ts';
import { selectOpenOrdersOf, selectOrders } from '../../../store/slices/ordersSlice.ts';
import { CandleChart } from './candle-chart.ts';
import { fillMarks } from './fill-marks.ts';
import type { LineMove } from './order-lines.ts';

interface ChartCanvasProps {
  market: Token;
  interval: CandleInterval;
  onHover: (openTime: string | null) => void;
  onLineMove: (move: LineMove) => void;
  /** Counts up to put dragged lines back. */
  linesRevision: number;
}

/** The drawn candles. Mount it anew for another market or interval. */
export function ChartCanvas(props: ChartCanvasProps) {
  const { market, interval, onHover, onLineMove, linesRevision } = props;
  const t = useText(chartTexts);
  const container = useRef<HTMLDivElement>(null);
  const chart = useRef<CandleChart>(null);
  const view = useCandles(market.id, interval);
  const orders = useAppSelector((state) => selectOpenOrdersOf(state, market.id));
  const { fills } = useAppSelector(selectOrders);
  const { colorScheme } = useColorScheme();
  const scheme = colorScheme === 'light' ? 'light' : 'dark';
  const indicators = usePreference('indicators');
  const marketColors = usePreference('marketColors');
  const moveLine = useEffectEvent(onLineMove);
  const { id, tickSize } = market;

  useEffect(() => {
    if (container.current === null) return;
    const store = marketData.candlesOf(id, interval);
    const created = new CandleChart({
      container: container.current,
      market: { tickSize },
      scheme: document.documentElement.dataset['theme'] === 'light' ? 'light' : 'dark',
      onHistoryNeeded: () => void store.loadOlder(),
      onHover,
      onLineMove: (move) => {
        moveLine(move);
      },
    });
    chart.current = created;
    created.show(store.getView());
    return () => {
      chart.current = null;
      created.remove();
    };
  }, [id, tickSize, interval, onHover]);

  useEffect(() => {
    chart.current?.show(view);
  }, [view]);

  useEffect(() => {
    chart.current?.showOrders(orders);
  }, [orders, linesRevision]);

  // Marks move only when a candle begins or history arrives, not with every price.
  const newest = view.candles.at(-1)?.openTime;
  const { revision } = view;
  useEffect(() => {
    const { candles } = marketData.candlesOf(id, interval).getView();
    const own = fills.filter((fill) => fill.tokenId === id);
    chart.current?.showFills(fillMarks(own, candles));
  }, [fills, id, interval, newest, revision]);

  useEffect(() => {
    chart.current?.setScheme(scheme, marketData.candlesOf(id, interval).getView());
  }, [scheme, marketColors, id, interval]);

  useEffect(() => {
    chart.current?.showIndicators(indicators, marketData.candlesOf(id, interval).getView());
  }, [indicators, id, interval]);

  return (
    <Box
      ref={container}
      role="group"
      aria-label={t('canvas', { market: market.market, interval })}
      sx={{ position: 'absolute', inset: 0 }}
    />
  );
}
