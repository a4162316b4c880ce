import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import Tab from '@mui/material/Tab';
import Tabs from '@mui/material/Tabs';
import type { Token } from '@tokentradex/backend/contracts';
import { useState } from 'react';
import { Link } from 'react-router-dom';
import { EmptyState } from '../../components/EmptyState.tsx';
import { CancelMenu } from '../../components/orders/CancelMenu.tsx';
import { orderListTexts } from '../../i18n/en/order-lists.ts';
import { useText } from '../../i18n/use-text.ts';
import { useAppSelector } from '../../store/index.ts';
import { selectIsSignedIn } from '../../store/slices/authSlice.ts';
import { selectOpenOrders } from '../../store/slices/ordersSlice.ts';
import { BalancesTab } from './BalancesTab.tsx';
import { FillsTab } from './FillsTab.tsx';
import { OpenOrdersTab } from './OpenOrdersTab.tsx';
import { OrderHistoryTab } from './OrderHistoryTab.tsx';
import styles from './trading.module.css';

type TabName = 'open' | 'history' | 'fills' | 'balances';

interface AccountTabsProps {
  market: Token;
  /** Of the tables; the header row stays in view. */
  maxHeight?: number | string;
}

/** What the user has and did: open orders, history, fills and balances. */
export function AccountTabs({ market, maxHeight }: AccountTabsProps) {
  const t = useText(orderListTexts);
  const [tab, setTab] = useState<TabName>('open');
  const [isThisMarket, setIsThisMarket] = useState(false);
  const isSignedIn = useAppSelector(selectIsSignedIn);
  const openCount = useAppSelector((state) => selectOpenOrders(state).length);
  const tokenId = isThisMarket ? market.id : undefined;
  const list = { tokenId, maxHeight };
  return (
    <section className={styles['panel']} aria-label={t('account')} style={{ height: '100%' }}>
      <Box
        sx={{
          flex: 'none',
          display: 'flex',
          flexWrap: { xs: 'wrap', md: 'nowrap' },
          alignItems: 'center',
          columnGap: 2,
          borderBottom: 1,
          borderColor: 'divider',
          pr: 2,
        }}
      >
        <Tabs
          value={tab}
          onChange={(_event, value: TabName) => {
            setTab(value);
          }}
          variant="scrollable"
          scrollButtons={false}
          aria-label={t('account')}
          sx={{ flex: 1, minWidth: { xs: '100%', md: 0 } }}
        >
          <Tab
            value="open"
            label={openCount > 0 ? t('open.count', { count: openCount }) : t('open')}
            {...idsOf('open')}
          />
          <Tab value="history" label={t('history')} {...idsOf('history')} />
          <Tab value="fills" label={t('fills')} {...idsOf('fills')} />
          <Tab value="balances" label={t('balances')} {...idsOf('balances')} />
        </Tabs>
        {isSignedIn && tab !== 'balances' && (
          <FormControlLabel
            control={
              <Checkbox
                size="small"
                checked={isThisMarket}
                onChange={(event) => {
                  setIsThisMarket(event.target.checked);
                }}
                sx={{ p: 1, '& svg': { fontSize: 17 } }}
              />
            }
            label={t('onlyMarket', { symbol: market.symbol })}
            slotProps={{ typography: { variant: 'caption', color: 'textSecondary' } }}
            sx={{ mr: 0, ml: { xs: 2, md: 0 } }}
          />
        )}
        {isSignedIn && tab === 'open' && <CancelMenu tokenId={market.id} />}
      </Box>
      <Box role="tabpanel" id={`account-panel-${tab}`} aria-labelledby={`account-tab-${tab}`}>
        {!isSignedIn && (
          <EmptyState
            isCompact
            title={t('signInHint')}
            action={
              <Button component={Link} to="/login" variant="outlined" size="small">
                {t('signIn')}
              </Button>
            }
          />
        )}
        {isSignedIn && tab === 'open' && <OpenOrdersTab {...list} />}
        {isSignedIn && tab === 'history' && <OrderHistoryTab {...list} />}
        {isSignedIn && tab === 'fills' && <FillsTab {...list} />}
        {isSignedIn && tab === 'balances' && <BalancesTab maxHeight={maxHeight} />}
      </Box>
    </section>
  );
}

function idsOf(tab: TabName) {
  return { id: `account-tab-${tab}`, 'aria-controls': `account-panel-${tab}` };
}
