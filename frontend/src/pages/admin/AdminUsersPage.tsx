import { Page } from '../../components/Page.tsx';
import { PageHeader } from '../../components/PageHeader.tsx';

export function AdminUsersPage() {
  return (
    <Page title="Users">
      <PageHeader title="Users" />
    </Page>
  );
}
