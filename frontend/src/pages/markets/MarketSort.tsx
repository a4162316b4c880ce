import { FilterSelect } from '../../components/FilterSelect.tsx';
import { MARKET_SORT_KEYS, type MarketSortKey } from '../../lib/arrange-markets.ts';
import type { MarketView } from './use-market-view.ts';

const SORT_LABELS: Record<MarketSortKey, string> = {
  name: 'Name',
  last: 'Price',
  change: '24h change',
  high: '24h high',
  low: '24h low',
  volume: '24h volume',
};

/** Where a list has no column heads to sort by: on a phone. */
export function MarketSort({ view }: { view: MarketView }) {
  return (
    <FilterSelect
      label="Sort"
      value={view.sort.key}
      options={MARKET_SORT_KEYS.map((key) => ({ value: key, label: SORT_LABELS[key] }))}
      allLabel="24h volume"
      onChange={(key) => {
        view.sortBy(key ?? 'volume');
      }}
    />
  );
}
