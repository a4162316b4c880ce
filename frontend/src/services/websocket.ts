import { io, type Socket } from 'socket.io-client';
import type {
  Channel,
  ChannelSnapshots,
  OrderAck,
  OrderRequest,
  SubscribeAck,
  SubscribeRequest,
} from '@tokentradex/backend/contracts';
import { accessToken } from './access-token.ts';
import { ApiError } from './api-error.ts';
import {
  keyOf,
  rangeOf,
  tokenOf,
  type AnyEvent,
  type ChannelEvents,
  type KindOf,
} from './channel-events.ts';
import { ChannelSequencer, type ChannelListener } from './channel-sequencer.ts';
import { refreshAccessToken } from './http-client.ts';

const ACK_TIMEOUT_MS = 5_000;
const LATENCY_INTERVAL_MS = 10_000;
const RETRY_DELAY_MIN_MS = 250;
const RETRY_DELAY_MAX_MS = 10_000;
/** Disconnected for this long, the state is called offline instead of reconnecting. */
const OFFLINE_AFTER_MS = 8_000;

export type ConnectionState = 'connecting' | 'live' | 'reconnecting' | 'offline';

export interface Connection {
  state: ConnectionState;
  /** Of one request and its answer; null until measured. */
  latencyMs: number | null;
}

/** Ends a subscription; `resync` asks for a new snapshot when the data proves wrong. */
export interface Subscription {
  unsubscribe: () => void;
  resync: () => void;
}

type AnySequencer = ChannelSequencer<unknown, AnyEvent>;

interface Entry {
  request: SubscribeRequest;
  sequencers: Set<AnySequencer>;
  /** Counts the subscriptions sent, so that a late answer to an older one is ignored. */
  attempt: number;
  failures: number;
  timer: ReturnType<typeof setTimeout> | null;
}

/**
 * The one socket. Channels are counted: the first listener subscribes, the last one leaving
 * unsubscribes. After a reconnect, a gap or `resync` every affected channel gets a new snapshot.
 */
export class RealtimeClient {
  readonly #socket: Socket;
  readonly #entries = new Map<string, Entry>();
  readonly #listeners = new Set<() => void>();
  #followsNetwork = false;
  #connection: Connection = { state: 'connecting', latencyMs: null };
  #offlineTimer: ReturnType<typeof setTimeout> | null = null;
  #latencyTimer: ReturnType<typeof setInterval> | null = null;

  constructor(socket: Socket) {
    this.#socket = socket;
    socket.on('connect', () => {
      this.#onConnect();
    });
    socket.on('disconnect', (reason) => {
      this.#onDisconnect();
      // The server ended the session's socket; the client library stays down unless told otherwise.
      if (reason === 'io server disconnect') void this.#reopen();
    });
    socket.on('connect_error', (error) => {
      this.#onDisconnect();
      // Refused by the server, as opposed to unreachable: most often a token that has just ended.
      if (!socket.active) void this.#reopen(error.message);
    });
    socket.onAny((channel: string, event: AnyEvent) => {
      const entry = this.#entries.get(keyOf(channel, tokenOf(channel, event)));
      entry?.sequencers.forEach((sequencer) => {
        sequencer.accept(event);
      });
    });
  }

  /** Opens the socket, or opens it anew under another session after sign-in and sign-out. */
  connect(): void {
    this.#followNetwork();
    this.#socket.disconnect().connect();
  }

  #followNetwork(): void {
    if (this.#followsNetwork) return;
    this.#followsNetwork = true;
    window.addEventListener('online', () => {
      // Also when the socket seems to have lived on: it may be dead, and nothing else ends `offline`.
      this.#socket.disconnect().connect();
    });
    window.addEventListener('offline', () => {
      this.#setConnection({ state: 'offline', latencyMs: null });
    });
  }

  /** For useSyncExternalStore. */
  subscribeConnection = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  getConnection = (): Connection => this.#connection;

  /** Names this connection; another one has another name. Undefined while there is none. */
  getConnectionId(): string | undefined {
    return this.#socket.connected ? this.#socket.id : undefined;
  }

  /**
   * Sends one order request and waits for its answer.
   * @throws ApiError `timeout` when none came: the request may still have had its effect.
   */
  async request<T>(name: OrderRequest, body: object, timeoutMs: number): Promise<OrderAck<T>> {
    try {
      return (await this.#socket.timeout(timeoutMs).emitWithAck(name, body)) as OrderAck<T>;
    } catch {
      // The code has words of its own.
      throw new ApiError({ code: 'timeout', status: 0, message: '' });
    }
  }

  /** @param tokenId the id, not the symbol: events carry ids. */
  subscribe<C extends Channel>(
    channel: C,
    tokenId: string | undefined,
    listener: ChannelListener<ChannelSnapshots[KindOf<C>], ChannelEvents[KindOf<C>]>,
  ): Subscription {
    const key = keyOf(channel, tokenId);
    const entry = this.#entries.get(key) ?? this.#createEntry(key, channel, tokenId);
    const resync = () => {
      this.#scheduleSubscribe(entry);
    };
    const sequencer = new ChannelSequencer({
      rangeOf,
      listener,
      requestSnapshot: resync,
    } as ConstructorParameters<typeof ChannelSequencer<unknown, AnyEvent>>[0]);
    entry.sequencers.add(sequencer);
    if (this.#socket.connected) this.#sendSubscribe(entry);
    return {
      unsubscribe: () => {
        this.#remove(key, entry, sequencer);
      },
      resync: () => {
        sequencer.invalidate();
      },
    };
  }

  #createEntry(key: string, channel: Channel, tokenId: string | undefined): Entry {
    const request = tokenId === undefined ? { channel } : { channel, tokenId };
    const entry: Entry = { request, sequencers: new Set(), attempt: 0, failures: 0, timer: null };
    this.#entries.set(key, entry);
    return entry;
  }

  #remove(key: string, entry: Entry, sequencer: AnySequencer): void {
    entry.sequencers.delete(sequencer);
    if (entry.sequencers.size > 0) return;
    entry.attempt += 1;
    if (entry.timer !== null) clearTimeout(entry.timer);
    if (this.#entries.get(key) !== entry) return;
    this.#entries.delete(key);
    if (this.#socket.connected) this.#socket.emit('unsubscribe', entry.request);
  }

  #sendSubscribe(entry: Entry): void {
    if (entry.timer !== null) clearTimeout(entry.timer);
    entry.timer = null;
    entry.attempt += 1;
    const attempt = entry.attempt;
    const startedAt = performance.now();
    for (const sequencer of entry.sequencers) sequencer.expectSnapshot();
    const answer: Promise<SubscribeAck> = this.#socket
      .timeout(ACK_TIMEOUT_MS)
      .emitWithAck('subscribe', entry.request) as Promise<SubscribeAck>;
    answer.then(
      (ack) => {
        if (attempt !== entry.attempt) return;
        if (!ack.ok) {
          this.#retryLater(entry);
          return;
        }
        entry.failures = 0;
        this.#setLatency(performance.now() - startedAt);
        for (const sequencer of entry.sequencers) {
          sequencer.acceptSnapshot(ack.snapshot, ack.sequence);
        }
      },
      () => {
        if (attempt === entry.attempt) this.#retryLater(entry);
      },
    );
  }

  /** One subscription per task, however many listeners saw the same gap. */
  #scheduleSubscribe(entry: Entry): void {
    if (entry.timer !== null || !this.#socket.connected) return;
    entry.timer = setTimeout(() => {
      this.#sendSubscribe(entry);
    }, 0);
  }

  #retryLater(entry: Entry): void {
    if (!this.#socket.connected || entry.timer !== null) return;
    entry.failures += 1;
    const ceilingMs = Math.min(RETRY_DELAY_MAX_MS, RETRY_DELAY_MIN_MS * 2 ** entry.failures);
    entry.timer = setTimeout(
      () => {
        this.#sendSubscribe(entry);
      },
      ceilingMs / 2 + (Math.random() * ceilingMs) / 2,
    );
  }

  #onConnect(): void {
    if (this.#offlineTimer !== null) clearTimeout(this.#offlineTimer);
    this.#offlineTimer = null;
    this.#setConnection({ state: 'live', latencyMs: null });
    for (const entry of this.#entries.values()) {
      entry.failures = 0;
      this.#sendSubscribe(entry);
    }
    this.#latencyTimer ??= setInterval(() => {
      this.#measureLatency();
    }, LATENCY_INTERVAL_MS);
    this.#measureLatency();
  }

  #onDisconnect(): void {
    if (this.#latencyTimer !== null) clearInterval(this.#latencyTimer);
    this.#latencyTimer = null;
    for (const entry of this.#entries.values()) {
      entry.attempt += 1;
      if (entry.timer !== null) clearTimeout(entry.timer);
      entry.timer = null;
      for (const sequencer of entry.sequencers) sequencer.suspend();
    }
    if (this.#connection.state === 'offline') return;
    this.#setConnection({ state: 'reconnecting', latencyMs: null });
    this.#offlineTimer ??= setTimeout(() => {
      this.#setConnection({ state: 'offline', latencyMs: null });
    }, OFFLINE_AFTER_MS);
  }

  /** Connects again with a fresh token; without a session, or when that ends here, as a visitor. */
  async #reopen(reason?: string): Promise<void> {
    const delayMs = reason === undefined ? 0 : RETRY_DELAY_MIN_MS + Math.random() * 2_000;
    await new Promise((resolve) => setTimeout(resolve, delayMs));
    if (accessToken.get() !== null) {
      try {
        await refreshAccessToken();
      } catch (error) {
        if (!(error instanceof ApiError)) throw error;
      }
    }
    if (!this.#socket.connected) this.#socket.connect();
  }

  #measureLatency(): void {
    const startedAt = performance.now();
    this.#socket
      .timeout(ACK_TIMEOUT_MS)
      .emitWithAck('ping')
      .then(
        () => {
          this.#setLatency(performance.now() - startedAt);
        },
        () => undefined,
      );
  }

  #setLatency(latencyMs: number): void {
    if (this.#connection.state !== 'live') return;
    this.#setConnection({ state: 'live', latencyMs: Math.max(1, Math.round(latencyMs)) });
  }

  #setConnection(connection: Connection): void {
    const { state, latencyMs } = this.#connection;
    if (state === connection.state && latencyMs === connection.latencyMs) return;
    this.#connection = connection;
    for (const listener of this.#listeners) listener();
  }
}

/** The app's socket: same origin, websocket only, with the newest token at each connection. */
export const realtime = new RealtimeClient(
  io({
    path: '/socket.io',
    transports: ['websocket'],
    autoConnect: false,
    reconnectionDelay: 500,
    reconnectionDelayMax: 10_000,
    randomizationFactor: 0.4,
    auth: (send) => {
      const current = accessToken.get();
      send(current === null ? {} : { token: current.token });
    },
  }),
);
