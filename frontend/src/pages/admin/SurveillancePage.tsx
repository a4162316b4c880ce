import Card from '@mui/material/Card';
import { Page } from '../../components/Page.tsx';
import { PageHeader } from '../../components/PageHeader.tsx';
import { PageTabs } from '../../components/PageTabs.tsx';
import { surveillanceTexts } from '../../i18n/en/surveillance.ts';
import { useText } from '../../i18n/use-text.ts';
import { FlagsTab } from './FlagsTab.tsx';
import { SURVEILLANCE_TABS, useSurveillanceFilters } from './use-surveillance-filters.ts';
import { WatchedOrdersTab } from './WatchedOrdersTab.tsx';
import { WatchedTradesTab } from './WatchedTradesTab.tsx';

export function SurveillancePage() {
  const t = useText(surveillanceTexts);
  const filters = useSurveillanceFilters();
  const { tab, change } = filters;
  return (
    <Page title={t('title')}>
      <PageHeader title={t('title')} subtitle={t('subtitle')} />
      <Card>
        <PageTabs
          label={t('title')}
          value={tab}
          tabs={SURVEILLANCE_TABS.map((value) => ({ value, label: t(`tab.${value}`) }))}
          onChange={(value) => {
            // A state of the one list means nothing to the other.
            change({ tab: value === 'orders' ? null : value, status: null });
          }}
        >
          {tab === 'orders' && <WatchedOrdersTab filters={filters} />}
          {tab === 'trades' && <WatchedTradesTab filters={filters} />}
          {tab === 'flags' && <FlagsTab filters={filters} />}
        </PageTabs>
      </Card>
    </Page>
  );
}
