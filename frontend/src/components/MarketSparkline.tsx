import Box from '@mui/material/Box';
import { useEffect, useMemo, useRef } from 'react';
import { hourlyCloses, useHourlyCloses } from '../services/market-data/hourly-closes.ts';
import { Sparkline } from './Sparkline.tsx';

interface MarketSparklineProps {
  tokenId: string;
  /** How much of the past. */
  span: 'day' | 'week';
  width?: number;
  height?: number;
}

const HOURS = { day: 24, week: 7 * 24 } as const;

/** The shape of one market's recent past; asks for them when it first scrolls into view. */
export function MarketSparkline({ tokenId, span, width = 112, height = 32 }: MarketSparklineProps) {
  const closes = useHourlyCloses(tokenId);
  const frame = useRef<HTMLDivElement>(null);

  useEffect(() => {
    const element = frame.current;
    if (element === null) return;
    const observer = new IntersectionObserver(([entry]) => {
      if (entry?.isIntersecting !== true) return;
      observer.disconnect();
      hourlyCloses.want(tokenId);
    });
    observer.observe(element);
    return () => {
      observer.disconnect();
    };
  }, [tokenId]);

  // For the shape alone.
  const values = useMemo(
    () => (closes ?? []).slice(-HOURS[span] - 1).map(({ price }) => Number(price)),
    [closes, span],
  );
  return (
    <Box ref={frame} sx={{ display: 'inline-block', width, height, verticalAlign: 'middle' }}>
      <Sparkline values={values} width={width} height={height} />
    </Box>
  );
}
