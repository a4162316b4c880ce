import Card from '@mui/material/Card';
import { useState } from 'react';
import { CancelAllButton } from '../../components/orders/CancelAllButton.tsx';
import { Page } from '../../components/Page.tsx';
import { PageHeader } from '../../components/PageHeader.tsx';
import { PageTabs } from '../../components/PageTabs.tsx';
import { useAppSelector } from '../../store/index.ts';
import { selectOpenOrders } from '../../store/slices/ordersSlice.ts';
import { FillsTab } from './FillsTab.tsx';
import { OpenOrdersTab } from './OpenOrdersTab.tsx';
import { OrderDrawer } from './OrderDrawer.tsx';
import { OrderFilterBar } from './OrderFilterBar.tsx';
import { OrderHistoryTab } from './OrderHistoryTab.tsx';
import { useOrderFilters } from './use-order-filters.ts';

export function OrdersPage() {
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
    <Page title="Orders">
      <PageHeader
        title="Orders"
        actions={
          tab === 'open' && (
            <CancelAllButton tokenId={filters.tokenId} side={filters.side} variant="outlined" />
          )
        }
      />
      <Card>
        <PageTabs
          label="Orders"
          value={tab}
          tabs={[
            { value: 'open', label: 'Open', count: openCount },
            { value: 'history', label: 'History' },
            { value: 'fills', label: 'Fills' },
          ]}
          onChange={(value) => {
            change({ tab: value === 'open' ? null : value });
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
          onClose={() => {
            change({ order: null });
          }}
        />
      )}
    </Page>
  );
}
