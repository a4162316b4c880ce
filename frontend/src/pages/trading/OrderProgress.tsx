import Box from '@mui/material/Box';
import { StatusChip } from '../../components/StatusChip.tsx';
import { orderFormTexts } from '../../i18n/en/order-form.ts';
import { useText } from '../../i18n/use-text.ts';
import { describeStatus } from '../../lib/order-words.ts';
import { useAppSelector } from '../../store/index.ts';
import { selectOrderById } from '../../store/slices/ordersSlice.ts';
import type { PlaceOrderState } from './use-place-order.ts';

interface OrderProgressProps {
  stage: PlaceOrderState['stage'];
  /** Of the order placed last. */
  orderId: string | null;
}

/** What became of the order sent last, as the exchange tells it: the status region reads it out. */
export function OrderProgress({ stage, orderId }: OrderProgressProps) {
  const t = useText(orderFormTexts);
  const order = useAppSelector((state) => selectOrderById(state, orderId ?? ''));
  if (stage === 'idle' && order === undefined) return null;
  return (
    <Box
      data-testid="order-progress"
      sx={{ display: 'flex', alignItems: 'center', gap: 2, typography: 'caption', minHeight: 24 }}
    >
      {order !== undefined && stage === 'idle' ? (
        <>
          <StatusChip status={order.status} />
          <Box component="span" sx={{ color: 'text.secondary' }}>
            {describeStatus(order)}
          </Box>
        </>
      ) : (
        <Box component="span" sx={{ color: 'text.secondary' }}>
          {t(stage === 'verifying' ? 'progress.verifying' : 'progress.sending')}
        </Box>
      )}
    </Box>
  );
}
