import type { Order, Side } from '@tokentradex/backend/contracts';

/** Which of the open orders are meant; undefined is any. */
export interface CancelScope {
  tokenId?: string | undefined;
  side?: Side | undefined;
}

/** What can be cancelled at once: of the market in view first, then everywhere; by side and both. */
export function cancelScopes(tokenId: string | undefined): CancelScope[] {
  const sides = [undefined, 'buy', 'sell'] as const;
  const markets = tokenId === undefined ? [undefined] : [tokenId, undefined];
  return markets.flatMap((market) => sides.map((side) => ({ tokenId: market, side })));
}

export function isInScope(order: Pick<Order, 'tokenId' | 'side'>, scope: CancelScope): boolean {
  return (
    (scope.tokenId === undefined || order.tokenId === scope.tokenId) &&
    (scope.side === undefined || order.side === scope.side)
  );
}
