import { EnginePlayer } from './engine-player.ts';
import { BookPlayer, PeerPlayer, type Player } from './engine-players.ts';
import { OrderStream, type StreamOptions } from './order-stream.ts';

/** Whose time is taken: nodejs-order-book, the book alone, the whole engine. */
export type Contender = 'peer' | 'book' | 'engine';

export interface ContenderRequest extends StreamOptions {
  contender: Contender;
}

export interface ContenderReply {
  operationsPerSecond: number;
  openLots: number;
}

const DRAIN_EVERY = 256;
const WARM_UP_SHARE = 0.25;

/** Plays a stream to one contender and measures all but the filling and a warm-up. */
export function measureContender({ contender, ...options }: ContenderRequest): ContenderReply {
  const stream = new OrderStream(options);
  const player = createPlayer(contender, stream);
  const measuredFrom = stream.fillCount + Math.floor(options.stepCount * WARM_UP_SHARE);
  playInBatches(stream, player, 0, measuredFrom);
  const startedMs = performance.now();
  playInBatches(stream, player, measuredFrom, stream.stepCount);
  const seconds = (performance.now() - startedMs) / 1000;
  return {
    operationsPerSecond: (stream.stepCount - measuredFrom) / seconds,
    openLots: player.openLots(),
  };
}

function playInBatches(stream: OrderStream, player: Player, from: number, to: number): void {
  for (let step = from; step < to; step += DRAIN_EVERY) {
    stream.play(player, step, Math.min(step + DRAIN_EVERY, to));
    player.drain();
  }
}

function createPlayer(contender: Contender, stream: OrderStream): Player {
  switch (contender) {
    case 'peer':
      return new PeerPlayer(stream);
    case 'book':
      return new BookPlayer();
    case 'engine':
      return new EnginePlayer(stream);
  }
}
