import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { SIDES } from '@tokentradex/backend/contracts';
import { CsvButton } from '../../components/CsvButton.tsx';
import { FilterBar } from '../../components/FilterBar.tsx';
import { FilterSelect } from '../../components/FilterSelect.tsx';
import { orderListTexts } from '../../i18n/en/order-lists.ts';
import { useText } from '../../i18n/use-text.ts';
import { sideName } from '../../lib/order-words.ts';
import { useAppSelector } from '../../store/index.ts';
import { selectAllTokens } from '../../store/slices/tokensSlice.ts';
import { DayRange } from './DayRange.tsx';
import { fetchOrdersCsv } from './orders-csv.ts';
import { PERIOD_NAMES } from './time-range.ts';
import { TAB_STATUSES, type OrderFilters } from './use-order-filters.ts';

const NO_FILTERS = { market: null, side: null, status: null, period: null, from: null, to: null };

/** What the present tab can be narrowed to; every choice stands in the address. */
export function OrderFilterBar({ filters }: { filters: OrderFilters }) {
  const { tab, tokenId, side, status, range, isFiltered, change } = filters;
  const t = useText(orderListTexts);
  const markets = useAppSelector(selectAllTokens).filter((token) => !token.isQuote);
  const symbol = markets.find((market) => market.id === tokenId)?.symbol;
  return (
    <FilterBar label={t('filters')}>
      <FilterSelect
        label={t('column.market')}
        value={symbol}
        options={markets.map((market) => ({ value: market.symbol, label: market.market }))}
        onChange={(value) => {
          change({ market: value ?? null });
        }}
      />
      {tab !== 'fills' && (
        <>
          <FilterSelect
            label={t('column.side')}
            value={side}
            options={SIDES.map((value) => ({ value, label: sideName(value) }))}
            onChange={(value) => {
              change({ side: value ?? null });
            }}
          />
          <FilterSelect
            label={t('column.status')}
            value={status}
            options={TAB_STATUSES[tab].map((value) => ({ value, label: t(`status.${value}`) }))}
            onChange={(value) => {
              change({ status: value ?? null });
            }}
          />
        </>
      )}
      {tab !== 'open' && (
        <FilterSelect
          label={t('period')}
          value={range.period}
          options={PERIOD_NAMES.map((value) => ({ value, label: t(`period.${value}`) }))}
          onChange={(value) => {
            change({ period: value ?? null, from: null, to: null });
          }}
        />
      )}
      {range.period === 'dates' && <DayRange range={range} onChange={change} />}
      {isFiltered && (
        <Button
          size="small"
          variant="text"
          color="inherit"
          onClick={() => {
            change(NO_FILTERS);
          }}
        >
          {t('clearFilters')}
        </Button>
      )}
      <Box sx={{ flex: 1 }} />
      <CsvButton
        name={tab === 'fills' ? 'fills' : `orders-${tab}`}
        fetchFile={() => fetchOrdersCsv(filters)}
      />
    </FilterBar>
  );
}
