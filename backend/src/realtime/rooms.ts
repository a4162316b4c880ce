import type { PrivateChannel, PublicChannel } from '../contracts/index.ts';

/** The room of a public channel. No client names a room: ids come from our own tables. */
export function publicRoom(channel: PublicChannel, tokenId: number | null): string {
  return tokenId === null ? channel : `${channel} ${tokenId}`;
}

/** The room of one user's channel. @param userId from the session, never from a request. */
export function privateRoom(channel: PrivateChannel, userId: string): string {
  return `${channel} of ${userId}`;
}
