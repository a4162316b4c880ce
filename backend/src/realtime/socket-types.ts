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

/** Whose socket it is, as the handshake's token said. */
export interface SocketSession {
  userId: string;
  sessionId: string;
  /** When the token ends, milliseconds since 1970. */
  expiresAtMs: number;
}

export interface SocketData {
  /** Null for a visitor. */
  session: SocketSession | null;
}

export type RealtimeServer = Server<ClientEvents, ServerEvents, DefaultEventsMap, SocketData>;
export type RealtimeSocket = Socket<ClientEvents, ServerEvents, DefaultEventsMap, SocketData>;
