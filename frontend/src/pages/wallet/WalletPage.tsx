import { Page } from '../../components/Page.tsx';
import { PageHeader } from '../../components/PageHeader.tsx';

export function WalletPage() {
  return (
    <Page title="Wallet">
      <PageHeader title="Wallet" />
    </Page>
  );
}
