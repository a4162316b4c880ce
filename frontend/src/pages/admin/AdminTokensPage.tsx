import { Page } from '../../components/Page.tsx';
import { PageHeader } from '../../components/PageHeader.tsx';

export function AdminTokensPage() {
  return (
    <Page title="Tokens">
      <PageHeader title="Tokens" />
    </Page>
  );
}
