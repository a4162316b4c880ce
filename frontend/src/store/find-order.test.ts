import type { Order } from '@tokentradex/backend/contracts';
import { describe, expect, it } from 'vitest';
import { ApiError } from '../services/api-error.ts';
import { findOrder } from './find-order.ts';

const ORDER = { id: '7' } as Order;
const DELAYS = [1, 2, 4, 8, 8];

type Answer = Order | 404 | 0;

function searchAnswering(...answers: Answer[]) {
  const waits: number[] = [];
  return {
    waits,
    wait: (ms: number) => {
      waits.push(ms);
      return Promise.resolve();
    },
    isSettled: () => false,
    ask: () => {
      const answer = answers.shift() ?? 0;
      if (typeof answer === 'object') return Promise.resolve(answer);
      const code = answer === 404 ? 'unknown_order' : 'network_error';
      return Promise.reject(new ApiError({ code, status: answer, message: '' }));
    },
  };
}

describe('findOrder', () => {
  it('finds the order although the first answers were lost and too early', async () => {
    const search = searchAnswering(0, 404, ORDER);
    expect(await findOrder(search, 'mine', DELAYS)).toBe(ORDER);
    expect(search.waits).toEqual([1, 2, 4]);
  });

  it('believes that there is none only after three answers', async () => {
    expect(await findOrder(searchAnswering(404, 404), 'mine', DELAYS)).toBe('unknown');
    expect(await findOrder(searchAnswering(404, 0, 404, 404), 'mine', DELAYS)).toBe('absent');
  });

  it('stops asking when the outcome was learnt elsewhere', async () => {
    const search = { ...searchAnswering(ORDER), isSettled: () => true };
    expect(await findOrder(search, 'mine', DELAYS)).toBe('unknown');
    expect(search.waits).toEqual([1]);
  });
});
