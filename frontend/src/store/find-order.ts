import type { Order } from '@tokentradex/backend/contracts';
import { ApiError } from '../services/api-error.ts';

/** One "no" may only mean that the order still waits in the engine's queue. */
const ABSENCES_NEEDED = 3;

export type FoundOrder = Order | 'absent' | 'unknown';

/** How a lost answer is asked for. */
export interface OrderSearch {
  /** @throws ApiError 404 when there is no such order. */
  ask: (clientOrderId: string) => Promise<Order>;
  wait: (ms: number) => Promise<void>;
  /** True when somebody else has learnt the outcome. */
  isSettled: (clientOrderId: string) => boolean;
}

/**
 * Finds out whether an order whose answer was lost exists, by its client order id. Only asks, never
 * sends it again.
 * @param delaysMs before each question.
 * @returns `unknown` when every question stayed open, or when the outcome was learnt elsewhere.
 */
export async function findOrder(
  search: OrderSearch,
  clientOrderId: string,
  delaysMs: readonly number[],
): Promise<FoundOrder> {
  let absences = 0;
  for (const delayMs of delaysMs) {
    await search.wait(delayMs);
    if (search.isSettled(clientOrderId)) return 'unknown';
    try {
      return await search.ask(clientOrderId);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      if (error.status === 404) absences += 1;
      if (absences >= ABSENCES_NEEDED) return 'absent';
    }
  }
  return 'unknown';
}
