import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import type { OrderStatus, Side } from '@tokentradex/backend/contracts';
import { FilterSelect } from '../../components/FilterSelect.tsx';
import { useAppSelector } from '../../store/index.ts';
import { selectAllTokens } from '../../store/slices/tokensSlice.ts';
import { CLOSED_STATUSES, type OrderFilters, type Period } from './use-order-filters.ts';

const SIDE_OPTIONS: { value: Side; label: string }[] = [
  { value: 'buy', label: 'Buy' },
  { value: 'sell', label: 'Sell' },
];

const STATUS_LABELS: Partial<Record<OrderStatus, string>> = {
  filled: 'Filled',
  cancelled: 'Cancelled',
  expired: 'Expired',
};

const PERIOD_OPTIONS: { value: Period; label: string }[] = [
  { value: 'day', label: '24 hours' },
  { value: 'week', label: '7 days' },
  { value: 'month', label: '30 days' },
];

/** What the present tab can be narrowed to; every choice stands in the address. */
export function OrderFilterBar({ filters }: { filters: OrderFilters }) {
  const { tab, tokenId, side, status, period, change } = filters;
  const markets = useAppSelector(selectAllTokens).filter((token) => !token.isQuote);
  const symbol = markets.find((market) => market.id === tokenId)?.symbol;
  const isFiltered = [tokenId, side, status, period].some((value) => value !== undefined);
  return (
    <Box
      role="group"
      aria-label="Filters"
      sx={{
        display: 'flex',
        flexWrap: 'wrap',
        gap: 2,
        px: 4,
        py: 2.5,
        borderBottom: 1,
        borderColor: 'divider',
      }}
    >
      <FilterSelect
        label="Market"
        value={symbol}
        options={markets.map((market) => ({ value: market.symbol, label: market.market }))}
        onChange={(value) => {
          change({ market: value ?? null });
        }}
      />
      {tab !== 'fills' && (
        <FilterSelect
          label="Side"
          value={side}
          options={SIDE_OPTIONS}
          onChange={(value) => {
            change({ side: value ?? null });
          }}
        />
      )}
      {tab === 'history' && (
        <FilterSelect
          label="Status"
          value={status}
          options={CLOSED_STATUSES.map((value) => ({
            value,
            label: STATUS_LABELS[value] ?? value,
          }))}
          onChange={(value) => {
            change({ status: value ?? null });
          }}
        />
      )}
      {tab !== 'open' && (
        <FilterSelect
          label="Period"
          value={period}
          options={PERIOD_OPTIONS}
          onChange={(value) => {
            change({ period: value ?? null });
          }}
        />
      )}
      {isFiltered && (
        <Button
          size="small"
          variant="text"
          color="inherit"
          onClick={() => {
            change({ market: null, side: null, status: null, period: null });
          }}
        >
          Clear filters
        </Button>
      )}
    </Box>
  );
}
