import { Page } from '../../components/Page.tsx';
import { PageHeader } from '../../components/PageHeader.tsx';

export function DashboardPage() {
  return (
    <Page title="Dashboard">
      <PageHeader title="Dashboard" />
    </Page>
  );
}
