import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { PlaceOrderBody } from '../src/contracts/index.ts';
import { BENCH_MARKETS } from './bench-data.ts';
import type { BenchResult } from './bench-result.ts';
import type { BenchServerReady, BenchServerRequest, CommittedTrades } from './bench-server.ts';
import { BenchProcess } from './child-process.ts';
import { median, percentile } from './median.ts';
import type { SubscriberReport, SubscriberRequest } from './subscriber-process.ts';

const SUBSCRIBER_COUNTS = [1, 500];
/** More than the publisher's cadence, so that each trade finds it idle. */
const TRADE_EVERY_MS = 100;
const SETTLE_MS = 500;
const TOKEN = BENCH_MARKETS[0];

/** From a trade's commit to its arrival at subscribers, in another process. */
export async function runSocketBench({ quick }: { quick: boolean }): Promise<BenchResult[]> {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'tokentradex-bench-'));
  const server = BenchProcess.start<{ ask: BenchServerRequest }>('bench-server.ts', [dataDir, '2']);
  const subscribers = BenchProcess.start<SubscriberRequest>('subscriber-process.ts');
  try {
    const bench = new SocketBench((await server.nextMessage()) as BenchServerReady, subscribers);
    await bench.prepare(server);
    await bench.latenciesMs(1, 10);
    const results: BenchResult[] = [];
    for (const socketCount of SUBSCRIBER_COUNTS) {
      results.push(resultOf(socketCount, await bench.latenciesMs(socketCount, quick ? 20 : 100)));
    }
    return results;
  } finally {
    await subscribers.stop();
    await server.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
}

class SocketBench {
  private readonly commits = new Map<string, bigint>();
  private marketId = '';

  constructor(
    private readonly server: BenchServerReady,
    private readonly subscribers: BenchProcess<SubscriberRequest>,
  ) {}

  async prepare(process: BenchProcess<{ ask: BenchServerRequest }>): Promise<void> {
    process.onMessage((message) => {
      const { tradeIds, atNs } = message as CommittedTrades;
      for (const id of tradeIds) this.commits.set(String(id), BigInt(atNs));
    });
    process.send({ ask: 'trades' });
    for (const user of [0, 1]) {
      await this.post(user, '/wallet/deposits', { tokenId: 'USD', amount: '1000000' });
      await this.post(user, '/wallet/deposits', { tokenId: TOKEN, amount: '10000' });
    }
    const response = await fetch(`${this.server.origin}/api/tokens/${TOKEN}`);
    this.marketId = ((await response.json()) as { data: { id: string } }).data.id;
  }

  /** Of every trade at every socket. */
  async latenciesMs(socketCount: number, tradeCount: number): Promise<number[]> {
    const { origin } = this.server;
    await this.subscribers.ask({ ask: 'open', origin, tokenId: this.marketId, socketCount });
    this.commits.clear();
    // One order rests for all trades: placing one for each would be published just before it.
    await this.post(0, '/orders', limit('sell', String(tradeCount)));
    await delay(TRADE_EVERY_MS);
    for (let trade = 0; trade < tradeCount; trade += 1) {
      await this.post(1, '/orders', limit('buy', '1'));
      await delay(TRADE_EVERY_MS);
    }
    await delay(SETTLE_MS);
    const { receipts } = (await this.subscribers.ask({ ask: 'report' })) as SubscriberReport;
    if (receipts.length !== tradeCount * socketCount) {
      throw new Error(`${receipts.length} receipts of ${tradeCount} trades x ${socketCount}`);
    }
    return receipts.map(([tradeId, atNs]) => {
      const committedNs = this.commits.get(tradeId);
      if (committedNs === undefined) throw new Error(`trade ${tradeId} was sent but not committed`);
      return Number(BigInt(atNs) - committedNs) / 1e6;
    });
  }

  private async post(user: number, route: string, body: object): Promise<void> {
    const response = await fetch(`${this.server.origin}/api${route}`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${this.server.tokens[user] ?? ''}`,
        'content-type': 'application/json',
      },
      body: JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`POST ${route}: ${await response.text()}`);
    await response.arrayBuffer();
  }
}

function limit(side: 'buy' | 'sell', quantity: string): PlaceOrderBody {
  return { tokenId: TOKEN, orderType: 'limit', side, price: '100', quantity };
}

function resultOf(socketCount: number, latenciesMs: number[]): BenchResult {
  const rounded = (value: number) => value.toFixed(1);
  return {
    name: `commit to receipt, ${socketCount} subscriber${socketCount === 1 ? '' : 's'}`,
    value: median(latenciesMs),
    unit: 'ms',
    detail:
      `median; p99 ${rounded(percentile(latenciesMs, 0.99))} ms, ` +
      `longest ${rounded(Math.max(...latenciesMs))} ms of ${latenciesMs.length} receipts`,
  };
}
