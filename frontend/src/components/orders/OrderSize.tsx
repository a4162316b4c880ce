import type { Order } from '@tokentradex/backend/contracts';
import { useAppSelector } from '../../store/index.ts';
import { selectQuoteToken, selectTokensById } from '../../store/slices/tokensSlice.ts';
import { Money } from '../Money.tsx';
import { Quantity } from '../Quantity.tsx';

/** What an order asks for: so much of the token, or for an order by cash amount so much cash. */
export function OrderSize({ order }: { order: Order }) {
  const quoteSymbol = useAppSelector(selectQuoteToken)?.symbol;
  const lotSize = useAppSelector(selectTokensById).get(order.tokenId)?.lotSize;
  return order.quantity === null ? (
    <Money value={order.quoteQuantity} symbol={quoteSymbol} />
  ) : (
    <Quantity value={order.quantity} lot={lotSize} />
  );
}
