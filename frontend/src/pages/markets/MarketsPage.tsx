import { Page } from '../../components/Page.tsx';
import { PageHeader } from '../../components/PageHeader.tsx';

export function MarketsPage() {
  return (
    <Page title="Markets">
      <PageHeader title="Markets" />
    </Page>
  );
}
