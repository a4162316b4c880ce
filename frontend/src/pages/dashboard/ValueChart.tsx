import Box from '@mui/material/Box';
import { Area, AreaChart, Tooltip, XAxis, YAxis } from 'recharts';
import { ChartTooltip } from '../../components/ChartTooltip.tsx';
import { Money } from '../../components/Money.tsx';
import { formatDateTime, formatWeekday } from '../../lib/time-text.ts';
import type { ValuePoint } from './value-history.ts';

const DAY_MS = 86_400_000;
const HEIGHT_MIN = 212;
const COLOR = 'var(--ttx-palette-primary-main)';

/** The local midnights between two times. */
function midnightsBetween(startMs: number, endMs: number): number[] {
  const first = new Date(startMs);
  first.setHours(24, 0, 0, 0);
  const midnights: number[] = [];
  for (let timeMs = first.getTime(); timeMs < endMs; timeMs += DAY_MS) midnights.push(timeMs);
  return midnights;
}

interface ValueChartProps {
  points: readonly ValuePoint[];
  quoteSymbol: string;
}

/** The value of today's holdings over the past days. Its figures are exact; only its shape is not. */
export function ValueChart({ points, quoteSymbol }: ValueChartProps) {
  const data = points.map(({ timeMs, value }) => ({ timeMs, level: Number(value) }));
  const valueAt = new Map(points.map(({ timeMs, value }) => [timeMs, value]));
  const ticks = midnightsBetween(points[0]?.timeMs ?? 0, points.at(-1)?.timeMs ?? 0);
  return (
    <Box sx={{ height: '100%', minHeight: HEIGHT_MIN, '& svg': { outline: 0 } }}>
      <AreaChart
        responsive
        data={data}
        margin={{ top: 8, right: 0, bottom: 0, left: 0 }}
        accessibilityLayer={false}
        style={{ width: '100%', height: '100%', minHeight: HEIGHT_MIN }}
      >
        <defs>
          <linearGradient id="value-fill" x1="0" y1="0" x2="0" y2="1">
            <stop offset="0%" stopColor={COLOR} stopOpacity={0.22} />
            <stop offset="100%" stopColor={COLOR} stopOpacity={0} />
          </linearGradient>
        </defs>
        <XAxis
          dataKey="timeMs"
          type="number"
          domain={['dataMin', 'dataMax']}
          ticks={ticks}
          tickFormatter={formatWeekday}
          tick={{ fill: 'var(--ttx-palette-text-secondary)', fontSize: 11 }}
          tickLine={false}
          axisLine={{ stroke: 'var(--ttx-palette-divider)' }}
        />
        <YAxis hide domain={['dataMin', 'dataMax']} padding={{ top: 4, bottom: 12 }} />
        <Tooltip
          isAnimationActive={false}
          cursor={{ stroke: 'var(--ttx-palette-surface-border)' }}
          content={({ active, label }) => {
            const timeMs = Number(label);
            if (!active || !valueAt.has(timeMs)) return null;
            return (
              <ChartTooltip title={formatDateTime(new Date(timeMs).toISOString())}>
                <Money value={valueAt.get(timeMs)} symbol={quoteSymbol} />
              </ChartTooltip>
            );
          }}
        />
        <Area
          dataKey="level"
          type="linear"
          stroke={COLOR}
          strokeWidth={1.75}
          fill="url(#value-fill)"
          isAnimationActive={false}
          dot={false}
          activeDot={{ r: 3, strokeWidth: 0, fill: COLOR }}
        />
      </AreaChart>
    </Box>
  );
}
