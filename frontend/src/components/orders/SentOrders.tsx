import Box from '@mui/material/Box';
import { orderListTexts } from '../../i18n/en/order-lists.ts';
import { useText } from '../../i18n/use-text.ts';
import { formatDecimal } from '../../lib/decimal-text.ts';
import { orderTypeName } from '../../lib/order-words.ts';
import { useAppSelector } from '../../store/index.ts';
import { selectOrders, type SentOrder } from '../../store/slices/ordersSlice.ts';
import { selectTokensById } from '../../store/slices/tokensSlice.ts';
import { SideLabel } from './SideLabel.tsx';

/** Orders that the exchange has not answered for: on their way, or of unknown outcome. */
export function SentOrders({ tokenId }: { tokenId?: string | undefined }) {
  const t = useText(orderListTexts);
  const { sent } = useAppSelector(selectOrders);
  const shown = sent.filter((order) => tokenId === undefined || order.tokenId === tokenId);
  if (shown.length === 0) return null;
  return (
    <Box component="ul" aria-label={t('sent')} sx={{ listStyle: 'none', m: 0, p: 0 }}>
      {shown.map((order) => (
        <SentRow key={order.clientOrderId} order={order} />
      ))}
    </Box>
  );
}

function SentRow({ order }: { order: SentOrder }) {
  const t = useText(orderListTexts);
  const market = useAppSelector(selectTokensById).get(order.tokenId)?.market;
  const isUnknown = order.stage === 'unknown';
  const amount = order.quantity ?? order.quoteQuantity;
  return (
    <Box
      component="li"
      sx={{
        display: 'flex',
        flexWrap: 'wrap',
        alignItems: 'center',
        columnGap: 3,
        minHeight: 32,
        px: 3,
        typography: 'caption',
        borderBottom: 1,
        borderColor: 'divider',
        color: isUnknown ? 'warning.main' : 'text.secondary',
        bgcolor: isUnknown ? 'surface.warningSoft' : 'transparent',
      }}
    >
      <Box component="span" sx={{ fontWeight: 560 }}>
        {t(isUnknown ? 'sent.unknown' : 'sent.sending')}
      </Box>
      <span>{market ?? order.symbol}</span>
      <SideLabel side={order.side} />
      <span>{orderTypeName(order.orderType)}</span>
      {amount !== null && <span>{formatDecimal(amount)}</span>}
      {order.price !== null && <span>@ {formatDecimal(order.price)}</span>}
      {isUnknown && <span>{t('sent.asking')}</span>}
    </Box>
  );
}
