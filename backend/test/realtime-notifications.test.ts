import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AppError } from '../src/lib/app-error.ts';
import type { NotificationDraft } from '../src/services/notifications/notification-log.ts';
import { RealtimeHarness, type Trader } from './realtime-harness.ts';

let harness: RealtimeHarness;
let buyer: Trader;
let seller: Trader;

beforeAll(async () => {
  harness = await RealtimeHarness.start();
  buyer = await harness.createTrader();
  seller = await harness.createTrader();
});

afterAll(() => harness.stop());

let drafted = 0;

function tell(userId: string): Promise<void> {
  drafted += 1;
  const draft: NotificationDraft = {
    userId,
    kind: 'security',
    tokenId: null,
    referenceId: null,
    data: { place: String(drafted) },
    source: String(drafted),
    timeMs: Date.now(),
  };
  return harness.notices.log.record(() => Promise.resolve({ drafts: [draft], result: undefined }));
}

async function trade(price: string): Promise<void> {
  await harness.place(seller, { side: 'sell', price, quantity: '0.1' });
  await harness.place(buyer, { side: 'buy', price, quantity: '0.1' });
}

async function placeWhenBack(): Promise<void> {
  for (;;) {
    try {
      await harness.place(buyer, { price: '1', quantity: '1' });
      return;
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'unavailable') throw error;
    }
  }
}

describe('the notifications channel', () => {
  it('is one’s own, begins with what is unread and goes on in sequence', async () => {
    const [owner, other] = [await harness.createTrader(), await harness.createTrader()];
    await tell(owner.userId);
    const [client, foreign] = [
      await harness.connect(owner.token),
      await harness.connect(other.token),
    ];
    const { snapshot, sequence } = await client.subscribe('notifications');
    expect((await foreign.subscribe('notifications')).snapshot).toEqual([]);
    expect(snapshot).toMatchObject([{ kind: 'security', readAt: null }]);
    await tell(owner.userId);
    await harness.notices.log.markRead(owner.userId, snapshot[0]?.id ?? '');
    await client.until(() => client.events('notifications').length === 2);
    const [added, read] = client.events('notifications');
    expect([added?.sequence, read?.sequence]).toEqual([sequence + 1, sequence + 2]);
    expect(added?.notifications).toMatchObject([{ readAt: null }]);
    expect(read?.notifications).toEqual([{ ...snapshot[0], readAt: expect.any(String) as string }]);
    expect(foreign.events('notifications')).toEqual([]);
    const anonymous = await harness.connect();
    expect(await anonymous.request('notifications')).toMatchObject({
      ok: false,
      error: { code: 'unauthenticated' },
    });
  });

  it('joined while much happens, gives each notification exactly once', async () => {
    const owner = await harness.createTrader();
    const telling = Array.from({ length: 60 }, () => tell(owner.userId));
    const clients = await Promise.all(
      Array.from({ length: 5 }, () => harness.connect(owner.token)),
    );
    const joined = await Promise.all(
      clients.map(async (client) => ({ client, ...(await client.subscribe('notifications')) })),
    );
    telling.push(...Array.from({ length: 20 }, () => tell(owner.userId)));
    await Promise.all(telling);
    for (const { client, snapshot, sequence } of joined) {
      await client.until(() => snapshot.length + client.events('notifications').length === 80);
      const events = client.events('notifications');
      expect(events.map((event) => event.sequence)).toEqual(
        events.map((_event, index) => sequence + index + 1),
      );
      const ids = [...snapshot, ...events.flatMap(({ notifications }) => notifications)];
      expect(new Set(ids.map(({ id }) => id)).size).toBe(80);
    }
  });
});

describe('a price alert', () => {
  it('arrives on the socket, also of an alert that waited through a rebuild of the engine', async () => {
    const owner = await harness.createTrader();
    const client = await harness.connect(owner.token);
    await client.subscribe('notifications');
    await trade('100');
    const tokenId = String(harness.market.tokenId);
    const { alerts } = harness.notices;
    await alerts.create(owner.userId, { tokenId, direction: 'above', price: '110' });
    await alerts.create(owner.userId, { tokenId, direction: 'below', price: '90' });
    await trade('111');
    await client.until(() => client.events('notifications').length === 1);
    await harness.cutWriterConnection();
    await placeWhenBack();
    await trade('89');
    const told = () => client.events('notifications').flatMap((event) => event.notifications);
    await client.until(() => told().length === 2);
    expect(told().map(({ kind, data }) => [kind, data['firedPrice']])).toEqual([
      ['price_alert', '111'],
      ['price_alert', '89'],
    ]);
  });
});
