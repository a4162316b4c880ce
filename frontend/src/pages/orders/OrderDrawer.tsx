import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import type { Order, Token } from '@tokentradex/backend/contracts';
import { useCallback } from 'react';
import { Link } from 'react-router-dom';
import { CopyableText } from '../../components/CopyableText.tsx';
import { DetailDrawer } from '../../components/DetailDrawer.tsx';
import { ErrorState } from '../../components/ErrorState.tsx';
import { FactList, type Fact } from '../../components/FactList.tsx';
import { LoadingState } from '../../components/LoadingState.tsx';
import { Money } from '../../components/Money.tsx';
import { SideLabel } from '../../components/orders/SideLabel.tsx';
import { useCancelOrder } from '../../components/orders/use-cancel-order.ts';
import { Price } from '../../components/Price.tsx';
import { Quantity } from '../../components/Quantity.tsx';
import { StatusChip } from '../../components/StatusChip.tsx';
import { useLoaded } from '../../components/use-loaded.ts';
import { filledPercent } from '../../lib/fill-share.ts';
import { describeOrderType, describeStatus, describeTimeInForce } from '../../lib/order-words.ts';
import { formatDateTime } from '../../lib/time-text.ts';
import { api } from '../../services/api.ts';
import { useAppSelector } from '../../store/index.ts';
import { isOpen, selectOrders } from '../../store/slices/ordersSlice.ts';
import { selectTokensById } from '../../store/slices/tokensSlice.ts';
import { OrderFills } from './OrderFills.tsx';

/** The order as the socket last told it, or else as the API has it. */
function useOrder(id: string) {
  const { open, recent } = useAppSelector(selectOrders);
  const live = [...open, ...recent].find((order) => order.id === id);
  const source = useCallback(() => api.orders.get(id), [id]);
  const loaded = useLoaded(source);
  return { ...loaded, order: live ?? loaded.data };
}

function factsOf(order: Order, token: Token | undefined): Fact[] {
  const tick = token?.tickSize;
  const lot = token?.lotSize;
  return [
    { name: 'Type', value: describeOrderType(order) },
    { name: 'Limit price', value: <Price value={order.price} tick={tick} /> },
    { name: 'Average price', value: <Price value={order.averagePrice} tick={tick} /> },
    order.quantity === null
      ? { name: 'Amount', value: <Money value={order.quoteQuantity} /> }
      : {
          name: 'Quantity',
          value: <Quantity value={order.quantity} lot={lot} symbol={order.symbol} />,
        },
    {
      name: 'Filled',
      value: <Quantity value={order.filledQuantity} lot={lot} symbol={order.symbol} />,
    },
    { name: 'Remaining', value: <Quantity value={order.remainingQuantity} lot={lot} /> },
    { name: 'Traded for', value: <Money value={order.quoteFilled} /> },
    { name: 'Fees', value: <Quantity value={order.fees} symbol={order.feeSymbol} /> },
    { name: 'Time in force', value: describeTimeInForce(order.timeInForce, order.expiresAt) },
    { name: 'Placed', value: formatDateTime(order.createdAt) },
    { name: 'Last change', value: formatDateTime(order.updatedAt) },
    { name: 'Order id', value: <CopyableText text={order.id} label="order id" /> },
    ...(order.clientOrderId === null
      ? []
      : [
          {
            name: 'Your id',
            value: <CopyableText text={order.clientOrderId} label="your order id" />,
          },
        ]),
  ];
}

/** Where the order stands, in a chip, a sentence and a bar. */
function Progress({ order }: { order: Order }) {
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
        aria-label={`${percent} % filled`}
        sx={{ mt: 3, height: 6, borderRadius: 1, bgcolor: 'surface.hover', overflow: 'hidden' }}
      >
        <Box sx={{ width: `${percent}%`, height: '100%', bgcolor: 'primary.main' }} />
      </Box>
    </Box>
  );
}

interface OrderDrawerProps {
  orderId: string;
  isOpen: boolean;
  onClose: () => void;
}

/** Everything about one order: its state and why, its terms, its fills. */
export function OrderDrawer({ orderId, isOpen: isShown, onClose }: OrderDrawerProps) {
  const { order, load, reload } = useOrder(orderId);
  const token = useAppSelector(selectTokensById).get(order?.tokenId ?? '');
  const { cancel, cancelling } = useCancelOrder();
  return (
    <DetailDrawer
      isOpen={isShown}
      onClose={onClose}
      title={
        order === null ? (
          'Order'
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
                Cancel order
              </Button>
            )}
            <Button component={Link} to={`/trade/${order.symbol}`} variant="outlined">
              Open the market
            </Button>
          </>
        )
      }
    >
      {order === null && load.status === 'failed' && (
        <ErrorState title="The order could not be loaded" error={load.error} onRetry={reload} />
      )}
      {order === null && load.status === 'loading' && <LoadingState label="Order" rows={8} />}
      {order !== null && (
        <>
          <Progress order={order} />
          <FactList facts={factsOf(order, token)} isCompact />
          <Typography variant="h3" sx={{ mt: 5, mb: 2 }}>
            Fills
          </Typography>
          <OrderFills key={order.filledQuantity} order={order} />
        </>
      )}
    </DetailDrawer>
  );
}
