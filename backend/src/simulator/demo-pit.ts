import type { DecimalString, PlaceOrderBody, Side } from '../contracts/index.ts';
import type { OrderState } from '../engine/state.ts';
import { ATOMS_PER_UNIT, formatAmount } from '../lib/decimal.ts';
import type { TokenRecord } from '../services/token-registry.ts';
import type { DemoToken } from './demo-tokens.ts';
import { FairPrice } from './fair-price.ts';
import { QuoteLadder, type Quote, type QuoteAction } from './quote-ladder.ts';
import type { RandomSource } from './random-source.ts';

const RUNGS = 20;
/** Wide enough that the price moves by a rung every few seconds only. */
const STEP_DEVIATIONS = 2.5;
const STEP_TICKS_MIN = 2;

/** Takers lean towards the fair price: at most that much more likely one way than the other. */
const LEAN_MAX = 0.35;
const TRADE_SPREAD = 0.8;
const TRADE_MEDIANS_MAX = 6;
const QUOTE_SPREAD = 0.5;
const TAKER_SLIPPAGE_BPS = 40;

/** Everything the demo's programs know about one market, and how they decide. */
export class DemoPit {
  readonly quotes = new Map<number, Quote>();
  private readonly fair: FairPrice;
  private readonly ladder: QuoteLadder;

  /** @param lastPriceAtoms where the price begins; a positive multiple of the tick. */
  constructor(
    readonly token: TokenRecord,
    readonly style: DemoToken,
    lastPriceAtoms: bigint,
    private readonly random: RandomSource,
  ) {
    const startTicks = Number(lastPriceAtoms / token.tickAtoms);
    this.fair = new FairPrice(startTicks, style.volatilityPerMinute, random);
    const deviation = (style.volatilityPerMinute / Math.sqrt(60)) * startTicks;
    const stepTicks = Math.max(STEP_TICKS_MIN, Math.round(deviation * STEP_DEVIATIONS));
    this.ladder = new QuoteLadder(stepTicks, RUNGS);
  }

  /** Whether the market's rules are still those that prices and quantities are made by. */
  isFor(token: TokenRecord): boolean {
    const { tickAtoms, lotAtoms, minQuantityAtoms, maxQuantityAtoms } = this.token;
    return (
      token.tickAtoms === tickAtoms &&
      token.lotAtoms === lotAtoms &&
      token.minQuantityAtoms === minQuantityAtoms &&
      token.maxQuantityAtoms === maxQuantityAtoms
    );
  }

  advance(seconds: number): void {
    this.fair.advance(seconds);
  }

  /** Notes what became of a maker's order. */
  follow(order: OrderState): void {
    const isOpen = order.status === 'open' || order.status === 'partially_filled';
    if (!isOpen || order.priceAtoms === null) {
      this.quotes.delete(order.id);
      return;
    }
    const priceTicks = Number(order.priceAtoms / this.token.tickAtoms);
    const { id: orderId, userId, side } = order;
    this.quotes.set(orderId, { orderId, userId, side, priceTicks });
  }

  nextQuoteAction(): QuoteAction | null {
    return this.ladder.next(this.fair.ticks, [...this.quotes.values()]);
  }

  /** Some quote, to be given another size; null when there is none. */
  anyQuote(): Quote | null {
    return this.quotes.size === 0 ? null : this.random.pick([...this.quotes.values()]);
  }

  quoteBody(action: Extract<QuoteAction, { kind: 'place' }>): PlaceOrderBody {
    const median = this.style.tradeNotional * (3.5 + action.depth * 0.4);
    return {
      tokenId: String(this.token.id),
      orderType: 'limit',
      side: action.side,
      price: formatAmount(BigInt(action.priceTicks) * this.token.tickAtoms),
      quantity: this.quantityFor(this.random.logNormal(median, QUOTE_SPREAD)),
    };
  }

  /** @param lastPriceAtoms of the last trade: takers correct what strayed from the fair price. */
  takerBody(lastPriceAtoms: bigint): PlaceOrderBody {
    const lastTicks = Number(lastPriceAtoms / this.token.tickAtoms);
    const strayed = (this.fair.ticks - lastTicks) / (lastTicks * this.style.volatilityPerMinute);
    const lean = Math.max(-LEAN_MAX, Math.min(LEAN_MAX, strayed / 4));
    const side: Side = this.random.uniform() < 0.5 + lean ? 'buy' : 'sell';
    const median = this.style.tradeNotional;
    const notional = Math.min(
      this.random.logNormal(median, TRADE_SPREAD),
      median * TRADE_MEDIANS_MAX,
    );
    return {
      tokenId: String(this.token.id),
      orderType: 'market',
      side,
      quantity: this.quantityFor(notional),
      maxSlippageBps: TAKER_SLIPPAGE_BPS,
    };
  }

  /** About that much cash worth of the token, within the market's rules. */
  private quantityFor(notional: number): DecimalString {
    const { lotAtoms, tickAtoms, minQuantityAtoms, maxQuantityAtoms } = this.token;
    const price = (this.fair.ticks * Number(tickAtoms)) / Number(ATOMS_PER_UNIT);
    // A margin, because the price may be a little lower when the order arrives.
    const atLeast = Math.max(notional, 1.1 * Number(this.style.minNotional));
    const lots = BigInt(Math.ceil(((atLeast / price) * Number(ATOMS_PER_UNIT)) / Number(lotAtoms)));
    const wanted = lots * lotAtoms;
    if (wanted < minQuantityAtoms) return formatAmount(minQuantityAtoms);
    return formatAmount(wanted > maxQuantityAtoms ? maxQuantityAtoms : wanted);
  }
}
