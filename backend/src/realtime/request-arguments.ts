import type { OrderAck, SubscribeAck } from '../contracts/index.ts';

type Ack = SubscribeAck | OrderAck<unknown> | { ok: true };

/** A client may send an event without asking for its acknowledgement, or something else in its place. */
export function ackOf(answer: unknown): (...ack: [] | [Ack]) => void {
  return (...ack) => {
    if (isFunction(answer)) answer(...ack);
  };
}

/** A client may leave the body out and ask for the acknowledgement alone. */
export function argumentsOf([body, answer]: unknown[]): { body: unknown; answer: unknown } {
  return isFunction(body) ? { body: undefined, answer: body } : { body, answer };
}

function isFunction(value: unknown): value is (...args: unknown[]) => void {
  return typeof value === 'function';
}
