import { Page } from '../../components/Page.tsx';
import { PageHeader } from '../../components/PageHeader.tsx';

export function AdminAuditPage() {
  return (
    <Page title="Audit log">
      <PageHeader title="Audit log" />
    </Page>
  );
}
