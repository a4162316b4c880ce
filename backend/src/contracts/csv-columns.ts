import type { Fill, Order } from './orders.ts';
import type { SurveillanceTrade } from './surveillance.ts';
import type { StatementLine } from './wallet.ts';

/** Columns of exports, named as in JSON. New ones go to the end, so that old scripts keep working. */
export const ORDER_CSV_COLUMNS = [
  'id',
  'createdAt',
  'updatedAt',
  'symbol',
  'side',
  'orderType',
  'status',
  'reason',
  'price',
  'quantity',
  'quoteQuantity',
  'filledQuantity',
  'remainingQuantity',
  'averagePrice',
  'quoteFilled',
  'fees',
  'feeSymbol',
  'timeInForce',
  'postOnly',
  'selfTradePrevention',
  'clientOrderId',
  'stopPrice',
  'trailingDelta',
  'trailingDeltaBps',
  'displayQuantity',
  'expiresAt',
  'linkedOrderId',
  'triggeredAt',
  'tokenId',
] as const satisfies readonly (keyof Order)[];

export const FILL_CSV_COLUMNS = [
  'id',
  'time',
  'orderId',
  'symbol',
  'side',
  'price',
  'quantity',
  'quoteAmount',
  'fee',
  'feeSymbol',
  'feeRateBps',
  'liquidity',
  'tokenId',
] as const satisfies readonly (keyof Fill)[];

export const STATEMENT_CSV_COLUMNS = [
  'id',
  'time',
  'symbol',
  'journalType',
  'kind',
  'referenceId',
  'amount',
  'balanceAfter',
  'tokenId',
] as const satisfies readonly (keyof StatementLine)[];

/** Orders of everybody, with their owner in front of what owners get. */
export const SURVEILLANCE_ORDER_CSV_COLUMNS = ['userId', 'email', ...ORDER_CSV_COLUMNS] as const;

export const SURVEILLANCE_TRADE_CSV_COLUMNS = [
  'id',
  'time',
  'symbol',
  'price',
  'quantity',
  'quoteAmount',
  'takerSide',
  'buyOrderId',
  'sellOrderId',
  'buyerId',
  'buyerEmail',
  'buyerFee',
  'sellerId',
  'sellerEmail',
  'sellerFee',
  'tokenId',
] as const satisfies readonly (
  keyof SurveillanceTrade | 'buyerId' | 'buyerEmail' | 'sellerId' | 'sellerEmail'
)[];
