import Button from '@mui/material/Button';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import type { Order } from '@tokentradex/backend/contracts';
import { useState } from 'react';
import { orderListTexts } from '../../i18n/en/order-lists.ts';
import { orderWordTexts } from '../../i18n/en/order-words.ts';
import { textOf } from '../../i18n/i18n.ts';
import { useText } from '../../i18n/use-text.ts';
import { cancelScopes, isInScope, type CancelScope } from '../../lib/cancel-scopes.ts';
import { notifyError } from '../../services/notify.ts';
import { useAppDispatch, useAppSelector } from '../../store/index.ts';
import { cancelAllOrders, selectOpenOrders } from '../../store/slices/ordersSlice.ts';
import { selectTokensById } from '../../store/slices/tokensSlice.ts';
import { ConfirmDialog } from '../ConfirmDialog.tsx';

interface CancelMenuProps {
  /** The market in view, offered on its own; every market without. */
  tokenId?: string | undefined;
  variant?: 'text' | 'outlined';
}

function useScopeWords(orders: readonly Order[]) {
  const t = useText(orderListTexts);
  const tokens = useAppSelector(selectTokensById);
  /** "Buy orders in BTC-USD". */
  return ({ tokenId, side }: CancelScope) => {
    const market = tokenId === undefined ? undefined : tokens.get(tokenId)?.market;
    const where = market === undefined ? t('scope.everywhere') : t('scope.market', { market });
    const count = orders.filter((order) => isInScope(order, { tokenId, side })).length;
    return { count, text: t(`scope.${side ?? 'both'}`, { where, count }) };
  };
}

/** Cancels the orders of one side, one market or all of them, after asking. */
export function CancelMenu({ tokenId, variant = 'text' }: CancelMenuProps) {
  const t = useText(orderListTexts);
  const orders = useAppSelector(selectOpenOrders);
  const wordsOf = useScopeWords(orders);
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const [asked, setAsked] = useState<CancelScope | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const dispatch = useAppDispatch();
  const cancel = async ({ tokenId: market, side }: CancelScope) => {
    setIsBusy(true);
    const result = await dispatch(
      cancelAllOrders({
        ...(market === undefined ? {} : { tokenId: market }),
        ...(side === undefined ? {} : { side }),
      }),
    );
    setIsBusy(false);
    setAsked(null);
    if (cancelAllOrders.rejected.match(result)) {
      notifyError(textOf(orderWordTexts)('failure.notAllCancelled'), result.payload);
    }
  };
  return (
    <>
      <Button
        size="small"
        variant={variant}
        color="inherit"
        disabled={orders.length === 0}
        aria-haspopup="menu"
        onClick={(event) => {
          setAnchor(event.currentTarget);
        }}
      >
        {t('cancelAll')}
      </Button>
      <Menu
        anchorEl={anchor}
        open={anchor !== null}
        onClose={() => {
          setAnchor(null);
        }}
      >
        {cancelScopes(tokenId).map((scope) => {
          const { count, text } = wordsOf(scope);
          return (
            <MenuItem
              key={`${scope.tokenId ?? ''} ${scope.side ?? ''}`}
              disabled={count === 0}
              onClick={() => {
                setAnchor(null);
                setAsked(scope);
              }}
            >
              {text}
            </MenuItem>
          );
        })}
      </Menu>
      {asked !== null && (
        <ConfirmDialog
          isOpen
          title={t('cancelAll.title')}
          confirmLabel={t('cancelAll.confirm', { count: wordsOf(asked).count })}
          cancelLabel={t('cancelAll.keep')}
          isDangerous
          isBusy={isBusy}
          onConfirm={() => void cancel(asked)}
          onCancel={() => {
            setAsked(null);
          }}
        >
          {t('cancelAll.text', { scope: wordsOf(asked).text })}
        </ConfirmDialog>
      )}
    </>
  );
}
