import { Page } from '../../components/Page.tsx';
import { PageHeader } from '../../components/PageHeader.tsx';

export function AdminWithdrawalsPage() {
  return (
    <Page title="Withdrawals">
      <PageHeader title="Withdrawals" />
    </Page>
  );
}
