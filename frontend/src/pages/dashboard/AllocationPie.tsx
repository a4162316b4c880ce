import { Pie, PieChart, Tooltip } from 'recharts';
import { ChartTooltip } from '../../components/ChartTooltip.tsx';
import { chartColor } from '../../components/chart-colors.ts';
import { dashboardTexts } from '../../i18n/en/dashboard.ts';
import { useText } from '../../i18n/use-text.ts';
import type { Holding } from '../../lib/portfolio.ts';

interface AllocationPieProps {
  /** Largest first. */
  holdings: readonly Holding[];
}

/** What the portfolio is made of; the table beside it has the figures. */
export function AllocationPie({ holdings }: AllocationPieProps) {
  const t = useText(dashboardTexts);
  const data = holdings.map(({ balance, sharePercent }, rank) => ({
    symbol: balance.symbol,
    share: Number(sharePercent),
    fill: chartColor(rank),
  }));
  return (
    <PieChart
      width={176}
      height={176}
      accessibilityLayer={false}
      role="img"
      aria-label={t('allocationOf', {
        parts: data.map(({ symbol, share }) => `${symbol} ${share}%`).join(', '),
      })}
    >
      <Pie
        data={data}
        dataKey="share"
        nameKey="symbol"
        innerRadius={58}
        outerRadius={84}
        paddingAngle={data.length > 1 ? 1.5 : 0}
        startAngle={90}
        endAngle={-270}
        stroke="none"
        isAnimationActive={false}
        rootTabIndex={-1}
      />
      <Tooltip
        isAnimationActive={false}
        content={({ active, payload }) => {
          const part = data.find(({ symbol }) => symbol === payload[0]?.name);
          if (!active || part === undefined) return null;
          return <ChartTooltip title={part.symbol}>{part.share.toFixed(2)}%</ChartTooltip>;
        }}
      />
    </PieChart>
  );
}
