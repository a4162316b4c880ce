import Button from '@mui/material/Button';
import Card from '@mui/material/Card';
import { TRANSACTION_STATUSES, TRANSACTION_TYPES } from '@tokentradex/backend/contracts';
import { useEffect, useRef } from 'react';
import { Page } from '../../components/Page.tsx';
import { PageHeader } from '../../components/PageHeader.tsx';
import { PageTabs } from '../../components/PageTabs.tsx';
import { useUrlParams } from '../../components/use-url-params.ts';
import { walletTexts } from '../../i18n/en/wallet.ts';
import { withdrawalRuleTexts } from '../../i18n/en/withdrawal-rules.ts';
import { useText } from '../../i18n/use-text.ts';
import { oneOf } from '../../lib/one-of.ts';
import { useAppDispatch, useAppSelector } from '../../store/index.ts';
import { selectAllTokens, selectQuoteToken } from '../../store/slices/tokensSlice.ts';
import { fetchWallet } from '../../store/slices/walletSlice.ts';
import { AddressesTab } from './addresses/AddressesTab.tsx';
import { BalancesPanel } from './BalancesPanel.tsx';
import { DepositDialog } from './DepositDialog.tsx';
import { LimitsTab } from './limits/LimitsTab.tsx';
import { StatementTab } from './StatementTab.tsx';
import { TransactionsTab } from './TransactionsTab.tsx';
import { WalletSummary } from './WalletSummary.tsx';
import { WithdrawDialog } from './WithdrawDialog.tsx';

const TABS = ['statement', 'transactions', 'addresses', 'limits'] as const;

/** About the row of tabs with a first line below it. */
const TABS_HEIGHT_PX = 120;

/** Opens a dialog by the address; an empty value leaves the choice of the asset to it. */
const ANY_ASSET = 'any';

export function WalletPage() {
  const t = useText(walletTexts);
  const ruleText = useText(withdrawalRuleTexts);
  const [params, change] = useUrlParams();
  const tokens = useAppSelector(selectAllTokens);
  const quoteSymbol = useAppSelector(selectQuoteToken)?.symbol ?? '';
  const dispatch = useAppDispatch();
  const tokenId = tokens.find(({ symbol }) => symbol === params.get('asset'))?.id;
  const tab = oneOf(TABS, params.get('tab')) ?? 'statement';
  const deposit = params.get('deposit');
  const withdraw = params.get('withdraw');

  const openDeposit = (symbol: string) => {
    change({ deposit: symbol === '' ? ANY_ASSET : symbol });
  };
  const openWithdraw = (symbol: string) => {
    change({ withdraw: symbol === '' ? ANY_ASSET : symbol });
  };
  const tabs = useRef<HTMLDivElement>(null);
  // Links lead here from dialogs and notifications: what they speak of must not be below the screen.
  useEffect(() => {
    const card = tabs.current;
    if (card === null || (tab !== 'addresses' && tab !== 'limits')) return;
    const isBelow = card.getBoundingClientRect().top > window.innerHeight - TABS_HEIGHT_PX;
    if (isBelow) card.scrollIntoView({ block: 'start' });
  }, [tab]);
  const changeAsset = (symbol: string | null) => {
    change({ asset: symbol });
  };
  const refresh = () => void dispatch(fetchWallet());

  return (
    <Page title={t('title')}>
      <PageHeader
        title={t('title')}
        actions={
          <>
            <Button
              variant="outlined"
              onClick={() => {
                openWithdraw('');
              }}
            >
              {t('withdraw')}
            </Button>
            <Button
              variant="contained"
              onClick={() => {
                openDeposit('');
              }}
            >
              {t('deposit')}
            </Button>
          </>
        }
      />
      <WalletSummary quoteSymbol={quoteSymbol} />
      <BalancesPanel onDeposit={openDeposit} onWithdraw={openWithdraw} />
      <Card ref={tabs} sx={{ scrollMarginTop: 64 }}>
        <PageTabs
          label={t('history')}
          value={tab}
          tabs={[
            { value: 'statement', label: t('statement') },
            { value: 'transactions', label: t('transactions') },
            { value: 'addresses', label: ruleText('addresses') },
            { value: 'limits', label: ruleText('limits') },
          ]}
          onChange={(value) => {
            change({ tab: value === 'statement' ? null : value });
          }}
        >
          {tab === 'statement' && <StatementTab tokenId={tokenId} onTokenChange={changeAsset} />}
          {tab === 'addresses' && <AddressesTab tokenId={tokenId} onTokenChange={changeAsset} />}
          {tab === 'limits' && <LimitsTab />}
          {tab === 'transactions' && (
            <TransactionsTab
              tokenId={tokenId}
              type={oneOf(TRANSACTION_TYPES, params.get('type'))}
              status={oneOf(TRANSACTION_STATUSES, params.get('status'))}
              onChange={change}
            />
          )}
        </PageTabs>
      </Card>
      {deposit !== null && (
        <DepositDialog
          symbol={deposit}
          isOpen
          onClose={() => {
            change({ deposit: null });
          }}
          onDone={refresh}
        />
      )}
      {withdraw !== null && (
        <WithdrawDialog
          symbol={withdraw}
          isOpen
          onClose={() => {
            change({ withdraw: null });
          }}
          onDone={refresh}
          onShowTransactions={() => {
            change({ withdraw: null, tab: 'transactions' });
          }}
        />
      )}
    </Page>
  );
}
