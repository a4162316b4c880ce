import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import Tab from '@mui/material/Tab';
import Tabs from '@mui/material/Tabs';
import type { Token } from '@tokentradex/backend/contracts';
import { useState } from 'react';
import { Link } from 'react-router-dom';
import { CancelAllButton } from '../../components/orders/CancelAllButton.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
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
  const [tab, setTab] = useState<TabName>('open');
  const [isThisMarket, setIsThisMarket] = useState(false);
  const isSignedIn = useAppSelector(selectIsSignedIn);
  const openCount = useAppSelector((state) => selectOpenOrders(state).length);
  const tokenId = isThisMarket ? market.id : undefined;
  const table = maxHeight === undefined ? {} : { maxHeight };
  return (
    <section className={styles['panel']} aria-label="Account" style={{ height: '100%' }}>
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
          aria-label="Account"
          sx={{ flex: 1, minWidth: { xs: '100%', md: 0 } }}
        >
          <Tab
            value="open"
            label={`Open orders${openCount > 0 ? ` (${openCount})` : ''}`}
            {...idsOf('open')}
          />
          <Tab value="history" label="Order history" {...idsOf('history')} />
          <Tab value="fills" label="Fills" {...idsOf('fills')} />
          <Tab value="balances" label="Balances" {...idsOf('balances')} />
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
            label={`${market.symbol} only`}
            slotProps={{ typography: { variant: 'caption', color: 'textSecondary' } }}
            sx={{ mr: 0, ml: { xs: 2, md: 0 } }}
          />
        )}
        {isSignedIn && tab === 'open' && <CancelAllButton tokenId={tokenId} />}
      </Box>
      <Box role="tabpanel" id={`account-panel-${tab}`} aria-labelledby={`account-tab-${tab}`}>
        {!isSignedIn && (
          <EmptyState
            isCompact
            title="Sign in to see your orders and balances"
            action={
              <Button component={Link} to="/login" variant="outlined" size="small">
                Sign in
              </Button>
            }
          />
        )}
        {isSignedIn && tab === 'open' && <OpenOrdersTab tokenId={tokenId} {...table} />}
        {isSignedIn && tab === 'history' && <OrderHistoryTab tokenId={tokenId} {...table} />}
        {isSignedIn && tab === 'fills' && <FillsTab tokenId={tokenId} {...table} />}
        {isSignedIn && tab === 'balances' && <BalancesTab {...table} />}
      </Box>
    </section>
  );
}

function idsOf(tab: TabName) {
  return { id: `account-tab-${tab}`, 'aria-controls': `account-panel-${tab}` };
}
