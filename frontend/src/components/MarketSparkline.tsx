import Box from '@mui/material/Box';
import { useEffect, useMemo, useRef } from 'react';
import { hourlyCloses, useHourlyCloses } from '../services/market-data/hourly-closes.ts';
import { Sparkline } from './Sparkline.tsx';

interface MarketSparklineProps {
  tokenId: string;
  width?: number;
  height?: number;
}

/** One market's last seven days; asks for them when it first scrolls into view. */
export function MarketSparkline({ tokenId, width = 112, height = 32 }: MarketSparklineProps) {
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
  const values = useMemo(() => (closes ?? []).map(({ price }) => Number(price)), [closes]);
  return (
    <Box ref={frame} sx={{ display: 'inline-block', width, height, verticalAlign: 'middle' }}>
      <Sparkline values={values} width={width} height={height} />
    </Box>
  );
}
