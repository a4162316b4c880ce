import Button from '@mui/material/Button';
import type { Side } from '@tokentradex/backend/contracts';
import { useState } from 'react';
import { notifyError } from '../../services/notify.ts';
import { useAppDispatch, useAppSelector } from '../../store/index.ts';
import { cancelAllOrders, selectOpenOrders } from '../../store/slices/ordersSlice.ts';
import { selectTokensById } from '../../store/slices/tokensSlice.ts';
import { ConfirmDialog } from '../ConfirmDialog.tsx';

interface CancelAllButtonProps {
  /** Of one market alone. */
  tokenId?: string | undefined;
  side?: Side | undefined;
  variant?: 'text' | 'outlined';
}

/** Cancels every open order, or those of one market or side, after asking. */
export function CancelAllButton({ tokenId, side, variant = 'text' }: CancelAllButtonProps) {
  const orders = useAppSelector(selectOpenOrders).filter(
    (order) =>
      (tokenId === undefined || order.tokenId === tokenId) &&
      (side === undefined || order.side === side),
  );
  const market = useAppSelector(selectTokensById).get(tokenId ?? '')?.market;
  const [isAsking, setIsAsking] = useState(false);
  const [isBusy, setIsBusy] = useState(false);
  const dispatch = useAppDispatch();
  const count = `${orders.length} ${side === undefined ? '' : `${side} `}order${orders.length === 1 ? '' : 's'}`;
  const cancelAll = async () => {
    setIsBusy(true);
    const scope = {
      ...(tokenId === undefined ? {} : { tokenId }),
      ...(side === undefined ? {} : { side }),
    };
    const result = await dispatch(cancelAllOrders(scope));
    setIsBusy(false);
    setIsAsking(false);
    if (cancelAllOrders.rejected.match(result)) {
      notifyError('The orders were not cancelled', result.payload);
    }
  };
  return (
    <>
      <Button
        size="small"
        variant={variant}
        color="inherit"
        disabled={orders.length === 0}
        onClick={() => {
          setIsAsking(true);
        }}
      >
        Cancel all
      </Button>
      <ConfirmDialog
        isOpen={isAsking}
        title={`Cancel ${count}?`}
        confirmLabel={`Cancel ${count}`}
        cancelLabel="Keep them"
        isDangerous
        isBusy={isBusy}
        onConfirm={() => void cancelAll()}
        onCancel={() => {
          setIsAsking(false);
        }}
      >
        This cancels your open {side === undefined ? '' : `${side} `}orders{' '}
        {tokenId === undefined ? 'in every market' : `in ${market ?? 'this market'}`}. What was
        filled stays filled.
      </ConfirmDialog>
    </>
  );
}
