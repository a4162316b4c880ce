import { describe, expect, it } from 'vitest';
import type { OrderState, TradeState } from '../engine/state.ts';
import { parseAmount } from '../lib/decimal.ts';
import type { TokenRecord } from '../services/token-registry.ts';
import { presentFill } from './fill.ts';
import { presentOrder, type TokenNames } from './order.ts';
import { presentToken } from './token.ts';
import { presentWalletBalance } from './wallet-balance.ts';

const BTC: TokenRecord = {
  id: 2,
  symbol: 'BTC',
  name: 'Bitcoin',
  isQuote: false,
  state: 'active',
  haltedUntilMs: null,
  tickAtoms: parseAmount('0.01'),
  lotAtoms: parseAmount('0.0001'),
  minQuantityAtoms: parseAmount('0.0001'),
  maxQuantityAtoms: parseAmount('1000'),
  minNotionalAtoms: 0n,
  makerFeePpm: 1_050,
  takerFeePpm: 2_000,
  priceBandBps: 500,
  maxOpenOrders: 200,
  maxTriggers: 50,
  breakerMoveBps: 0,
  breakerWindowMinutes: 5,
  breakerPauseMinutes: 5,
  circulatingSupplyAtoms: parseAmount('19000000'),
};
const USD: TokenRecord = { ...BTC, id: 1, symbol: 'USD', name: 'US dollar', isQuote: true };
const names: TokenNames = { require: () => BTC, quote: USD };

const ORDER: OrderState = {
  id: 9_007_199_254_740_991,
  userId: 'u',
  tokenId: 2,
  clientOrderId: 'mine',
  orderType: 'limit',
  side: 'buy',
  priceAtoms: parseAmount('100.50'),
  stopPriceAtoms: null,
  trailingDeltaAtoms: null,
  trailingDeltaBps: null,
  quantityAtoms: parseAmount('3'),
  quoteQuantityAtoms: null,
  displayQuantityAtoms: null,
  visibleQuantityAtoms: null,
  filledQuantityAtoms: parseAmount('1.5'),
  quoteFilledAtoms: parseAmount('100'),
  feeAtoms: parseAmount('0.003'),
  feeAccruedPpmAtoms: 0n,
  reservedAtoms: 0n,
  status: 'partially_filled',
  reason: null,
  timeInForce: 'GTC',
  expiresAtMs: null,
  postOnly: false,
  selfTradePrevention: 'expire_taker',
  maxSlippageBps: 500,
  linkedOrderId: null,
  triggeredAtMs: null,
  prioritySequence: 1,
  createdAtMs: Date.UTC(2026, 0, 31, 9, 30),
  updatedAtMs: Date.UTC(2026, 0, 31, 9, 31),
};

const TRADE: TradeState = {
  id: 4,
  tokenId: 2,
  priceAtoms: parseAmount('100'),
  quantityAtoms: parseAmount('2'),
  quoteAtoms: parseAmount('200'),
  buyOrderId: 11,
  sellOrderId: 12,
  buyerId: 'b',
  sellerId: 's',
  takerSide: 'sell',
  buyerFeeAtoms: parseAmount('0.002'),
  sellerFeeAtoms: parseAmount('0.4'),
  buyerFeePpm: 1_050,
  sellerFeePpm: 2_000,
  timeMs: 0,
};

describe('presentOrder', () => {
  it('rounds the average price down and writes every amount in its shortest form', () => {
    expect(presentOrder(ORDER, names)).toMatchObject({
      id: '9007199254740991',
      price: '100.5',
      remainingQuantity: '1.5',
      averagePrice: '66.66666666',
      fees: '0.003',
      feeSymbol: 'BTC',
      createdAt: '2026-01-31T09:30:00.000Z',
      updatedAt: '2026-01-31T09:31:00.000Z',
    });
  });

  it('leaves open what an order by cash amount does not have', () => {
    const byCash = presentOrder(
      { ...ORDER, side: 'sell', quantityAtoms: null, filledQuantityAtoms: 0n, priceAtoms: null },
      names,
    );
    expect(byCash).toMatchObject({
      price: null,
      quantity: null,
      remainingQuantity: null,
      averagePrice: null,
      feeSymbol: 'USD',
    });
  });
});

describe('presentFill', () => {
  it('shows each side its own order, fee and part', () => {
    expect(presentFill(TRADE, 'buy', names)).toMatchObject({
      orderId: '11',
      fee: '0.002',
      feeSymbol: 'BTC',
      feeRateBps: '10.5',
      liquidity: 'maker',
    });
    expect(presentFill(TRADE, 'sell', names)).toMatchObject({
      orderId: '12',
      fee: '0.4',
      feeSymbol: 'USD',
      feeRateBps: '20',
      liquidity: 'taker',
    });
  });
});

describe('presentToken', () => {
  it('names the market, the fees in basis points and the worth of the supply', () => {
    expect(presentToken(BTC, 'USD', parseAmount('65000.01'))).toMatchObject({
      market: 'BTC-USD',
      makerFeeBps: '10.5',
      takerFeeBps: '20',
      currentPrice: '65000.01',
      marketCap: '1235000190000',
    });
    expect(presentToken(USD, 'USD', null)).toMatchObject({
      market: 'USD',
      currentPrice: null,
      marketCap: null,
    });
  });
});

describe('presentWalletBalance', () => {
  it('values tokens at the last price and cash at itself', () => {
    const holding = { balanceAtoms: parseAmount('2.5'), lockedAtoms: parseAmount('1') };
    expect(presentWalletBalance(BTC, holding, parseAmount('0.00000003'))).toMatchObject({
      available: '1.5',
      value: '0.00000007',
    });
    expect(presentWalletBalance(BTC, holding, null).value).toBeNull();
    expect(presentWalletBalance(USD, holding, null).value).toBe('2.5');
  });
});
