import type { SubscribeAck } from '../contracts/index.ts';
import type { RealtimeSocket } from './socket-types.ts';

/** One request to subscribe, until it is answered. */
export interface Attempt {
  readonly socket: RealtimeSocket;
  /** False once the socket has gone, unsubscribed, or asked for the same channel again. */
  isCurrent(): boolean;
  answer(ack: SubscribeAck): void;
  /** Answer first: an event of the room must not overtake the snapshot. */
  join(room: string): void;
}

/** The rooms that one socket has subscribed to, those not yet joined included. */
export class Subscriptions {
  private readonly attempts = new Map<string, symbol>();

  constructor(private readonly socket: RealtimeSocket) {}

  get size(): number {
    return this.attempts.size;
  }

  has(room: string): boolean {
    return this.attempts.has(room);
  }

  /** Leaves the room first when the socket is in it: a second request asks for a new snapshot. */
  begin(room: string, answer: (ack: SubscribeAck) => void): Attempt {
    const { socket, attempts } = this;
    const mark = Symbol(room);
    attempts.set(room, mark);
    void socket.leave(room);
    return {
      socket,
      isCurrent: () => socket.connected && attempts.get(room) === mark,
      answer: (ack) => {
        if (!ack.ok && attempts.get(room) === mark) attempts.delete(room);
        answer(ack);
      },
      join: (joined) => {
        // Joining after the disconnect would leave the socket in the room for ever.
        if (socket.connected) void socket.join(joined);
      },
    };
  }

  end(room: string): void {
    this.attempts.delete(room);
    void this.socket.leave(room);
  }
}
