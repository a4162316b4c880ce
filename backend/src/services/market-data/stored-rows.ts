import type { Side } from '../../contracts/index.ts';
import { parseStored } from '../../lib/decimal.ts';
import type { TradePrint } from '../../presenters/public-trade.ts';
import type { CandleBucket } from '../candle-fold.ts';

/** A bucket as the database prints it. */
export interface BucketRow {
  tokenId: number;
  openTimeMs: number;
  open: string;
  high: string;
  low: string;
  close: string;
  volume: string;
  quoteVolume: string;
  tradeCount: number;
}

/** A trade as the database prints it, without who traded. */
export interface TradeRow {
  id: string;
  tokenId: number;
  price: string;
  quantity: string;
  takerSide: Side;
  timeMs: number;
}

export function groupByToken<T extends { tokenId: number }>(rows: readonly T[]): Map<number, T[]> {
  const groups = new Map<number, T[]>();
  for (const row of rows) {
    const group = groups.get(row.tokenId);
    if (group === undefined) groups.set(row.tokenId, [row]);
    else group.push(row);
  }
  return groups;
}

export function bucketOfRow(row: BucketRow): CandleBucket {
  return {
    tokenId: row.tokenId,
    openTimeMs: row.openTimeMs,
    openAtoms: parseStored(row.open),
    highAtoms: parseStored(row.high),
    lowAtoms: parseStored(row.low),
    closeAtoms: parseStored(row.close),
    volumeAtoms: parseStored(row.volume),
    quoteVolumeAtoms: parseStored(row.quoteVolume),
    tradeCount: row.tradeCount,
  };
}

export function tradeOfRow(row: TradeRow): TradePrint {
  return {
    id: Number(row.id),
    tokenId: row.tokenId,
    priceAtoms: parseStored(row.price),
    quantityAtoms: parseStored(row.quantity),
    takerSide: row.takerSide,
    timeMs: row.timeMs,
  };
}
