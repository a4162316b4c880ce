import { LIMITS, type Token } from '@tokentradex/backend/contracts';
import { formatAmount, multiplyAtoms, parseAmount } from '@tokentradex/backend/decimal';
import { orderFormTexts } from '../../i18n/en/order-form.ts';
import { textOf, type TextKey } from '../../i18n/i18n.ts';
import { formatDecimal } from '../../lib/decimal-text.ts';
import { triggersUpward } from '../../lib/order-words.ts';
import { normalizeNumber } from '../../lib/read-number.ts';
import type { OrderDraft, TypedField } from './order-draft.ts';
import { ORDER_KINDS } from './order-kinds.ts';
import { basisPointsOfPercent, priceBand } from './price-limits.ts';
import { toRequest, type DraftNumbers, type OrderRequest } from './order-request.ts';

export type DraftProblems = Partial<Record<TypedField, string>>;

/** Problems by field, in words that name the field; the request when there are none. */
export interface CheckedDraft {
  request: OrderRequest | null;
  problems: DraftProblems;
  /** Price x quantity of an order with a price; null until both are valid. */
  notional: string | null;
}

/** What a draft is checked against. */
export interface DraftSurroundings {
  market: Token;
  quoteSymbol: string;
  /** The last price; null before the first trade. */
  last: string | null;
  nowMs: number;
}

/** The exchange takes no order for longer. */
const EXPIRY_MAX_MS = 366 * 86_400_000;

const FIELD_NAMES = {
  price: 'field.price',
  stopPrice: 'field.stopPrice',
  stopLimitPrice: 'field.stopLimitPrice',
  trailing: 'field.trailing',
  amount: 'field.quantity',
  expiresAt: 'field.expiresAt',
  displayQuantity: 'field.displayQuantity',
  maxSlippage: 'field.maxSlippage',
} as const satisfies Record<TypedField, TextKey<typeof orderFormTexts>>;

/** Reads and checks the fields of one draft, one after the other. */
class DraftCheck {
  readonly problems: DraftProblems = {};
  readonly numbers: DraftNumbers = {};
  readonly #t = textOf(orderFormTexts);

  constructor(
    readonly draft: OrderDraft,
    readonly around: DraftSurroundings,
  ) {}

  run(): void {
    const { isPriced, trigger } = ORDER_KINDS[this.draft.orderType];
    if (trigger === 'price') this.#stopPrice();
    if (trigger === 'distance') this.#trailing();
    if (isPriced) this.#price();
    if (this.draft.orderType === 'oco') this.#stopLimitPrice();
    if (this.draft.amountUnit === 'cash') this.#cash();
    else this.#quantity();
    if (this.draft.timeInForce === 'GTD' && isPriced) this.#expiry();
    if (this.draft.displayQuantity !== '' && ORDER_KINDS[this.draft.orderType].mayBeIceberg) {
      this.#displayQuantity();
    }
    if (this.draft.maxSlippage !== '' && !isPriced) this.#slippage();
  }

  #name(field: TypedField): string {
    return this.#t(
      field === 'amount' && this.draft.amountUnit === 'cash' ? 'field.amount' : FIELD_NAMES[field],
    );
  }

  /** A number above zero; undefined after noting what is wrong. */
  #positive(field: TypedField): bigint | undefined {
    const typed = this.draft[field];
    const text = normalizeNumber(typed);
    const atoms = text === null ? 0n : parseAmount(text);
    if (atoms > 0n) return atoms;
    const isMissing = typed.trim() === '' || text !== null;
    this.problems[field] = this.#t(isMissing ? 'problem.missing' : 'problem.noNumber', {
      field: this.#name(field),
    });
    return undefined;
  }

  /** A number above zero that is a multiple of `step`. */
  #onGrid(field: TypedField, step: string): bigint | undefined {
    const atoms = this.#positive(field);
    if (atoms === undefined || atoms % parseAmount(step) === 0n) return atoms;
    this.problems[field] = this.#t('problem.step', { field: this.#name(field), step });
    return undefined;
  }

  #price(): void {
    const { market, last } = this.around;
    const price = this.#onGrid('price', market.tickSize);
    if (price === undefined) return;
    this.numbers.price = price;
    const isPair = this.draft.orderType === 'oco';
    const { stopPrice } = this.numbers;
    const lastAtoms = last === null ? null : parseAmount(last);
    this.#band('price', price, isPair ? lastAtoms : (stopPrice ?? lastAtoms));
    if (isPair && lastAtoms !== null) this.#ocoPrice(price, lastAtoms);
  }

  /** Limit prices must lie near their reference: the stop price where there is one, else the last. */
  #band(field: 'price' | 'stopLimitPrice', price: bigint, reference: bigint | null): void {
    const band = priceBand(this.around.market, reference);
    if (band === null || (price >= band.lowest && price <= band.highest)) return;
    this.problems[field] = this.#t('problem.band', {
      field: this.#name(field),
      lowest: formatDecimal(formatAmount(band.lowest)),
      highest: formatDecimal(formatAmount(band.highest)),
    });
  }

  /** The limit order of a pair must rest: above the market for a sell, below it for a buy. */
  #ocoPrice(price: bigint, last: bigint): void {
    const isSell = this.draft.side === 'sell';
    if (isSell ? price > last : price < last) return;
    this.problems.price = this.#t(isSell ? 'problem.ocoAbove' : 'problem.ocoBelow', {
      last: formatDecimal(formatAmount(last)),
    });
  }

  #stopPrice(): void {
    const { market, last } = this.around;
    const stopPrice = this.#onGrid('stopPrice', market.tickSize);
    if (stopPrice === undefined) return;
    this.numbers.stopPrice = stopPrice;
    if (last === null) return;
    const orderType = this.draft.orderType === 'oco' ? 'stop' : this.draft.orderType;
    const isUpward = triggersUpward(orderType, this.draft.side);
    const lastAtoms = parseAmount(last);
    if (isUpward ? stopPrice > lastAtoms : stopPrice < lastAtoms) return;
    this.problems.stopPrice = this.#t(isUpward ? 'problem.stopAbove' : 'problem.stopBelow', {
      last: formatDecimal(last),
    });
  }

  #stopLimitPrice(): void {
    if (this.draft.stopLimitPrice.trim() === '') return;
    const price = this.#onGrid('stopLimitPrice', this.around.market.tickSize);
    if (price === undefined) return;
    this.numbers.stopLimitPrice = price;
    this.#band('stopLimitPrice', price, this.numbers.stopPrice ?? null);
  }

  #trailing(): void {
    if (this.draft.trailingUnit === 'cash') {
      const distance = this.#onGrid('trailing', this.around.market.tickSize);
      if (distance !== undefined) this.numbers.trailing = distance;
      return;
    }
    const bps = this.#basisPoints('trailing');
    if (bps !== undefined) this.numbers.trailing = BigInt(bps);
  }

  #basisPoints(field: 'trailing' | 'maxSlippage'): number | undefined {
    const percent = this.#positive(field);
    if (percent === undefined) return undefined;
    const bps = basisPointsOfPercent(percent);
    if (bps !== null && bps <= LIMITS.trailingDeltaBpsMax) return bps;
    this.problems[field] = this.#t('problem.percent', { field: this.#name(field) });
    return undefined;
  }

  #quantity(): void {
    const { market, quoteSymbol } = this.around;
    const quantity = this.#onGrid('amount', market.lotSize);
    if (quantity === undefined) return;
    this.numbers.amount = quantity;
    const { symbol } = market;
    if (quantity < parseAmount(market.minQuantity)) {
      this.problems.amount = this.#t('problem.tooSmall', { amount: market.minQuantity, symbol });
    } else if (quantity > parseAmount(market.maxQuantity)) {
      this.problems.amount = this.#t('problem.tooLarge', { amount: market.maxQuantity, symbol });
    } else if (this.#isWorthTooLittle(quantity)) {
      this.problems.amount = this.#t('problem.worth', {
        amount: market.minNotional,
        symbol: quoteSymbol,
      });
    }
  }

  #isWorthTooLittle(quantity: bigint): boolean {
    const price = this.numbers.price ?? this.numbers.stopPrice;
    const { minNotional } = this.around.market;
    return price !== undefined && multiplyAtoms(price, quantity) < parseAmount(minNotional);
  }

  #cash(): void {
    const { market, quoteSymbol } = this.around;
    const amount = this.#positive('amount');
    if (amount === undefined) return;
    this.numbers.amount = amount;
    if (amount >= parseAmount(market.minNotional)) return;
    this.problems.amount = this.#t('problem.worth', {
      amount: market.minNotional,
      symbol: quoteSymbol,
    });
  }

  #displayQuantity(): void {
    const shown = this.#onGrid('displayQuantity', this.around.market.lotSize);
    if (shown === undefined) return;
    this.numbers.displayQuantity = shown;
    const { market } = this.around;
    const { amount } = this.numbers;
    if (shown < parseAmount(market.minQuantity)) {
      this.problems.displayQuantity = this.#t('problem.displayBelowMin', {
        amount: market.minQuantity,
        symbol: market.symbol,
      });
    } else if (amount === undefined) {
      return;
    } else if (shown >= amount) {
      this.problems.displayQuantity = this.#t('problem.displayTooLarge');
    } else if (shown * BigInt(LIMITS.icebergPartsMax) < amount) {
      this.problems.displayQuantity = this.#t('problem.displayTooSmall', {
        parts: LIMITS.icebergPartsMax,
      });
    }
  }

  #expiry(): void {
    const timeMs = Date.parse(this.draft.expiresAt);
    if (Number.isNaN(timeMs)) this.problems.expiresAt = this.#t('problem.noExpiry');
    else if (timeMs <= this.around.nowMs) this.problems.expiresAt = this.#t('problem.pastExpiry');
    else if (timeMs > this.around.nowMs + EXPIRY_MAX_MS) {
      this.problems.expiresAt = this.#t('problem.farExpiry');
    }
  }

  #slippage(): void {
    const bps = this.#basisPoints('maxSlippage');
    if (bps !== undefined) this.numbers.maxSlippageBps = bps;
  }
}

/** Checks what is typed against the market's rules, as far as the exchange would refuse it. */
export function checkDraft(draft: OrderDraft, around: DraftSurroundings): CheckedDraft {
  const check = new DraftCheck(draft, around);
  check.run();
  const { problems, numbers } = check;
  const isValid = Object.keys(problems).length === 0;
  const hasNotional =
    numbers.price !== undefined && numbers.amount !== undefined && draft.amountUnit === 'token';
  return {
    problems,
    notional: hasNotional
      ? formatAmount(multiplyAtoms(numbers.price ?? 0n, numbers.amount ?? 0n))
      : null,
    request: isValid ? toRequest(draft, around.market, numbers) : null,
  };
}
