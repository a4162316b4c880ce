import Box from '@mui/material/Box';

interface SparklineProps {
  /** Oldest first; only their shape is drawn. Fewer than two draw nothing. */
  values: readonly number[];
  width?: number;
  height?: number;
}

const STROKE_WIDTH = 1.5;

function toPath(values: readonly number[], width: number, height: number): string {
  const low = Math.min(...values);
  const span = Math.max(...values) - low || 1;
  const room = height - STROKE_WIDTH * 2;
  return values
    .map((value, index) => {
      const x = (index / (values.length - 1)) * width;
      const y = STROKE_WIDTH + room * (1 - (value - low) / span);
      return `${index === 0 ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`;
    })
    .join('');
}

/** The shape of a price, as an ornament beside figures that say the same. */
export function Sparkline({ values, width = 112, height = 32 }: SparklineProps) {
  const first = values[0];
  const last = values.at(-1);
  const hasShape = values.length > 1 && first !== undefined && last !== undefined;
  const isUp = hasShape && last >= first;
  return (
    <Box
      component="svg"
      aria-hidden
      viewBox={`0 0 ${width} ${height}`}
      sx={{
        display: 'block',
        width,
        height,
        maxWidth: '100%',
        color: isUp ? 'trading.up' : 'trading.down',
      }}
    >
      {hasShape && (
        <path
          d={toPath(values, width, height)}
          fill="none"
          stroke="currentColor"
          strokeWidth={STROKE_WIDTH}
          strokeLinejoin="round"
          strokeLinecap="round"
        />
      )}
    </Box>
  );
}
