import type { FlowOrder, FlowStep, OrderFlow } from './order-flow.ts';

/**
 * A market that recorded orders are sent to. What the recording asks of an order that is gone by
 * then, because the market went another way before, has no effect.
 */
export interface ReplayMarket {
  place(order: FlowOrder): Promise<void>;
  reduce(reference: number, size: number): Promise<void>;
  cancel(reference: number): Promise<void>;
  /** @returns whether all of it traded, and with the named order alone. */
  take(taker: Extract<FlowStep, { type: 'take' }>): Promise<boolean>;
}

export interface ReplayResult {
  messages: number;
  /** Executions of visible orders in the recording. */
  executions: number;
  /** Those whose maker was the recorded one. */
  sameMaker: number;
  /** Of the recorded steps; what was there before is not counted. */
  millis: number;
}

/** Sends a recorded flow to an empty market, one step after the other. */
export async function replayOrderFlow(
  flow: OrderFlow,
  market: ReplayMarket,
): Promise<ReplayResult> {
  for (const order of flow.resting) await market.place(order);
  const result: ReplayResult = {
    messages: flow.messageCount,
    executions: 0,
    sameMaker: 0,
    millis: 0,
  };
  const startedMs = performance.now();
  for (const step of flow.steps) {
    if (step.type === 'place') await market.place(step.order);
    else if (step.type === 'reduce') await market.reduce(step.reference, step.size);
    else if (step.type === 'cancel') await market.cancel(step.reference);
    else {
      result.executions += 1;
      if (await market.take(step)) result.sameMaker += 1;
    }
  }
  result.millis = Math.round(performance.now() - startedMs);
  return result;
}
