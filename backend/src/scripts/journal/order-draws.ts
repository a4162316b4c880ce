import type { OrderType, SelfTradePrevention, Side } from '../../contracts/index.ts';
import type { PlaceOrder } from '../../engine/commands.ts';
import type { OrderState } from '../../engine/state.ts';
import type { NewCommand } from '../../services/command-request.ts';
import type { RandomSource } from '../../simulator/random-source.ts';

const ATOMS_PER_UNIT = 100_000_000n;
/** Of every market: a cent, and a ten thousandth. */
export const TICK_ATOMS = 1_000_000n;
export const LOT_ATOMS = 10_000n;
const LOTS_PER_UNIT = 10_000;

/** Which kinds of orders there are. */
export interface OrderFeatures {
  orderTypes: readonly OrderType[];
  selfTradePreventions: readonly SelfTradePrevention[];
  hasIcebergs: boolean;
  hasGoodTillDate: boolean;
}

type Draft = Omit<PlaceOrder, 'type' | 'timeMs'>;

/** Draws orders of every type around a market's last price, in ticks. */
export class OrderDraws {
  constructor(
    private readonly random: RandomSource,
    private readonly features: OrderFeatures,
  ) {}

  /** @param lastTicks the market's last price. */
  place(userId: string, tokenId: number, lastTicks: number, nowMs: number): NewCommand {
    return { type: 'place_order', ...this.draft(userId, tokenId, lastTicks, nowMs) };
  }

  private draft(userId: string, tokenId: number, lastTicks: number, nowMs: number): Draft {
    const { features } = this;
    const side: Side = this.chance(0.5) ? 'buy' : 'sell';
    const isPlain = this.chance(0.6);
    const orderType = isPlain ? 'limit' : this.random.pick(features.orderTypes);
    const hasPrice = ['limit', 'stop_limit', 'take_profit_limit'].includes(orderType);
    const isTrailing = orderType === 'trailing_stop';
    const ticks = this.ticksNear(lastTicks, side);
    const lots = this.lots();
    const isByCash = !hasPrice && this.chance(0.3) && (orderType === 'market' || side === 'buy');
    const isGoodTillDate = features.hasGoodTillDate && hasPrice && this.chance(0.15);
    const timeInForce = isGoodTillDate ? 'GTD' : this.timeInForce(orderType);
    const rests = orderType === 'limit' && (timeInForce === 'GTC' || timeInForce === 'GTD');
    const isIceberg = features.hasIcebergs && rests && this.chance(0.1);
    const byBps = this.chance(0.5);
    return {
      userId,
      tokenId,
      clientOrderId: null,
      orderType,
      side,
      priceAtoms: hasPrice ? BigInt(ticks) * TICK_ATOMS : null,
      stopPriceAtoms: this.stopPrice(orderType, side, lastTicks),
      trailingDeltaAtoms: isTrailing && !byBps ? BigInt(this.between(5, 300)) * TICK_ATOMS : null,
      trailingDeltaBps: isTrailing && byBps ? this.between(5, 300) : null,
      quantityAtoms: isByCash ? null : BigInt(lots) * LOT_ATOMS,
      quoteQuantityAtoms: isByCash ? BigInt(this.between(1, 5_000)) * ATOMS_PER_UNIT : null,
      displayQuantityAtoms: isIceberg ? BigInt(Math.max(1, Math.ceil(lots / 8))) * LOT_ATOMS : null,
      timeInForce,
      expiresAtMs: isGoodTillDate ? nowMs + this.between(-500, 120_000) : null,
      postOnly: rests && this.chance(0.15),
      selfTradePrevention: this.random.pick(features.selfTradePreventions),
      maxSlippageBps: this.random.pick([50, 500, 1_000]),
    };
  }

  /** A limit order beyond the last price, and a stop on its other side. */
  placeOco(userId: string, tokenId: number, lastTicks: number): NewCommand {
    const side: Side = this.chance(0.5) ? 'buy' : 'sell';
    const away = side === 'buy' ? -1 : 1;
    const ticks = lastTicks + away * this.between(1, 200);
    const stopTicks = lastTicks - away * this.between(1, 200);
    const hasStopPrice = this.chance(0.5);
    const limit: Draft = {
      userId,
      tokenId,
      clientOrderId: null,
      orderType: 'limit',
      side,
      priceAtoms: atomsOf(ticks),
      stopPriceAtoms: null,
      trailingDeltaAtoms: null,
      trailingDeltaBps: null,
      quantityAtoms: BigInt(this.lots()) * LOT_ATOMS,
      quoteQuantityAtoms: null,
      displayQuantityAtoms: null,
      timeInForce: 'GTC',
      expiresAtMs: null,
      postOnly: true,
      selfTradePrevention: this.random.pick(this.features.selfTradePreventions),
      maxSlippageBps: 500,
    };
    const stop: Draft = {
      ...limit,
      orderType: hasStopPrice ? 'stop_limit' : 'stop',
      priceAtoms: hasStopPrice ? atomsOf(stopTicks - away * this.between(0, 20)) : null,
      stopPriceAtoms: atomsOf(stopTicks),
      timeInForce: hasStopPrice ? 'GTC' : 'IOC',
      postOnly: false,
    };
    return { type: 'place_oco', limit, stop };
  }

  amend(order: OrderState, lastTicks: number): NewCommand {
    const quantityAtoms = order.quantityAtoms ?? LOT_ATOMS;
    const lots = Number(quantityAtoms / LOT_ATOMS);
    const isSmaller = this.chance(0.5);
    const newLots = isSmaller ? this.between(1, lots) : lots + this.between(0, 50);
    const ticks = this.ticksNear(lastTicks, order.side);
    const whichPrice = this.random.uniform();
    return {
      type: 'amend_order',
      userId: order.userId,
      orderId: order.id,
      priceAtoms: order.priceAtoms !== null && whichPrice < 0.6 ? atomsOf(ticks) : null,
      stopPriceAtoms:
        order.stopPriceAtoms !== null && order.status === 'pending' && whichPrice > 0.4
          ? this.stopPrice(order.orderType, order.side, lastTicks)
          : null,
      quantityAtoms: BigInt(newLots) * LOT_ATOMS,
    };
  }

  private timeInForce(orderType: OrderType): PlaceOrder['timeInForce'] {
    if (orderType === 'market') return this.chance(0.2) ? 'FOK' : 'IOC';
    if (orderType === 'stop' || orderType === 'take_profit' || orderType === 'trailing_stop') {
      return 'IOC';
    }
    const roll = this.random.uniform();
    if (roll < 0.8) return 'GTC';
    return roll < 0.93 ? 'IOC' : 'FOK';
  }

  /** Mostly on the side that waits; null for orders without one. */
  private stopPrice(orderType: OrderType, side: Side, lastTicks: number): bigint | null {
    if (orderType === 'limit' || orderType === 'market' || orderType === 'trailing_stop')
      return null;
    const isStop = orderType === 'stop' || orderType === 'stop_limit';
    const away = (side === 'buy') === isStop ? 1 : -1;
    return atomsOf(lastTicks + away * this.between(-2, 150));
  }

  private ticksNear(lastTicks: number, side: Side): number {
    const behind = side === 'buy' ? -1 : 1;
    const distance = Math.round(Math.abs(this.random.normal()) * 40) - 12;
    return Math.max(1, lastTicks + behind * distance);
  }

  private lots(): number {
    return Math.max(1, Math.round(this.random.logNormal(2 * LOTS_PER_UNIT, 1.5)));
  }

  private chance(share: number): boolean {
    return this.random.uniform() < share;
  }

  /** Both ends included. */
  private between(low: number, high: number): number {
    return low + Math.floor(this.random.uniform() * (high - low + 1));
  }
}

function atomsOf(ticks: number): bigint {
  return BigInt(Math.max(1, ticks)) * TICK_ATOMS;
}
