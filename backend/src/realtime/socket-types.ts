import type { DefaultEventsMap, Server, Socket } from 'socket.io';
import type {
  BookDiff,
  CandleEvent,
  CandleInterval,
  ExchangeEvent,
  FillsEvent,
  NotificationsEvent,
  OrderRequest,
  OrdersEvent,
  TickerEvent,
  TickersEvent,
  TradesEvent,
  WalletEvent,
} from '../contracts/index.ts';
import type { KeyGrant } from '../services/user-directory.ts';

/** What clients send. Everything is untrusted, the acknowledgement functions included. */
export interface ClientEvents extends Record<
  OrderRequest,
  (body: unknown, answer: unknown) => void
> {
  subscribe: (request: unknown, answer: unknown) => void;
  unsubscribe: (request: unknown, answer: unknown) => void;
  /** Answered at once: clients measure the way there and back. */
  ping: (answer: unknown) => void;
}

/** Named after their channel. */
export interface ServerEvents extends Record<
  `candles:${CandleInterval}`,
  (event: CandleEvent) => void
> {
  book: (event: BookDiff) => void;
  trades: (event: TradesEvent) => void;
  ticker: (event: TickerEvent) => void;
  tickers: (event: TickersEvent) => void;
  exchange: (event: ExchangeEvent) => void;
  orders: (event: OrdersEvent) => void;
  fills: (event: FillsEvent) => void;
  wallet: (event: WalletEvent) => void;
  notifications: (event: NotificationsEvent) => void;
}

/** Whose socket it is, as the handshake's token or signature said. */
export interface SocketSession {
  userId: string;
  /** Null for a program that has signed with a key. */
  sessionId: string | null;
  /** Null in a session; else what the key was when it connected. */
  apiKey: (KeyGrant & { version: number }) | null;
  /** When the token or the key ends, milliseconds since 1970; Infinity for a key without an end. */
  expiresAtMs: number;
}

export interface SocketData {
  /** Null for a visitor. */
  session: SocketSession | null;
}

export type RealtimeServer = Server<ClientEvents, ServerEvents, DefaultEventsMap, SocketData>;
export type RealtimeSocket = Socket<ClientEvents, ServerEvents, DefaultEventsMap, SocketData>;
