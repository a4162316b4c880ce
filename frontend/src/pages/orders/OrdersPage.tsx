import { Page } from '../../components/Page.tsx';
import { PageHeader } from '../../components/PageHeader.tsx';

export function OrdersPage() {
  return (
    <Page title="Orders">
      <PageHeader title="Orders" />
    </Page>
  );
}
