import type { Side } from '../../contracts/index.ts';
import type { LobsterMessage } from './lobster-messages.ts';

/** An order of the recorded flow; `reference` is the exchange's own id for it. */
export interface FlowOrder {
  reference: number;
  side: Side;
  /** Dollars x 10,000. */
  price: number;
  /** Shares. */
  size: number;
}

export type FlowStep =
  | { type: 'place'; order: FlowOrder }
  /** `size` shares fewer; what is left keeps its priority. */
  | { type: 'reduce'; reference: number; size: number }
  | { type: 'cancel'; reference: number }
  /** An order that takes at once or never; the recorded maker is `reference`. */
  | { type: 'take'; reference: number; side: Side; price: number; size: number };

export interface OrderFlow {
  /** Rows of the file, including those that say nothing about the visible book. */
  messageCount: number;
  /** What was on the book before the first message, in order of arrival. */
  resting: FlowOrder[];
  steps: FlowStep[];
}

/**
 * Turns messages into orders. An order that is reduced, cancelled or executed without having been
 * placed was there before: its size is the sum of what happens to it.
 */
export function toOrderFlow(messages: readonly LobsterMessage[]): OrderFlow {
  const placed = new Set<number>();
  const resting = new Map<number, FlowOrder>();
  const steps: FlowStep[] = [];
  for (const message of messages) {
    const { kind, orderId: reference, size, price, side } = message;
    if (kind === 'other') continue;
    if (kind === 'place') {
      placed.add(reference);
      steps.push({ type: 'place', order: { reference, side, price, size } });
      continue;
    }
    if (!placed.has(reference)) {
      const known = resting.get(reference);
      if (known === undefined) resting.set(reference, { reference, side, price, size });
      else known.size += size;
    }
    if (kind === 'reduce') steps.push({ type: 'reduce', reference, size });
    else if (kind === 'cancel') steps.push({ type: 'cancel', reference });
    else {
      const takerSide = side === 'buy' ? 'sell' : 'buy';
      steps.push({ type: 'take', reference, side: takerSide, price, size });
    }
  }
  return {
    messageCount: messages.length,
    resting: [...resting.values()].sort((a, b) => a.reference - b.reference),
    steps,
  };
}

/** Every order that the flow brings to the book. */
export function ordersOf(flow: OrderFlow): FlowOrder[] {
  return [
    ...flow.resting,
    ...flow.steps.flatMap((step) => (step.type === 'place' ? [step.order] : [])),
  ];
}
