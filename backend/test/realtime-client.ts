import type { Socket } from 'socket.io-client';
import type { Channel, ChannelSnapshots, SubscribeAck } from '../src/contracts/index.ts';
import type { ServerEvents } from '../src/realtime/socket-types.ts';

type EventOf<C extends Channel> = Parameters<ServerEvents[C]>[0];
type SnapshotOf<C extends Channel> = C extends `candles:${string}`
  ? ChannelSnapshots['candles']
  : C extends keyof ChannelSnapshots
    ? ChannelSnapshots[C]
    : never;

/** A connected socket and what it was sent, in order. */
export class RealtimeClient {
  readonly received: { channel: string; event: unknown }[] = [];
  private onReceived: () => void = () => undefined;

  constructor(readonly socket: Socket) {
    socket.onAny((channel: string, event: unknown) => {
      this.received.push({ channel, event });
      this.onReceived();
    });
  }

  request(channel: Channel, tokenId?: string): Promise<SubscribeAck> {
    const request = tokenId === undefined ? { channel } : { channel, tokenId };
    return this.socket.emitWithAck('subscribe', request) as Promise<SubscribeAck>;
  }

  /** @throws when the server refuses. */
  async subscribe<C extends Channel>(
    channel: C,
    tokenId?: string,
  ): Promise<{ snapshot: SnapshotOf<C>; sequence: number }> {
    const ack = await this.request(channel, tokenId);
    if (!ack.ok) throw new Error(`refused: ${ack.error.code} ${ack.error.message}`);
    return { snapshot: ack.snapshot as SnapshotOf<C>, sequence: ack.sequence };
  }

  events<C extends Channel>(channel: C): EventOf<C>[] {
    return this.received
      .filter((one) => one.channel === channel)
      .map(({ event }) => event as EventOf<C>);
  }

  /** Resolves when `isDone` says so about what was received; asked again at each event. */
  until(isDone: () => boolean): Promise<void> {
    return new Promise((resolve) => {
      this.onReceived = () => {
        if (isDone()) resolve();
      };
      this.onReceived();
    });
  }
}
