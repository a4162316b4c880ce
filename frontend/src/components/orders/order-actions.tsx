import Check from '@mui/icons-material/Check';
import Close from '@mui/icons-material/Close';
import Edit from '@mui/icons-material/EditOutlined';
import Undo from '@mui/icons-material/Undo';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import type { Order } from '@tokentradex/backend/contracts';
import type { ReactNode } from 'react';
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
  isNarrow: boolean;
}

/** "the buy order of BTC at 94000": what a button in its row is about. */
function nameOf(order: Order): string {
  const t = textOf(orderListTexts);
  return t(order.side === 'buy' ? 'name.buy' : 'name.sell', {
    symbol: order.symbol,
    price: order.price ?? order.stopPrice ?? t('atMarket'),
  });
}

/** Words where there is room, symbols in narrow tables; the same names for screen readers. */
interface ActionButtonProps {
  text: string;
  name: string;
  icon: ReactNode;
  isNarrow: boolean;
  isBusy?: boolean;
  isMain?: boolean;
  isDisabled?: boolean;
  onClick: () => void;
}

function ActionButton(props: ActionButtonProps) {
  const { text, name, icon, isNarrow, isBusy = false, isMain = false, onClick } = props;
  const color = isMain ? ('primary' as const) : ('inherit' as const);
  const common = { color, onClick, loading: isBusy, disabled: props.isDisabled ?? false };
  return isNarrow ? (
    <IconButton
      {...common}
      size="small"
      aria-label={name}
      title={text}
      sx={{ width: 26, height: 26, '& svg': { fontSize: 16 } }}
    >
      {icon}
    </IconButton>
  ) : (
    <Button
      {...common}
      size="small"
      variant="text"
      aria-label={name}
      sx={{ minHeight: 24, minWidth: 0, py: 0, px: 1.5 }}
    >
      {text}
    </Button>
  );
}

function OrderActions({ order, amend, cancel, isNarrow }: OrderActionsProps) {
  const t = useText(orderListTexts);
  const name = { order: nameOf(order) };
  const isChanging = amend.orderId === order.id;
  return (
    <Box component="span" sx={{ whiteSpace: 'nowrap' }}>
      {isChanging && (
        <ActionButton
          isNarrow={isNarrow}
          text={t('action.save')}
          name={t('action.saveOf', name)}
          icon={<Check />}
          isMain
          isBusy={amend.isSaving}
          onClick={() => void amend.save(order)}
        />
      )}
      {isChanging && (
        <ActionButton
          isNarrow={isNarrow}
          text={t('action.discard')}
          name={t('action.discardOf', name)}
          icon={<Undo />}
          isDisabled={amend.isSaving}
          onClick={amend.discard}
        />
      )}
      {!isChanging && isAmendable(order) && (
        <ActionButton
          isNarrow={isNarrow}
          text={t('action.edit')}
          name={t('action.editOf', name)}
          icon={<Edit />}
          onClick={() => {
            amend.start(order);
          }}
        />
      )}
      {!isChanging && (
        <ActionButton
          isNarrow={isNarrow}
          text={t('action.cancel')}
          name={t('action.cancelOf', name)}
          icon={<Close />}
          isBusy={cancel.cancelling.has(order.id)}
          onClick={() => void cancel.cancel(order.id)}
        />
      )}
    </Box>
  );
}

/** Changes an open order in its row, or takes it back. @param isNarrow symbols instead of words. */
export function actionsColumn(
  amend: AmendState,
  cancel: CancelState,
  isNarrow: boolean,
): Column<Order> {
  return {
    key: 'actions',
    header: textOf(orderListTexts)('column.actions'),
    isHeaderHidden: true,
    align: 'right',
    onPhone: 'aside',
    render: (order) => (
      <OrderActions order={order} amend={amend} cancel={cancel} isNarrow={isNarrow} />
    ),
  };
}
