import type { OrderAck, SubscribeAck } from '../contracts/index.ts';

type Ack = SubscribeAck | OrderAck<unknown> | { ok: true };

/** A client may send an event without asking for its acknowledgement, or something else in its place. */
export function ackOf(answer: unknown): (...ack: [] | [Ack]) => void {
  return (...ack) => {
    if (isFunction(answer)) answer(...ack);
  };
}

function isFunction(value: unknown): value is (...args: unknown[]) => void {
  return typeof value === 'function';
}
