import { randomInt } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CrashExchange } from './crash/crash-exchange.ts';
import type { ServerProcess } from './crash/server-process.ts';
import { TradingLoad } from './crash/trading-load.ts';

const TRADER_COUNT = 12;
const SERVER_KILLS = 20;
const POSTGRES_KILLS = 4;
/** What a loop does before and after the kill takes about a second and a half each. */
const TEST_TIMEOUT_MS = 300_000;

let exchange: CrashExchange;
let server: ServerProcess;
let load: TradingLoad;

beforeEach(async () => {
  exchange = await CrashExchange.create(TRADER_COUNT);
  server = exchange.startServer();
  await server.untilReady();
  load = new TradingLoad(exchange, server.origin);
  await load.fund();
}, 120_000);

afterEach(async () => {
  await server.end('SIGKILL');
  await exchange.remove();
}, 120_000);

/** A moment at which anything may be under way. */
async function anyMoment(): Promise<void> {
  await load.untilAcknowledged(20);
  await delay(randomInt(0, 300));
}

describe('kill -9 of the server under load', () => {
  it(
    'loses nothing that was acknowledged, and does nothing twice',
    async () => {
      const restartsMs: number[] = [];
      for (let round = 0; round < SERVER_KILLS; round += 1) {
        load.start();
        await anyMoment();
        await server.end('SIGKILL');
        await load.stop();

        const startedMs = performance.now();
        server = exchange.startServer();
        await load.placeOne();
        restartsMs.push(Math.round(performance.now() - startedMs));
        await load.resolveUnknown();
        await load.expectExactlyAcknowledged();
        await exchange.expectNoBreach();
      }
      process.stdout.write(
        `${load.acknowledged.order.size} orders acknowledged over ${SERVER_KILLS} kills, ` +
          `trading again after ${Math.max(...restartsMs)} ms at most\n`,
      );
    },
    TEST_TIMEOUT_MS,
  );
});

describe('kill -9 of PostgreSQL under load', () => {
  it(
    'loses nothing that was acknowledged, and the server goes on by itself',
    async () => {
      const recoveriesMs: number[] = [];
      for (let round = 0; round < POSTGRES_KILLS; round += 1) {
        load.start();
        await anyMoment();
        exchange.killPostgres();
        const startedMs = performance.now();
        await load.untilAcknowledged(20);
        recoveriesMs.push(Math.round(performance.now() - startedMs));
        await load.stop();
        await load.resolveUnknown();
        await load.expectExactlyAcknowledged();
        await exchange.expectNoBreach();
      }
      process.stdout.write(
        `trading again after ${Math.max(...recoveriesMs)} ms at most with PostgreSQL killed\n`,
      );
    },
    TEST_TIMEOUT_MS,
  );
});

describe('SIGTERM under load', () => {
  it(
    'ends the server in order, and loses nothing that was acknowledged',
    async () => {
      load.start();
      await anyMoment();
      const startedMs = performance.now();
      expect(await server.end('SIGTERM')).toBe(0);
      const stoppedMs = Math.round(performance.now() - startedMs);
      process.stdout.write(`stopped in order after ${stoppedMs} ms under load\n`);
      await load.stop();

      server = exchange.startServer();
      await load.placeOne();
      await load.resolveUnknown();
      await load.expectExactlyAcknowledged();
      await exchange.expectNoBreach();
    },
    TEST_TIMEOUT_MS,
  );
});

describe('a database that somebody altered', () => {
  it(
    'is served cancel-only, said so, and not repaired',
    async () => {
      await load.placeOne();
      expect(await server.end('SIGTERM')).toBe(0);
      const [{ userId, token } = { userId: '', token: '' }] = exchange.traders;
      const alter = (sign: '+' | '-') =>
        exchange.withPostgres(async () => {
          await exchange.rows(
            `UPDATE wallets SET balance = balance ${sign} 0.00000001
             WHERE user_id = $1 AND token_id = $2`,
            [userId, exchange.market.tokenId],
          );
        });
      await alter('+');

      server = exchange.startServer();
      await server.untilReadiness((_status, body) => body.includes('invariants_broken'));
      const told = server.lines.filter((line) => line.includes('invariant broken'));
      expect(told.join('\n')).toContain(userId);
      const [[orderId] = []] = await exchange.rows(`SELECT id FROM orders WHERE user_id = $1`, [
        userId,
      ]);
      const call = (method: string, path: string, body?: object) =>
        fetch(`${server.origin}/api${path}`, {
          method,
          headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
          ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        });
      const tokenId = String(exchange.market.tokenId);
      const refused = await call('POST', '/orders', {
        tokenId,
        orderType: 'limit',
        side: 'buy',
        price: '1',
        quantity: '1',
      });
      expect([refused.status, await refused.json()]).toMatchObject([
        422,
        { error: { code: 'cancel_only' } },
      ]);
      expect((await call('DELETE', `/orders/${String(orderId)}`)).status).toBe(200);
      expect(
        await exchange.rows(`SELECT count(*)::int FROM ledger_entries WHERE user_id = $1`, [
          userId,
        ]),
      ).toEqual([[2]]);

      expect(await server.end('SIGTERM')).toBe(0);
      await alter('-');
      server = exchange.startServer();
      await server.untilReady();
      await exchange.expectNoBreach();
    },
    TEST_TIMEOUT_MS,
  );
});
