import type {
  Fill,
  FillsEvent,
  NotificationsEvent,
  Order,
  OrdersEvent,
  PrivateChannel,
  WalletBalance,
  WalletEvent,
} from '../contracts/index.ts';
import type { Logger } from '../lib/logger.ts';
import { presentNotification } from '../presenters/notification.ts';
import { presentFill } from '../presenters/fill.ts';
import { presentOrder, type TokenNames } from '../presenters/order.ts';
import { presentWalletBalance } from '../presenters/wallet-balance.ts';
import type { CommittedBatch } from '../services/committed-batch.ts';
import type { MarketDataReader } from '../services/market-data-reader.ts';
import type {
  NotificationChange,
  NotificationLog,
} from '../services/notifications/notification-log.ts';
import type {
  BatchChannel,
  PrivateSnapshots,
  SnapshotMark,
} from '../services/private-snapshots.ts';
import { changesByUser, type UserChanges } from './private-events.ts';
import { privateRoom } from './rooms.ts';
import type { RealtimeServer, RealtimeSocket } from './socket-types.ts';
import { ackError } from './subscription-request.ts';
import type { Attempt } from './subscriptions.ts';

const CHANNELS: readonly PrivateChannel[] = ['orders', 'fills', 'wallet', 'notifications'];

/** Events kept while one snapshot is read; a snapshot that takes longer than these is given up. */
const WAITING_EVENTS_MAX = 1_000;

type PrivateEvent =
  | { channel: 'orders'; event: OrdersEvent }
  | { channel: 'fills'; event: FillsEvent }
  | { channel: 'wallet'; event: WalletEvent }
  | { channel: 'notifications'; event: NotificationsEvent };

/** A socket on its way into a channel: its events wait until its snapshot is read. */
interface Join {
  waiting: { mark: number; sent: PrivateEvent }[];
  isGivenUp: boolean;
}

interface ChannelFeed {
  /** Of the last event. */
  sequence: number;
  joins: Set<Join>;
}

/** A snapshot includes every event up to the last one whose mark is not above its own. */
interface MarkedSnapshot {
  mark: number;
  items: unknown[];
}

export interface PrivateFeedParts {
  io: RealtimeServer;
  snapshots: PrivateSnapshots;
  notifications: Pick<NotificationLog, 'unread'>;
  tokens: TokenNames;
  prices: Pick<MarketDataReader, 'lastPrice'>;
  /** The term of the leader whose batches {@link PrivateFeed.apply} is given. */
  epoch: () => number;
  logger: Logger;
}

/**
 * Sends each user what committed batches changed for them, numbered by one per user and channel.
 * Nothing is kept for users whom nobody listens to.
 */
export class PrivateFeed {
  private readonly feeds = new Map<string, Map<PrivateChannel, ChannelFeed>>();
  private lastBatchId = 0;
  private batchWaiters: { batchId: number; resolve: (isPublished: boolean) => void }[] = [];

  constructor(private readonly parts: PrivateFeedParts) {
    parts.io.of('/').adapter.on('delete-room', (room: string) => {
      this.forgetRoom(room);
    });
  }

  /** A {@link CommitListener}. */
  apply(batch: CommittedBatch): void {
    try {
      const byUser = changesByUser(batch.changes, (userId) => this.feeds.has(userId));
      for (const [userId, changes] of byUser) this.publish(userId, changes, batch.batchId);
    } catch (error) {
      // The batch is committed: what cannot be shown must not stop the writer.
      this.parts.logger.error('private events lost', { error, batchId: batch.batchId });
      this.reset();
    }
    this.lastBatchId = batch.batchId;
    const due = this.batchWaiters.filter(({ batchId }) => batchId <= batch.batchId);
    this.batchWaiters = this.batchWaiters.filter(({ batchId }) => batchId > batch.batchId);
    for (const { resolve } of due) resolve(true);
  }

  /** Sends a user what is new or was read, after its commit and in the order of commits. */
  notify({ userId, notifications, lastNewId }: NotificationChange): void {
    const feed = this.feeds.get(userId)?.get('notifications');
    if (feed === undefined) return;
    const presented = notifications.map((one) => presentNotification(one, this.parts.tokens));
    const event: NotificationsEvent = { sequence: 0, notifications: presented };
    // That something was read has no place among the ids: it is sent once more rather than lost.
    this.send(userId, feed, { channel: 'notifications', event }, lastNewId ?? Infinity);
  }

  /**
   * Call it when batches may have been committed that {@link apply} was not given: every channel
   * skips a number, and the gap makes each client ask for a new snapshot.
   */
  reset(): void {
    for (const { resolve } of this.batchWaiters.splice(0)) resolve(false);
    for (const [userId, feeds] of this.feeds) {
      for (const [channel, feed] of feeds) {
        for (const join of feed.joins) join.isGivenUp = true;
        feed.sequence += 1;
        this.send(userId, feed, emptyEvent(channel), 0);
      }
    }
  }

  /** Leads the socket into the channel: snapshot first, then every event after it, each once. */
  async subscribe(attempt: Attempt, userId: string, channel: PrivateChannel): Promise<void> {
    const feed = this.feedOf(userId, channel);
    const join: Join = { waiting: [], isGivenUp: false };
    feed.joins.add(join);
    const startSequence = feed.sequence;
    try {
      const snapshot =
        channel === 'notifications'
          ? await this.unread(userId)
          : await this.committed(userId, channel);
      if (snapshot === null || join.isGivenUp || !attempt.isCurrent()) {
        attempt.answer(ackError('unavailable', 'The snapshot was overtaken. Subscribe again.'));
        return;
      }
      const { mark: snapshotMark, items } = snapshot;
      const lastIncluded = join.waiting.findLastIndex(({ mark }) => mark <= snapshotMark);
      const sequence = join.waiting[lastIncluded]?.sent.event.sequence ?? startSequence;
      attempt.answer({ ok: true, snapshot: items, sequence });
      for (const { sent } of join.waiting.slice(lastIncluded + 1)) {
        emit(attempt.socket, sent);
      }
      attempt.join(privateRoom(channel, userId));
    } finally {
      feed.joins.delete(join);
      this.forgetIfUnused(userId, channel);
    }
  }

  private async unread(userId: string): Promise<MarkedSnapshot> {
    const { lastId, unread } = await this.parts.notifications.unread(userId);
    const items = unread.map((one) => presentNotification(one, this.parts.tokens));
    return { mark: lastId, items };
  }

  /** Null when it will not be followed by events any more. */
  private async committed(userId: string, channel: BatchChannel): Promise<MarkedSnapshot | null> {
    const { mark, items } = await this.parts.snapshots.read(userId, channel);
    return (await this.whenPublished(mark)) ? { mark: mark?.batchId ?? 0, items } : null;
  }

  private publish(userId: string, changes: UserChanges, batchId: number): void {
    const feeds = this.feeds.get(userId);
    if (feeds === undefined) return;
    for (const [channel, feed] of feeds) {
      const sent = channel === 'notifications' ? null : this.present(channel, changes);
      if (sent !== null) this.send(userId, feed, sent, batchId);
    }
  }

  private send(userId: string, feed: ChannelFeed, sent: PrivateEvent, mark: number): void {
    feed.sequence += 1;
    sent.event.sequence = feed.sequence;
    for (const join of feed.joins) {
      join.waiting.push({ mark, sent });
      if (join.waiting.length > WAITING_EVENTS_MAX) join.isGivenUp = true;
    }
    emit(this.parts.io.to(privateRoom(sent.channel, userId)), sent);
  }

  private present(channel: BatchChannel, changes: UserChanges): PrivateEvent | null {
    const { tokens, prices } = this.parts;
    switch (channel) {
      case 'orders': {
        const orders: Order[] = changes.orders.map((order) => presentOrder(order, tokens));
        return orders.length === 0 ? null : { channel, event: { sequence: 0, orders } };
      }
      case 'fills': {
        const fills: Fill[] = changes.fills.map(({ trade, side }) =>
          presentFill(trade, side, tokens),
        );
        return fills.length === 0 ? null : { channel, event: { sequence: 0, fills } };
      }
      case 'wallet': {
        const balances: WalletBalance[] = changes.wallets.map((wallet) =>
          presentWalletBalance(
            tokens.require(wallet.tokenId),
            wallet,
            prices.lastPrice(wallet.tokenId),
          ),
        );
        return balances.length === 0 ? null : { channel, event: { sequence: 0, balances } };
      }
    }
  }

  /** False when it will not be published any more. */
  private whenPublished(mark: SnapshotMark | null): Promise<boolean> {
    // Batches of an earlier term were published then or never will be.
    const isPast = mark === null || mark.epoch !== this.parts.epoch();
    if (isPast || mark.batchId <= this.lastBatchId) return Promise.resolve(true);
    return new Promise((resolve) => {
      this.batchWaiters.push({ batchId: mark.batchId, resolve });
    });
  }

  private feedOf(userId: string, channel: PrivateChannel): ChannelFeed {
    const feeds = this.feeds.get(userId) ?? new Map<PrivateChannel, ChannelFeed>();
    this.feeds.set(userId, feeds);
    const feed = feeds.get(channel) ?? { sequence: 0, joins: new Set<Join>() };
    feeds.set(channel, feed);
    return feed;
  }

  private forgetRoom(room: string): void {
    const channel = CHANNELS.find((candidate) => room.startsWith(`${candidate} of `));
    if (channel === undefined) return;
    this.forgetIfUnused(room.slice(privateRoom(channel, '').length), channel);
  }

  private forgetIfUnused(userId: string, channel: PrivateChannel): void {
    const feeds = this.feeds.get(userId);
    const isUsed =
      (feeds?.get(channel)?.joins.size ?? 0) > 0 ||
      this.parts.io.of('/').adapter.rooms.has(privateRoom(channel, userId));
    if (feeds === undefined || isUsed) return;
    feeds.delete(channel);
    if (feeds.size === 0) this.feeds.delete(userId);
  }
}

function emptyEvent(channel: PrivateChannel): PrivateEvent {
  switch (channel) {
    case 'orders':
      return { channel, event: { sequence: 0, orders: [] } };
    case 'fills':
      return { channel, event: { sequence: 0, fills: [] } };
    case 'wallet':
      return { channel, event: { sequence: 0, balances: [] } };
    case 'notifications':
      return { channel, event: { sequence: 0, notifications: [] } };
  }
}

function emit(
  target: RealtimeSocket | ReturnType<RealtimeServer['to']>,
  { channel, event }: PrivateEvent,
): void {
  switch (channel) {
    case 'orders':
      target.emit(channel, event);
      return;
    case 'fills':
      target.emit(channel, event);
      return;
    case 'wallet':
      target.emit(channel, event);
      return;
    case 'notifications':
      target.emit(channel, event);
      return;
  }
}
