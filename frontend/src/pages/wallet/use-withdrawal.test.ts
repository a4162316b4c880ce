// @vitest-environment jsdom
import { act, renderHook } from '@testing-library/react';
import { AxiosError, type AxiosAdapter, type AxiosResponse } from 'axios';
import { beforeEach, describe, expect, it } from 'vitest';
import { http } from '../../services/http-client.ts';
import { useWithdrawal } from './use-withdrawal.ts';

const BODY = { tokenId: '1', amount: '10', address: 'bc1qexample' };

/** The network: the keys that the server got, and the statuses that it answers. */
let keys: string[];
let statuses: number[];

const adapter: AxiosAdapter = async (config) => {
  await Promise.resolve();
  keys.push(String(config.headers.get('Idempotency-Key')));
  const status = statuses.shift() ?? 201;
  const data =
    status < 400
      ? { success: true, data: { id: '7', status: 'held' } }
      : { success: false, error: { code: 'insufficient_balance', message: '', requestId: 'r' } };
  const response: AxiosResponse = { status, data, statusText: '', headers: {}, config };
  if (status < 400) return response;
  throw new AxiosError('refused', AxiosError.ERR_BAD_REQUEST, config, null, response);
};

beforeEach(() => {
  keys = [];
  statuses = [];
  http.defaults.adapter = adapter;
});

function reviewed() {
  const { result } = renderHook(() => useWithdrawal());
  act(() => {
    result.current.review(BODY);
  });
  return result;
}

const send = (result: { current: ReturnType<typeof useWithdrawal> }) =>
  act(() => result.current.send());

describe('useWithdrawal', () => {
  it('sends an unknown outcome again under the same key', async () => {
    statuses = [503];
    const result = reviewed();
    await send(result);
    expect(result.current.step).toMatchObject({ name: 'review', error: { status: 503 } });
    await send(result);
    expect(result.current.step.name).toBe('done');
    expect(keys).toHaveLength(2);
    expect(keys[0]).toBe(keys[1]);
  });

  it('goes back to the form after a refusal, and takes a new key for the next try', async () => {
    statuses = [422];
    const result = reviewed();
    await send(result);
    expect(result.current.step).toMatchObject({
      name: 'edit',
      error: { code: 'insufficient_balance' },
    });
    act(() => {
      result.current.review(BODY);
    });
    await send(result);
    expect(keys[0]).not.toBe(keys[1]);
  });

  it('sends nothing before the review', async () => {
    const { result } = renderHook(() => useWithdrawal());
    await send(result);
    expect(keys).toEqual([]);
  });
});
