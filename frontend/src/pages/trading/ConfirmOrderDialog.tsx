import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import type { OrderPreview, Token } from '@tokentradex/backend/contracts';
import { ConfirmDialog } from '../../components/ConfirmDialog.tsx';
import { orderFormTexts } from '../../i18n/en/order-form.ts';
import { useText } from '../../i18n/use-text.ts';
import { orderTypeName } from '../../lib/order-words.ts';
import type { OrderRequest } from './order-request.ts';
import { OrderReceipt } from './OrderReceipt.tsx';
import { describeRequest } from './request-words.ts';

interface ConfirmOrderDialogProps {
  request: OrderRequest;
  risks: readonly string[];
  preview: OrderPreview | null;
  market: Token;
  quoteSymbol: string;
  onConfirm: () => void;
  onCancel: () => void;
}

/** Shows an order once more before it is sent: what it is, what it costs, and what is unusual about it. */
export function ConfirmOrderDialog(props: ConfirmOrderDialogProps) {
  const { request, risks, preview, market, quoteSymbol, onConfirm, onCancel } = props;
  const t = useText(orderFormTexts);
  const orderType = request.kind === 'oco' ? 'oco' : request.body.orderType;
  return (
    <ConfirmDialog
      isOpen
      title={t('confirmation.title', { type: orderTypeName(orderType), market: market.market })}
      confirmLabel={t(`submit.${request.body.side}`, { symbol: market.symbol })}
      cancelLabel={t('confirmation.back')}
      onConfirm={onConfirm}
      onCancel={onCancel}
    >
      <Box sx={{ color: 'text.primary', typography: 'body1', mb: 3 }}>
        {describeRequest(request, market, quoteSymbol)}
      </Box>
      {risks.map((risk) => (
        <Alert key={risk} severity="warning" role="note" sx={{ mb: 3 }}>
          {risk}
        </Alert>
      ))}
      <OrderReceipt
        request={request}
        preview={preview}
        isStale={false}
        market={market}
        quoteSymbol={quoteSymbol}
        notional={null}
      />
    </ConfirmDialog>
  );
}
