import type { AlertDirection } from '../../contracts/index.ts';
import { SortedPrices } from '../market-data/sorted-prices.ts';

/** What is watched of an active alert. */
export interface WatchedAlert {
  id: string;
  tokenId: number;
  direction: AlertDirection;
  priceAtoms: bigint;
}

/** Alerts of one market and direction by price. */
interface Side {
  prices: SortedPrices;
  idsByPrice: Map<bigint, Set<string>>;
}

type Market = Record<AlertDirection, Side>;

/** Active alerts by market and price: a trade that reaches none costs two comparisons. */
export class AlertIndex {
  private markets = new Map<number, Market>();

  add({ id, tokenId, direction, priceAtoms }: WatchedAlert): void {
    const market = this.markets.get(tokenId) ?? { above: emptySide(), below: emptySide() };
    this.markets.set(tokenId, market);
    const { prices, idsByPrice } = market[direction];
    const ids = idsByPrice.get(priceAtoms) ?? new Set();
    idsByPrice.set(priceAtoms, ids.add(id));
    prices.add(priceAtoms);
  }

  /** Does nothing when the alert is not there. */
  remove({ id, tokenId, direction, priceAtoms }: WatchedAlert): void {
    const side = this.markets.get(tokenId)?.[direction];
    const ids = side?.idsByPrice.get(priceAtoms);
    if (side === undefined || ids?.delete(id) !== true || ids.size > 0) return;
    dropPrice(side, priceAtoms);
  }

  replace(alerts: Iterable<WatchedAlert>): void {
    this.markets = new Map();
    for (const alert of alerts) this.add(alert);
  }

  /** Removes the alerts that a trade at this price reaches. @returns their ids. */
  takeReached(tokenId: number, priceAtoms: bigint): string[] {
    const market = this.markets.get(tokenId);
    if (market === undefined) return [];
    const reached: string[] = [];
    const { above, below } = market;
    for (let next = above.prices.lowest; next !== undefined && next <= priceAtoms;) {
      reached.push(...dropPrice(above, next));
      next = above.prices.lowest;
    }
    for (let next = below.prices.highest; next !== undefined && next >= priceAtoms;) {
      reached.push(...dropPrice(below, next));
      next = below.prices.highest;
    }
    return reached;
  }
}

function emptySide(): Side {
  return { prices: new SortedPrices(), idsByPrice: new Map() };
}

function dropPrice({ prices, idsByPrice }: Side, priceAtoms: bigint): Iterable<string> {
  const ids = idsByPrice.get(priceAtoms) ?? [];
  idsByPrice.delete(priceAtoms);
  prices.delete(priceAtoms);
  return ids;
}
