import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RealtimeHarness } from './realtime-harness.ts';

let harness: RealtimeHarness;

beforeAll(async () => {
  harness = await RealtimeHarness.start();
});

afterAll(() => harness.stop());

async function setMaintenance(isOn: boolean): Promise<void> {
  await harness.pool.query('UPDATE maintenance SET is_on = $1, message = $2', [isOn, 'New disks']);
}

describe('the exchange channel', () => {
  it('tells visitors what holds, and each change once and in sequence', async () => {
    const client = await harness.connect();
    const { snapshot, sequence } = await client.subscribe('exchange');
    expect(snapshot).toEqual({ maintenance: null, announcements: [] });
    await setMaintenance(true);
    await harness.board.refresh();
    await harness.board.refresh();
    await harness.pool.query(
      `INSERT INTO announcements (title, body, severity, starts_at, created_at, updated_at)
       VALUES ('News', 'Of the day', 'info', now(), now(), now())`,
    );
    await harness.board.refresh();
    await client.until(() => client.events('exchange').length === 2);
    expect(client.events('exchange')).toMatchObject([
      { sequence: sequence + 1, maintenance: { message: 'New disks' }, announcements: [] },
      { sequence: sequence + 2, announcements: [{ title: 'News' }] },
    ]);
    await setMaintenance(false);
  });

  it('is told what another process switched without being asked', async () => {
    await harness.board.start();
    const client = await harness.connect();
    await client.subscribe('exchange');
    await setMaintenance(true);
    await client.until(() => client.events('exchange').length > 0);
    expect(client.events('exchange')[0]?.maintenance).toMatchObject({ message: 'New disks' });
    await harness.board.stop();
  });
});
