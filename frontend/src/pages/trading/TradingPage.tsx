import { Page } from '../../components/Page.tsx';

export function TradingPage() {
  return <Page title="Trade">{null}</Page>;
}
