import Box from '@mui/material/Box';
import { Bar, BarChart, Tooltip, XAxis, YAxis } from 'recharts';
import type { ReactNode } from 'react';
import { ChartTooltip } from '../../components/ChartTooltip.tsx';

export interface DayFigure {
  /** "2026-01-31". */
  date: string;
  /** For the height of the bar alone. */
  level: number;
  /** The exact figure. */
  figure: ReactNode;
}

interface DayBarsProps {
  days: readonly DayFigure[];
  /** Names the chart for screen readers. */
  label: string;
  formatLevel: (level: number) => string;
}

/** "2026-01-31" as "31 Jan". */
function formatDay(date: string): string {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const time = new Date(year, month - 1, day);
  return time.toLocaleDateString('en-GB', { day: 'numeric', month: 'short' });
}

const TICK = { fill: 'var(--ttx-palette-text-secondary)', fontSize: 11 };

/** One bar per day. */
export function DayBars({ days, label, formatLevel }: DayBarsProps) {
  return (
    <Box role="img" aria-label={label} sx={{ height: 220, '& svg': { outline: 0 } }}>
      <BarChart
        responsive
        data={days.map(({ date, level }) => ({ date, level }))}
        margin={{ top: 8, right: 4, bottom: 0, left: 0 }}
        accessibilityLayer={false}
        style={{ width: '100%', height: '100%' }}
      >
        <XAxis
          dataKey="date"
          tickFormatter={formatDay}
          tick={TICK}
          tickLine={false}
          axisLine={{ stroke: 'var(--ttx-palette-divider)' }}
          interval="preserveStartEnd"
          minTickGap={16}
        />
        <YAxis
          width={48}
          tickFormatter={formatLevel}
          tick={TICK}
          tickLine={false}
          axisLine={false}
          allowDecimals={false}
          tickCount={4}
        />
        <Tooltip
          isAnimationActive={false}
          cursor={{ fill: 'var(--ttx-palette-surface-hover)' }}
          content={({ active, label: date }) => {
            const day = days.find((candidate) => candidate.date === date);
            if (!active || day === undefined) return null;
            return <ChartTooltip title={formatDay(day.date)}>{day.figure}</ChartTooltip>;
          }}
        />
        <Bar
          dataKey="level"
          fill="var(--ttx-palette-primary-main)"
          radius={[2, 2, 0, 0]}
          maxBarSize={28}
          isAnimationActive={false}
        />
      </BarChart>
    </Box>
  );
}
