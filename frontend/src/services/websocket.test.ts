// @vitest-environment jsdom
import type { SubscribeAck, SubscribeRequest, TradesEvent } from '@tokentradex/backend/contracts';
import type { Socket } from 'socket.io-client';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { RealtimeClient } from './websocket.ts';

type Handler = (...args: unknown[]) => void;

/** The wire: keeps what was sent, lets a test answer it, connect and disconnect. */
class FakeWire {
  connected = false;
  active = true;
  auth = {};
  readonly subscribes: { request: SubscribeRequest; answer: (ack: SubscribeAck) => void }[] = [];
  readonly unsubscribes: SubscribeRequest[] = [];
  #handlers = new Map<string, Handler>();
  #any: Handler = () => undefined;

  on(event: string, handler: Handler) {
    this.#handlers.set(event, handler);
    return this;
  }

  onAny(handler: Handler) {
    this.#any = handler;
    return this;
  }

  connect() {
    this.connected = true;
    this.#handlers.get('connect')?.();
    return this;
  }

  disconnect() {
    if (this.connected) this.drop('io client disconnect');
    return this;
  }

  drop(reason: string) {
    this.connected = false;
    this.#handlers.get('disconnect')?.(reason);
  }

  timeout() {
    return this;
  }

  emit(event: string, request: SubscribeRequest) {
    if (event === 'unsubscribe') this.unsubscribes.push(request);
    return this;
  }

  emitWithAck(event: string, request: SubscribeRequest): Promise<SubscribeAck> {
    return new Promise((resolve) => {
      if (event === 'subscribe') this.subscribes.push({ request, answer: resolve });
    });
  }

  receive(channel: string, event: unknown) {
    this.#any(channel, event);
  }

  async answer(index: number, sequence: number, snapshot: unknown = []) {
    this.subscribes[index]?.answer({ ok: true, snapshot, sequence });
    await Promise.resolve();
    await Promise.resolve();
  }
}

const trades = (sequence: number): TradesEvent => ({ tokenId: '2', sequence, trades: [] });

function listenerOf() {
  return { onSnapshot: vi.fn(), onEvent: vi.fn(), onStateChange: vi.fn() };
}

let wire: FakeWire;
let client: RealtimeClient;

beforeEach(() => {
  wire = new FakeWire();
  client = new RealtimeClient(wire as unknown as Socket);
  client.connect();
});

describe('RealtimeClient', () => {
  it('delivers the snapshot and then events of that market and channel alone', async () => {
    const listener = listenerOf();
    client.subscribe('trades', '2', listener);
    await wire.answer(0, 5);
    wire.receive('trades', trades(6));
    wire.receive('trades', { ...trades(7), tokenId: '3' });
    wire.receive('book', { tokenId: '2', firstSeq: 6, lastSeq: 6 });
    expect(listener.onSnapshot).toHaveBeenCalledOnce();
    expect(listener.onEvent.mock.calls).toEqual([[trades(6)]]);
  });

  it('unsubscribes with the last of several listeners', () => {
    const first = client.subscribe('trades', '2', listenerOf());
    const second = client.subscribe('trades', '2', listenerOf());
    first.unsubscribe();
    expect(wire.unsubscribes).toEqual([]);
    second.unsubscribe();
    expect(wire.unsubscribes).toEqual([{ channel: 'trades', tokenId: '2' }]);
  });

  it('marks channels stale when the connection breaks, and asks for all of them again', async () => {
    const listener = listenerOf();
    client.subscribe('trades', '2', listener);
    await wire.answer(0, 5);
    wire.drop('transport close');
    expect(client.getConnection().state).toBe('reconnecting');
    expect(listener.onStateChange.mock.calls).toEqual([['live'], ['stale']]);
    wire.connect();
    await wire.answer(1, 9);
    expect(listener.onStateChange).toHaveBeenLastCalledWith('live');
    wire.receive('trades', trades(10));
    expect(listener.onEvent).toHaveBeenCalledOnce();
  });

  it('ignores an answer to a subscription that a newer one replaced', async () => {
    const listener = listenerOf();
    client.subscribe('trades', '2', listener);
    client.subscribe('trades', '2', listenerOf());
    await wire.answer(0, 5, ['old']);
    expect(listener.onSnapshot).not.toHaveBeenCalled();
    await wire.answer(1, 6, ['new']);
    expect(listener.onSnapshot.mock.calls).toEqual([[['new']]]);
  });

  it('asks for a new snapshot of the one channel that had a gap', async () => {
    client.subscribe('trades', '2', listenerOf());
    client.subscribe('trades', '3', listenerOf());
    await wire.answer(0, 5);
    await wire.answer(1, 5);
    wire.receive('trades', trades(8));
    await vi.waitFor(() => {
      expect(wire.subscribes).toHaveLength(3);
    });
    expect(wire.subscribes[2]?.request).toEqual({ channel: 'trades', tokenId: '2' });
  });

  it('tries again after a refusal', async () => {
    client.subscribe('tickers', undefined, listenerOf());
    wire.subscribes[0]?.answer({ ok: false, error: { code: 'unavailable', message: '' } });
    await vi.waitFor(() => {
      expect(wire.subscribes).toHaveLength(2);
    });
  });

  it('is live with fresh snapshots after the browser was offline, though the socket lived on', async () => {
    const listener = listenerOf();
    client.subscribe('trades', '2', listener);
    await wire.answer(0, 5);
    window.dispatchEvent(new Event('offline'));
    expect(client.getConnection().state).toBe('offline');
    window.dispatchEvent(new Event('online'));
    await wire.answer(1, 9);
    expect(client.getConnection().state).toBe('live');
    expect(listener.onSnapshot).toHaveBeenCalledTimes(2);
  });
});
