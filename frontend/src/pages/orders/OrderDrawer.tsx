import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import type { Order } from '@tokentradex/backend/contracts';
import { useCallback } from 'react';
import { Link } from 'react-router-dom';
import { DetailDrawer } from '../../components/DetailDrawer.tsx';
import { ErrorState } from '../../components/ErrorState.tsx';
import { FactList } from '../../components/FactList.tsx';
import { LoadingState } from '../../components/LoadingState.tsx';
import { SideLabel } from '../../components/orders/SideLabel.tsx';
import { useCancelOrder } from '../../components/orders/use-cancel-order.ts';
import { StatusChip } from '../../components/StatusChip.tsx';
import { useLoaded } from '../../components/use-loaded.ts';
import { filledPercent } from '../../lib/fill-share.ts';
import { describeStatus } from '../../lib/order-words.ts';
import { orderListTexts } from '../../i18n/en/order-lists.ts';
import { useText } from '../../i18n/use-text.ts';
import { api } from '../../services/api.ts';
import { useAppSelector } from '../../store/index.ts';
import { isOpen, selectOrders } from '../../store/slices/ordersSlice.ts';
import { selectTokensById } from '../../store/slices/tokensSlice.ts';
import { factsOfOrder } from './order-facts.tsx';
import { OrderFills } from './OrderFills.tsx';

/** The order as the socket last told it, or else as the API has it. */
function useOrder(id: string) {
  const { open, recent } = useAppSelector(selectOrders);
  const live = [...open, ...recent].find((order) => order.id === id);
  const source = useCallback(() => api.orders.get(id), [id]);
  const loaded = useLoaded(source);
  return { ...loaded, order: live ?? loaded.data };
}

/** Where the order stands, in a chip, a sentence and a bar. */
function Progress({ order }: { order: Order }) {
  const t = useText(orderListTexts);
  const percent = filledPercent(order);
  return (
    <Box sx={{ mb: 3 }}>
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 2.5 }}>
        <StatusChip status={order.status} />
        <Typography variant="body2" sx={{ color: 'text.secondary' }}>
          {describeStatus(order)}
        </Typography>
      </Box>
      <Box
        role="img"
        aria-label={t('drawer.filled', { percent })}
        sx={{ mt: 3, height: 6, borderRadius: 1, bgcolor: 'surface.hover', overflow: 'hidden' }}
      >
        {/* Not in `sx`: each value would become a CSS rule that stays as long as the page. */}
        <Box style={{ width: `${percent}%` }} sx={{ height: '100%', bgcolor: 'primary.main' }} />
      </Box>
    </Box>
  );
}

interface OrderDrawerProps {
  orderId: string;
  isOpen: boolean;
  /** Shows another order instead: the other one of a pair. */
  onOpen: (orderId: string) => void;
  onClose: () => void;
}

/** Everything about one order: its state and why, its terms, its fills. */
export function OrderDrawer({ orderId, isOpen: isShown, onOpen, onClose }: OrderDrawerProps) {
  const t = useText(orderListTexts);
  const { order, load, reload } = useOrder(orderId);
  const token = useAppSelector(selectTokensById).get(order?.tokenId ?? '');
  const { cancel, cancelling } = useCancelOrder();
  return (
    <DetailDrawer
      isOpen={isShown}
      onClose={onClose}
      title={
        order === null ? (
          t('drawer.order')
        ) : (
          <>
            <SideLabel side={order.side} /> {token?.market ?? order.symbol}
          </>
        )
      }
      actions={
        order !== null && (
          <>
            {isOpen(order) && (
              <Button
                variant="contained"
                color="error"
                loading={cancelling.has(order.id)}
                onClick={() => void cancel(order.id)}
              >
                {t('drawer.cancel')}
              </Button>
            )}
            <Button component={Link} to={`/trade/${order.symbol}`} variant="outlined">
              {t('drawer.market')}
            </Button>
          </>
        )
      }
    >
      {order === null && load.status === 'failed' && (
        <ErrorState title={t('drawer.failed')} error={load.error} onRetry={reload} />
      )}
      {order === null && load.status === 'loading' && (
        <LoadingState label={t('drawer.order')} rows={8} />
      )}
      {order !== null && (
        <>
          <Progress order={order} />
          <FactList facts={factsOfOrder(order, token, onOpen)} isCompact />
          <Typography variant="h3" sx={{ mt: 5, mb: 2 }}>
            {t('fills')}
          </Typography>
          <OrderFills key={order.filledQuantity} order={order} />
        </>
      )}
    </DetailDrawer>
  );
}
