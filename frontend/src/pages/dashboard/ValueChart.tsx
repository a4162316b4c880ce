import Box from '@mui/material/Box';
import type { Portfolio, PortfolioRange } from '@tokentradex/backend/contracts';
import { Area, AreaChart, Tooltip, XAxis, YAxis } from 'recharts';
import { ChartTooltip } from '../../components/ChartTooltip.tsx';
import { Money } from '../../components/Money.tsx';
import { formatClock, formatDateTime, formatDay, formatWeekday } from '../../lib/time-text.ts';
import { sinceFirstValue } from './since-first-value.ts';

const HEIGHT_MIN = 248;
const TICKS = 6;
const COLOR = 'var(--ttx-palette-primary-main)';

function formatTick(range: PortfolioRange, timeMs: number): string {
  if (range === '1d') return formatClock(new Date(timeMs).toISOString()).slice(0, 5);
  return range === '1w' ? formatWeekday(timeMs) : formatDay(timeMs);
}

/** Some of the times, evenly, without the edges, where their words would be cut. */
function ticksOf(times: readonly number[]): number[] {
  const step = Math.max(1, Math.floor(times.length / TICKS));
  return times.filter((_time, index) => index % step === Math.floor(step / 2));
}

interface ValueChartProps {
  portfolio: Portfolio;
  quoteSymbol: string;
}

/** The value over time. Its figures are exact; only its shape is not. */
export function ValueChart({ portfolio, quoteSymbol }: ValueChartProps) {
  const { range } = portfolio;
  const values = sinceFirstValue(portfolio.values);
  const data = values.map(({ time, value }) => ({
    timeMs: Date.parse(time),
    level: Number(value),
  }));
  const valueAt = new Map(values.map(({ time, value }) => [Date.parse(time), value]));
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
          ticks={ticksOf(data.map(({ timeMs }) => timeMs))}
          tickFormatter={(timeMs: number) => formatTick(range, timeMs)}
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
                <Money isPrivate value={valueAt.get(timeMs)} symbol={quoteSymbol} />
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
