import type { Side } from '../../src/contracts/index.ts';
import type { OrderState } from '../../src/engine/state.ts';
import { formatAmount } from '../../src/lib/decimal.ts';

/** `bid | price | ask`, highest price first; `2+8 bob` is an iceberg that shows 2 and hides 8. */
export function drawBook(orders: OrderState[]): string {
  const prices = [...new Set(orders.map((order) => order.priceAtoms ?? 0n))];
  prices.sort((a, b) => (a > b ? -1 : 1));
  const cell = (side: Side, price: bigint): string =>
    orders
      .filter((order) => order.side === side && order.priceAtoms === price)
      .sort((a, b) => a.prioritySequence - b.prioritySequence)
      .map((order) => `${openText(order)} ${order.userId}`)
      .join(', ');
  return prices
    .map((price) => `${cell('buy', price)} | ${formatAmount(price)} | ${cell('sell', price)}`)
    .map((line) => line.trim())
    .join('\n');
}

/** A drawn book as {@link drawBook} prints it, so that a test can indent and align. */
export function drawing(text: string): string {
  return bookLines(text)
    .map((cells) => cells.join(' | ').trim())
    .join('\n');
}

function bookLines(text: string): string[][] {
  return text
    .split('\n')
    .map((line) => line.split('|').map((cell) => cell.trim()))
    .filter((cells) => cells.length === 3 && cells[1] !== 'price');
}

/** What the cells of a drawn book say, best prices last. */
export function parseBook(
  text: string,
): { side: Side; price: string; orders: { size: string; user: string }[] }[] {
  return bookLines(text).flatMap(([bid = '', price = '', ask = '']) =>
    ([['buy', bid] as const, ['sell', ask] as const] as const)
      .filter(([, cell]) => cell !== '')
      .map(([side, cell]) => ({
        side,
        price,
        orders: cell.split(', ').map((each) => {
          const [size = '', user = ''] = each.split(' ');
          return { size, user };
        }),
      })),
  );
}

function openText(order: OrderState): string {
  const openAtoms = (order.quantityAtoms ?? 0n) - order.filledQuantityAtoms;
  const shownAtoms = order.visibleQuantityAtoms ?? openAtoms;
  const shown = formatAmount(shownAtoms);
  return openAtoms === shownAtoms ? shown : `${shown}+${formatAmount(openAtoms - shownAtoms)}`;
}
