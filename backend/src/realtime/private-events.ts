import type { Side } from '../contracts/index.ts';
import type { Changes, OrderState, TradeState, WalletState } from '../engine/state.ts';

/** What one batch changed for one user, in the order of the batch. */
export interface UserChanges {
  orders: OrderState[];
  fills: { trade: TradeState; side: Side }[];
  wallets: WalletState[];
}

/** Changes by user, of those users only for whom somebody listens. */
export function changesByUser(
  changes: Changes,
  isListening: (userId: string) => boolean,
): Map<string, UserChanges> {
  const byUser = new Map<string, UserChanges>();
  const of = (userId: string): UserChanges | null => {
    const known = byUser.get(userId);
    if (known !== undefined) return known;
    if (!isListening(userId)) return null;
    const fresh: UserChanges = { orders: [], fills: [], wallets: [] };
    byUser.set(userId, fresh);
    return fresh;
  };
  for (const { order } of changes.orders) of(order.userId)?.orders.push(order);
  for (const trade of changes.trades) {
    of(trade.buyerId)?.fills.push({ trade, side: 'buy' });
    of(trade.sellerId)?.fills.push({ trade, side: 'sell' });
  }
  for (const wallet of changes.wallets) of(wallet.userId)?.wallets.push(wallet);
  return byUser;
}
