import type { AmendOrderBody, Order, Token } from '@tokentradex/backend/contracts';
import { formatAmount, parseAmount } from '@tokentradex/backend/decimal';
import { orderListTexts } from '../i18n/en/order-lists.ts';
import { textOf } from '../i18n/i18n.ts';
import { formatDecimal } from './decimal-text.ts';
import { normalizeNumber } from './read-number.ts';

/** What of an order can be changed in place. */
export const AMEND_FIELDS = ['price', 'stopPrice', 'quantity'] as const;
export type AmendField = (typeof AMEND_FIELDS)[number];

export type AmendDraft = Partial<Record<AmendField, string>>;

/** The fields that this order has and the exchange lets change, as they are now; empty for none. */
export function amendDraftOf(order: Order): AmendDraft {
  // The two of a pair belong together as they are.
  if (order.linkedOrderId !== null) return {};
  const isWaiting = order.status === 'pending' && order.orderType !== 'trailing_stop';
  return {
    ...(order.price === null ? {} : { price: order.price }),
    ...(isWaiting && order.stopPrice !== null ? { stopPrice: order.stopPrice } : {}),
    ...(order.quantity === null ? {} : { quantity: order.quantity }),
  };
}

export function isAmendable(order: Order): boolean {
  return Object.keys(amendDraftOf(order)).length > 0;
}

export interface CheckedAmend {
  problems: AmendDraft;
  /** Only what changed; null when nothing did or something is wrong. */
  body: AmendOrderBody | null;
}

type Rules = Pick<Token, 'tickSize' | 'lotSize' | 'minQuantity' | 'maxQuantity' | 'symbol'>;

function checkQuantity(order: Order, quantity: bigint, rules: Rules): string | null {
  const t = textOf(orderListTexts);
  const { symbol } = rules;
  if (quantity <= parseAmount(order.filledQuantity)) {
    return t('amend.belowFilled', { filled: formatDecimal(order.filledQuantity) });
  }
  if (quantity < parseAmount(rules.minQuantity)) {
    return t('amend.tooSmall', { amount: rules.minQuantity, symbol });
  }
  if (quantity > parseAmount(rules.maxQuantity)) {
    return t('amend.tooLarge', { amount: rules.maxQuantity, symbol });
  }
  return null;
}

function checkField(order: Order, field: AmendField, atoms: bigint, rules: Rules): string | null {
  const t = textOf(orderListTexts);
  const step = field === 'quantity' ? rules.lotSize : rules.tickSize;
  if (atoms === 0n) return t('amend.missing', { field: t(`field.${field}`) });
  if (atoms % parseAmount(step) !== 0n) {
    return t('amend.step', { field: t(`field.${field}`), step });
  }
  return field === 'quantity' ? checkQuantity(order, atoms, rules) : null;
}

/** Checks typed changes of an open order against the market's rules. */
export function checkAmend(order: Order, draft: AmendDraft, rules: Rules): CheckedAmend {
  const before = amendDraftOf(order);
  const problems: AmendDraft = {};
  const body: AmendOrderBody = {};
  for (const field of AMEND_FIELDS) {
    const typed = draft[field];
    const known = before[field];
    if (typed === undefined || known === undefined) continue;
    const text = normalizeNumber(typed);
    const atoms = text === null ? 0n : parseAmount(text);
    const problem = checkField(order, field, atoms, rules);
    if (problem !== null) problems[field] = problem;
    else if (atoms !== parseAmount(known)) body[field] = formatAmount(atoms);
  }
  const isValid = Object.keys(problems).length === 0;
  return { problems, body: isValid && Object.keys(body).length > 0 ? body : null };
}
