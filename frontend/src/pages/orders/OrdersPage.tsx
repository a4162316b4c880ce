import Card from '@mui/material/Card';
import { useState } from 'react';
import { CancelMenu } from '../../components/orders/CancelMenu.tsx';
import { Page } from '../../components/Page.tsx';
import { PageHeader } from '../../components/PageHeader.tsx';
import { PageTabs } from '../../components/PageTabs.tsx';
import { orderListTexts } from '../../i18n/en/order-lists.ts';
import { useText } from '../../i18n/use-text.ts';
import { useAppSelector } from '../../store/index.ts';
import { selectOpenOrders } from '../../store/slices/ordersSlice.ts';
import { FillsTab } from './FillsTab.tsx';
import { OpenOrdersTab } from './OpenOrdersTab.tsx';
import { OrderDrawer } from './OrderDrawer.tsx';
import { OrderFilterBar } from './OrderFilterBar.tsx';
import { OrderHistoryTab } from './OrderHistoryTab.tsx';
import { useOrderFilters } from './use-order-filters.ts';

export function OrdersPage() {
  const t = useText(orderListTexts);
  const filters = useOrderFilters();
  const openCount = useAppSelector(selectOpenOrders).length;
  const { tab, orderId, change } = filters;
  // The drawer keeps its order while it slides out.
  const [shownId, setShownId] = useState(orderId);
  if (orderId !== null && orderId !== shownId) setShownId(orderId);
  const open = (id: string) => {
    change({ order: id });
  };
  return (
    <Page title={t('orders')}>
      <PageHeader
        title={t('orders')}
        actions={tab === 'open' && <CancelMenu tokenId={filters.tokenId} variant="outlined" />}
      />
      <Card>
        <PageTabs
          label={t('orders')}
          value={tab}
          tabs={[
            { value: 'open', label: t('tab.open'), count: openCount },
            { value: 'history', label: t('tab.history') },
            { value: 'fills', label: t('fills') },
          ]}
          onChange={(value) => {
            // A state of the one list means nothing to the other.
            change({ tab: value === 'open' ? null : value, status: null });
          }}
        >
          <OrderFilterBar filters={filters} />
          {tab === 'open' && <OpenOrdersTab filters={filters} onOpen={open} />}
          {tab === 'history' && <OrderHistoryTab filters={filters} onOpen={open} />}
          {tab === 'fills' && <FillsTab filters={filters} onOpen={open} />}
        </PageTabs>
      </Card>
      {shownId !== null && (
        <OrderDrawer
          key={shownId}
          orderId={shownId}
          isOpen={orderId !== null}
          onOpen={open}
          onClose={() => {
            change({ order: null });
          }}
        />
      )}
    </Page>
  );
}
