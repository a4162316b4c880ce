import Button from '@mui/material/Button';
import { useState } from 'react';
import { ConfirmDialog } from '../../components/ConfirmDialog.tsx';
import { notifyError } from '../../services/notify.tsx';
import { useAppDispatch, useAppSelector } from '../../store/index.ts';
import { cancelAllOrders, selectOpenOrders } from '../../store/slices/ordersSlice.ts';

/** Cancels every open order, or those of one market, after asking. */
export function CancelAllButton({ tokenId }: { tokenId: string | undefined }) {
  const orders = useAppSelector(selectOpenOrders).filter(
    (order) => tokenId === undefined || order.tokenId === tokenId,
  );
  const [isAsking, setIsAsking] = useState(false);
  const [isBusy, setIsBusy] = useState(false);
  const dispatch = useAppDispatch();
  const count = `${orders.length} order${orders.length === 1 ? '' : 's'}`;
  const cancelAll = async () => {
    setIsBusy(true);
    const result = await dispatch(cancelAllOrders(tokenId === undefined ? {} : { tokenId }));
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
        variant="text"
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
        {tokenId === undefined
          ? 'This cancels your open orders in every market.'
          : `This cancels your open orders in ${orders[0]?.symbol ?? 'this market'}.`}{' '}
        What was filled stays filled.
      </ConfirmDialog>
    </>
  );
}
