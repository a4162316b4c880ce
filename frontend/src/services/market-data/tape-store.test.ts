// @vitest-environment jsdom
import type { PublicTrade, TradesEvent } from '@tokentradex/backend/contracts';
import { expect, it } from 'vitest';
import type { ChannelListener } from '../channel-sequencer.ts';
import { TAPE_LENGTH_MAX, TapeStore } from './tape-store.ts';

function trade(id: number): PublicTrade {
  const time = new Date(id).toISOString();
  return { id: String(id), tokenId: '2', price: '100', quantity: '1', takerSide: 'buy', time };
}

it('keeps the newest trades and no more than the tape shows', async () => {
  let listener: ChannelListener<PublicTrade[], TradesEvent> | null = null;
  const store = new TapeStore((given) => {
    listener = given;
    return { unsubscribe: () => undefined, resync: () => undefined };
  });
  store.subscribe(() => undefined);
  const feed = listener as ChannelListener<PublicTrade[], TradesEvent> | null;
  feed?.onSnapshot([]);
  for (let id = 1; id <= TAPE_LENGTH_MAX + 5; id += 1) {
    feed?.onEvent({ tokenId: '2', sequence: id, trades: [trade(id)] });
  }
  await new Promise(requestAnimationFrame);
  const { trades } = store.getView();
  expect(trades.length).toBe(TAPE_LENGTH_MAX);
  expect(trades[0]?.id).toBe(String(TAPE_LENGTH_MAX + 5));
});
