import AddIcon from '@mui/icons-material/Add';
import CloseIcon from '@mui/icons-material/Close';
import EastIcon from '@mui/icons-material/CallMade';
import WestIcon from '@mui/icons-material/CallReceived';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import MuiLink from '@mui/material/Link';
import type { Order } from '@tokentradex/backend/contracts';
import { useMemo, type ReactNode } from 'react';
import { Link } from 'react-router-dom';
import { EmptyState } from '../../components/EmptyState.tsx';
import { ErrorState } from '../../components/ErrorState.tsx';
import { LoadingState } from '../../components/LoadingState.tsx';
import { Money } from '../../components/Money.tsx';
import { OrderSize } from '../../components/orders/OrderSize.tsx';
import { Panel } from '../../components/Panel.tsx';
import { Price } from '../../components/Price.tsx';
import { Quantity } from '../../components/Quantity.tsx';
import { useNow } from '../../components/use-now.ts';
import { dashboardTexts } from '../../i18n/en/dashboard.ts';
import { RichText } from '../../i18n/RichText.tsx';
import { useText } from '../../i18n/use-text.ts';
import { describeReason, sideName } from '../../lib/order-words.ts';
import { formatAge, formatDateTime } from '../../lib/time-text.ts';
import { useAppDispatch, useAppSelector } from '../../store/index.ts';
import {
  fetchRecentFills,
  fetchRecentOrders,
  selectOrders,
} from '../../store/slices/ordersSlice.ts';
import { selectTokensById } from '../../store/slices/tokensSlice.ts';
import { recentActivity, type Activity } from './recent-activity.ts';

const ROWS_MAX = 7;

/** The order's side and size, in the words of the sentence that it is part of. */
function SideAndSize({
  name,
  order,
}: {
  name: 'expiredOrder' | 'cancelledOrder' | 'orderTo';
  order: Order;
}) {
  return (
    <RichText
      texts={dashboardTexts}
      name={name}
      values={{
        side: sideName(order.side),
        size: (
          <>
            <OrderSize order={order} /> {order.symbol}
          </>
        ),
      }}
    />
  );
}

function headlineOf(activity: Activity): { icon: ReactNode; tone: string; text: ReactNode } {
  if (activity.kind === 'traded') {
    const isBuy = activity.side === 'buy';
    return {
      icon: isBuy ? <WestIcon sx={{ fontSize: 15 }} /> : <EastIcon sx={{ fontSize: 15 }} />,
      tone: isBuy ? 'trading.up' : 'trading.down',
      text: (
        <RichText
          texts={dashboardTexts}
          name={isBuy ? 'bought' : 'sold'}
          values={{
            amount: <Quantity isPrivate value={activity.quantity} symbol={activity.symbol} />,
          }}
        />
      ),
    };
  }
  const { order, kind } = activity;
  if (kind === 'placed') {
    return {
      icon: <AddIcon sx={{ fontSize: 15 }} />,
      tone: 'primary.main',
      text: <SideAndSize name="orderTo" order={order} />,
    };
  }
  return {
    icon: <CloseIcon sx={{ fontSize: 15 }} />,
    tone: 'text.secondary',
    text: (
      <SideAndSize
        name={order.status === 'expired' ? 'expiredOrder' : 'cancelledOrder'}
        order={order}
      />
    ),
  };
}

function Detail({ activity }: { activity: Activity }) {
  const tokens = useAppSelector(selectTokensById);
  if (activity.kind === 'traded') {
    const tick = tokens.get(activity.tokenId)?.tickSize;
    const price = <Price value={activity.averagePrice} tick={tick} />;
    return <RichText texts={dashboardTexts} name="atPrice" values={{ price }} />;
  }
  const { order } = activity;
  if (activity.kind === 'closed') {
    return order.reason === null ? null : describeReason(order.reason);
  }
  if (order.price === null) return null;
  const price = <Price value={order.price} tick={tokens.get(order.tokenId)?.tickSize} />;
  return <RichText texts={dashboardTexts} name="limitPrice" values={{ price }} />;
}

function Row({ activity, nowMs }: { activity: Activity; nowMs: number }) {
  const { icon, tone, text } = headlineOf(activity);
  const orderId = activity.kind === 'traded' ? activity.orderId : activity.order.id;
  return (
    <Box
      component="li"
      sx={{
        display: 'grid',
        gridTemplateColumns: '28px minmax(0, 1fr) auto',
        alignItems: 'center',
        columnGap: 3,
        px: 4,
        py: 2.25,
        borderBottom: 1,
        borderColor: 'divider',
        '&:last-child': { border: 0 },
      }}
    >
      <Box
        aria-hidden
        sx={{
          display: 'flex',
          alignItems: 'center',
          justifyContent: 'center',
          width: 28,
          height: 28,
          borderRadius: '50%',
          bgcolor: 'surface.hover',
          color: tone,
        }}
      >
        {icon}
      </Box>
      <Box sx={{ minWidth: 0 }}>
        <MuiLink
          component={Link}
          to={`/orders?order=${orderId}`}
          color="inherit"
          underline="hover"
          variant="body2"
          noWrap
          sx={{ display: 'block', fontWeight: 500 }}
        >
          {text}
        </MuiLink>
        <Box sx={{ typography: 'caption', color: 'text.secondary' }}>
          <Detail activity={activity} />
        </Box>
      </Box>
      <Box sx={{ textAlign: 'right' }}>
        <Box sx={{ typography: 'body2' }}>
          {activity.kind === 'traded' && <Money isPrivate value={activity.quoteAmount} />}
        </Box>
        <Box
          component="time"
          dateTime={activity.time}
          title={formatDateTime(activity.time)}
          sx={{ typography: 'caption', color: 'text.secondary' }}
        >
          {formatAge(activity.time, nowMs)}
        </Box>
      </Box>
    </Box>
  );
}

/** What happened to the user's orders last. */
export function ActivityPanel() {
  const t = useText(dashboardTexts);
  const orders = useAppSelector(selectOrders);
  const dispatch = useAppDispatch();
  const nowMs = useNow(30_000);
  const rows = useMemo(() => recentActivity(orders, ROWS_MAX), [orders]);
  const { recentLoad, fillsLoad } = orders;
  const failure = [recentLoad, fillsLoad].find(({ status }) => status === 'failed');
  const isLoading = recentLoad.status !== 'ready' || fillsLoad.status !== 'ready';
  return (
    <Panel
      title={t('activity')}
      actions={
        <Button
          component={Link}
          to="/orders"
          size="small"
          variant="text"
          color="inherit"
          sx={{ mr: -2 }}
        >
          {t('allOrders')}
        </Button>
      }
    >
      {failure !== undefined && rows.length === 0 && (
        <ErrorState
          title={t('activityNotLoaded')}
          error={failure.error}
          onRetry={() => {
            void dispatch(fetchRecentOrders());
            void dispatch(fetchRecentFills());
          }}
          isCompact
        />
      )}
      {failure === undefined && rows.length === 0 && isLoading && (
        <LoadingState label={t('activityLoading')} rows={5} rowHeight={32} />
      )}
      {failure === undefined && rows.length === 0 && !isLoading && (
        <EmptyState
          title={t('nothingHappened')}
          hint={t('nothingHappenedHint')}
          action={
            <Button component={Link} to="/trade" size="small" variant="outlined">
              {t('placeOrder')}
            </Button>
          }
          isCompact
        />
      )}
      {rows.length > 0 && (
        <Box component="ul" aria-label={t('activity')} sx={{ listStyle: 'none', m: 0, p: 0 }}>
          {rows.map((activity) => (
            <Row
              key={activity.kind === 'traded' ? `t${activity.orderId}` : `o${activity.order.id}`}
              activity={activity}
              nowMs={nowMs}
            />
          ))}
        </Box>
      )}
    </Panel>
  );
}
