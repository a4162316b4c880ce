import Typography from '@mui/material/Typography';
import type { SurveillanceOrder } from '@tokentradex/backend/contracts';
import { FactList } from '../../components/FactList.tsx';
import { SideLabel } from '../../components/orders/SideLabel.tsx';
import { Quantity } from '../../components/Quantity.tsx';
import { surveillanceTexts } from '../../i18n/en/surveillance.ts';
import { useText } from '../../i18n/use-text.ts';
import { describeOrderType } from '../../lib/order-words.ts';
import { adminApi } from '../../services/admin-api.ts';
import { notify } from '../../services/notify.ts';
import { AdminDialog } from './AdminDialog.tsx';
import { ReasonField } from './ReasonField.tsx';
import { useReasonedChange } from './use-reasoned-change.ts';

interface CancelAnyOrderDialogProps {
  order: SurveillanceOrder;
  onClose: () => void;
  /** Cancelled, by this or by somebody before. */
  onDone: () => void;
}

/** Cancels somebody's order, with a reason. */
export function CancelAnyOrderDialog({ order, onClose, onDone }: CancelAnyOrderDialogProps) {
  const t = useText(surveillanceTexts);
  const { isBusy, error, reasonField, submit } = useReasonedChange();
  const { id, side, symbol, user, price, quantity, quoteQuantity } = order;
  const cancel = async () => {
    const done = await submit(true, (reason) =>
      adminApi.surveillance.cancel(id, reason).finally(onDone),
    );
    if (done === null) return;
    notify('success', t('cancelled'), user.username);
    onClose();
  };
  return (
    <AdminDialog
      title={t('cancelTitle', { id })}
      confirmLabel={t('cancelConfirm')}
      isDangerous
      isBusy={isBusy}
      error={error}
      onSubmit={() => void cancel()}
      onClose={onClose}
    >
      <FactList
        facts={[
          { name: t('owner'), value: `${user.username}, ${user.email}` },
          {
            name: t('column.order'),
            value: (
              <>
                <SideLabel side={side} /> {symbol}, {describeOrderType(order)}
              </>
            ),
          },
          {
            name: t('column.price'),
            value: price === null ? t('atMarket') : <Quantity value={price} />,
          },
          { name: t('column.quantity'), value: <Quantity value={quantity ?? quoteQuantity} /> },
        ]}
        isCompact
      />
      <Typography variant="body2">{t('cancelText')}</Typography>
      <ReasonField {...reasonField} />
    </AdminDialog>
  );
}
