import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { SIDES } from '@tokentradex/backend/contracts';
import { CsvButton } from '../../components/CsvButton.tsx';
import { FilterBar } from '../../components/FilterBar.tsx';
import { FilterSelect } from '../../components/FilterSelect.tsx';
import { SearchField } from '../../components/SearchField.tsx';
import { adminTexts } from '../../i18n/en/admin.ts';
import { orderListTexts } from '../../i18n/en/order-lists.ts';
import { surveillanceTexts } from '../../i18n/en/surveillance.ts';
import { useText } from '../../i18n/use-text.ts';
import { sideName } from '../../lib/order-words.ts';
import { useAppSelector } from '../../store/index.ts';
import { selectAllTokens } from '../../store/slices/tokensSlice.ts';
import { DayInput } from './DayInput.tsx';
import { STATUS_FILTERS, type SurveillanceFilters } from './use-surveillance-filters.ts';

const NO_FILTERS = { user: null, market: null, side: null, status: null, from: null, to: null };

interface SurveillanceFilterBarProps {
  filters: SurveillanceFilters;
  fetchCsv: () => Promise<Blob>;
}

/** What orders and trades can be narrowed to; every choice stands in the address. */
export function SurveillanceFilterBar({ filters, fetchCsv }: SurveillanceFilterBarProps) {
  const { tab, user, symbol, side, status, fromDay, toDay, isFiltered, change } = filters;
  const t = useText(surveillanceTexts);
  const words = useText(orderListTexts);
  const label = useText(adminTexts)('filters');
  const markets = useAppSelector(selectAllTokens).filter((token) => !token.isQuote);
  const statusName = (value: (typeof STATUS_FILTERS)[number]) =>
    value === 'active' || value === 'closed' ? t(value) : words(`status.${value}`);
  return (
    <FilterBar label={label}>
      <SearchField
        label={t('user')}
        value={user}
        onChange={(value) => {
          change({ user: value });
        }}
      />
      <FilterSelect
        label={t('market')}
        value={symbol}
        allLabel={t('all')}
        options={markets.map((market) => ({ value: market.symbol, label: market.market }))}
        onChange={(value) => {
          change({ market: value ?? null });
        }}
      />
      <FilterSelect
        label={t(tab === 'trades' ? 'takerSide' : 'side')}
        value={side}
        allLabel={t('all')}
        options={SIDES.map((value) => ({ value, label: sideName(value) }))}
        onChange={(value) => {
          change({ side: value ?? null });
        }}
      />
      {tab === 'orders' && (
        <FilterSelect
          label={t('status')}
          value={status}
          allLabel={t('all')}
          options={STATUS_FILTERS.map((value) => ({ value, label: statusName(value) }))}
          onChange={(value) => {
            change({ status: value ?? null });
          }}
        />
      )}
      <DayInput
        label={t('from')}
        value={fromDay}
        onChange={(from) => {
          change({ from });
        }}
      />
      <DayInput
        label={t('to')}
        value={toDay}
        onChange={(to) => {
          change({ to });
        }}
      />
      {isFiltered && (
        <Button
          size="small"
          color="inherit"
          onClick={() => {
            change(NO_FILTERS);
          }}
        >
          {t('clear')}
        </Button>
      )}
      <Box sx={{ ml: { sm: 'auto' } }}>
        <CsvButton name={`all-${tab}`} fetchFile={fetchCsv} />
      </Box>
    </FilterBar>
  );
}
