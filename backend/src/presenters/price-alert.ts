import type { PriceAlert } from '../contracts/index.ts';
import { formatAmount, parseStored } from '../lib/decimal.ts';
import type { PriceAlertRecord } from '../models/price-alert.ts';
import type { TokenNames } from './order.ts';
import { presentTime } from './time.ts';

export function presentPriceAlert(record: PriceAlertRecord, tokens: TokenNames): PriceAlert {
  const { id, tokenId, direction, price, note, status, firedAt, firedPrice } = record;
  return {
    id,
    tokenId: String(tokenId),
    symbol: tokens.require(tokenId).symbol,
    direction,
    price: formatAmount(parseStored(price)),
    note,
    status,
    createdAt: presentTime(record.createdAt.getTime()),
    firedAt: firedAt === null ? null : presentTime(firedAt.getTime()),
    firedPrice: firedPrice === null ? null : formatAmount(parseStored(firedPrice)),
  };
}
