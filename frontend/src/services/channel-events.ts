import type {
  BookDiff,
  CandleEvent,
  Channel,
  ExchangeEvent,
  FillsEvent,
  NotificationsEvent,
  OrdersEvent,
  TickerEvent,
  TickersEvent,
  TradesEvent,
  WalletEvent,
} from '@tokentradex/backend/contracts';
import type { SequenceRange } from './channel-sequencer.ts';

/** What each kind of channel pushes. */
export interface ChannelEvents {
  book: BookDiff;
  trades: TradesEvent;
  ticker: TickerEvent;
  tickers: TickersEvent;
  candles: CandleEvent;
  exchange: ExchangeEvent;
  orders: OrdersEvent;
  fills: FillsEvent;
  wallet: WalletEvent;
  notifications: NotificationsEvent;
}

/** All widths of candles are of one kind. */
export type KindOf<C extends Channel> = C extends `candles:${string}`
  ? 'candles'
  : C extends keyof ChannelEvents
    ? C
    : never;

/** What any event may carry to tell its channel and its place in it. */
export interface AnyEvent {
  tokenId?: string;
  ticker?: { tokenId: string };
  candle?: { tokenId: string };
  sequence?: number;
  firstSeq?: number;
  lastSeq?: number;
}

export function rangeOf(event: AnyEvent): SequenceRange {
  const sequence = event.sequence ?? 0;
  return { firstSeq: event.firstSeq ?? sequence, lastSeq: event.lastSeq ?? sequence };
}

export function keyOf(channel: string, tokenId: string | undefined): string {
  return tokenId === undefined ? channel : `${channel} ${tokenId}`;
}

export function tokenOf(channel: string, event: AnyEvent): string | undefined {
  if (channel === 'ticker') return event.ticker?.tokenId;
  return event.candle?.tokenId ?? event.tokenId;
}
