import { FilterSelect } from '../../components/FilterSelect.tsx';
import { marketsTexts } from '../../i18n/en/markets.ts';
import { useText } from '../../i18n/use-text.ts';
import { MARKET_SORT_KEYS } from '../../lib/arrange-markets.ts';
import type { MarketView } from './use-market-view.ts';

/** Where a list has no column heads to sort by: on a phone. */
export function MarketSort({ view }: { view: MarketView }) {
  const t = useText(marketsTexts);
  return (
    <FilterSelect
      label={t('sort')}
      value={view.sort.key}
      options={MARKET_SORT_KEYS.map((key) => ({ value: key, label: t(`sort.${key}`) }))}
      allLabel={t('sort.volume')}
      onChange={(key) => {
        view.sortBy(key ?? 'volume');
      }}
    />
  );
}
