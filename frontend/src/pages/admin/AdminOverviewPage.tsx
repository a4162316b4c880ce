import { Page } from '../../components/Page.tsx';
import { PageHeader } from '../../components/PageHeader.tsx';

export function AdminOverviewPage() {
  return (
    <Page title="Overview">
      <PageHeader title="Overview" />
    </Page>
  );
}
