import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import type { Order } from '@tokentradex/backend/contracts';
import { orderListTexts } from '../../i18n/en/order-lists.ts';
import { textOf } from '../../i18n/i18n.ts';
import { useText } from '../../i18n/use-text.ts';
import { isAmendable } from '../../lib/check-amend.ts';
import type { Column } from '../DataTable.tsx';
import type { AmendState } from './use-amend-order.ts';
import type { CancelState } from './use-cancel-order.ts';

interface OrderActionsProps {
  order: Order;
  amend: AmendState;
  cancel: CancelState;
}

/** "the buy order of BTC at 94000": what a button in its row is about. */
function nameOf(order: Order): string {
  const t = textOf(orderListTexts);
  return t(order.side === 'buy' ? 'name.buy' : 'name.sell', {
    symbol: order.symbol,
    price: order.price ?? order.stopPrice ?? t('atMarket'),
  });
}

const BUTTON = { size: 'small', variant: 'text', color: 'inherit' } as const;
const BUTTON_SX = { minHeight: 24, minWidth: 0, py: 0, px: 1.5 } as const;

function OrderActions({ order, amend, cancel }: OrderActionsProps) {
  const t = useText(orderListTexts);
  const name = nameOf(order);
  if (amend.orderId === order.id) {
    return (
      <Box component="span" sx={{ whiteSpace: 'nowrap' }}>
        <Button
          {...BUTTON}
          color="primary"
          sx={BUTTON_SX}
          aria-label={t('action.saveOf', { order: name })}
          loading={amend.isSaving}
          onClick={() => void amend.save(order)}
        >
          {t('action.save')}
        </Button>
        <Button
          {...BUTTON}
          sx={BUTTON_SX}
          aria-label={t('action.discardOf', { order: name })}
          disabled={amend.isSaving}
          onClick={amend.discard}
        >
          {t('action.discard')}
        </Button>
      </Box>
    );
  }
  return (
    <Box component="span" sx={{ whiteSpace: 'nowrap' }}>
      {isAmendable(order) && (
        <Button
          {...BUTTON}
          sx={BUTTON_SX}
          aria-label={t('action.editOf', { order: name })}
          onClick={() => {
            amend.start(order);
          }}
        >
          {t('action.edit')}
        </Button>
      )}
      <Button
        {...BUTTON}
        sx={BUTTON_SX}
        aria-label={t('action.cancelOf', { order: name })}
        loading={cancel.cancelling.has(order.id)}
        onClick={() => void cancel.cancel(order.id)}
      >
        {t('action.cancel')}
      </Button>
    </Box>
  );
}

/** Changes an open order in its row, or takes it back. */
export function actionsColumn(amend: AmendState, cancel: CancelState): Column<Order> {
  return {
    key: 'actions',
    header: textOf(orderListTexts)('column.actions'),
    isHeaderHidden: true,
    align: 'right',
    onPhone: 'aside',
    render: (order) => <OrderActions order={order} amend={amend} cancel={cancel} />,
  };
}
