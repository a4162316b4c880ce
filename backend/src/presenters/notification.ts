import type { Notification } from '../contracts/index.ts';
import type { ToldNotification } from '../services/notifications/notification-log.ts';
import type { TokenNames } from './order.ts';
import { presentTime } from './time.ts';

export function presentNotification(record: ToldNotification, tokens: TokenNames): Notification {
  const { id, kind, tokenId, referenceId, data, createdAt, readAt } = record;
  return {
    id,
    kind,
    tokenId: tokenId === null ? null : String(tokenId),
    symbol: tokenId === null ? null : tokens.require(tokenId).symbol,
    referenceId,
    data,
    createdAt: presentTime(createdAt.getTime()),
    readAt: readAt === null ? null : presentTime(readAt.getTime()),
  };
}
