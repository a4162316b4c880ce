import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { findBreaches } from '../src/services/invariants.ts';
import { BENCH_MARKETS } from './bench-data.ts';
import type { BenchResult } from './bench-result.ts';
import type { BenchServerReady, BenchServerRequest, ServerCpu } from './bench-server.ts';
import { BenchProcess } from './child-process.ts';
import type { LoadReply, LoadRequest } from './load-process.ts';
import { median } from './median.ts';
import { orderMix, restingOrders } from './order-mix.ts';

const CONNECTIONS = 128;
const BATCH_CONNECTIONS = 64;
const BATCH_ORDERS = 100;
/** Bodies that a connection sends in turn. */
const MIX_LENGTH = 200;
const ECHO_SHARE_MIN = 0.75;
const SEQUELIZE_RATIO_MIN = 5;
const BATCH_ORDERS_PER_SECOND_MIN = 10_000;

/** A path of the server and what is sent there. */
interface Contender {
  path: string;
  connections: number;
  bodies: LoadRequest['bodies'];
  /** Orders in one request. */
  ordersPerRequest: number;
}

const CONTENDERS = {
  echo: single('/api/echo'),
  orders: single('/api/orders'),
  sequelize: single('/api/sequelize-orders'),
  batches: {
    path: '/api/orders/batch',
    connections: BATCH_CONNECTIONS,
    ordersPerRequest: BATCH_ORDERS,
    bodies: Array.from({ length: 8 }, () => ({ orders: restingOrders(BATCH_ORDERS) })),
  },
} satisfies Record<string, Contender>;

type Name = keyof typeof CONTENDERS;
const SINGLE_POSTS = ['echo', 'orders', 'sequelize'] as const;
type SinglePost = (typeof SINGLE_POSTS)[number];

function single(pathOfOne: string): Contender {
  return {
    path: pathOfOne,
    connections: CONNECTIONS,
    bodies: orderMix(MIX_LENGTH),
    ordersPerRequest: 1,
  };
}

/**
 * Durable orders per second over HTTP, side by side with the same path without any database work. The
 * echo route may even be the slower one: it answers one by one, while the answers of a committed
 * batch leave together.
 */
export async function runApiBench({ quick }: { quick: boolean }): Promise<BenchResult[]> {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'tokentradex-bench-'));
  const server = BenchProcess.start<{ ask: BenchServerRequest }>('bench-server.ts', [
    dataDir,
    String(CONNECTIONS),
  ]);
  const generator = BenchProcess.start<LoadRequest>('load-process.ts');
  try {
    const ready = (await server.nextMessage()) as BenchServerReady;
    const bench = new ApiBench(server, ready, generator);
    await bench.fund();
    const roundCount = quick ? 3 : 7;
    const seconds = quick ? 2 : 4;
    // The first round compiles and is not counted.
    await bench.round(0, 1);
    bench.measurements.length = 0;
    const rounds: Record<SinglePost, number>[] = [];
    for (let round = 0; round < roundCount; round += 1) {
      rounds.push(await bench.round(round, seconds));
    }
    // Afterwards: they leave work for the collector that others would pay for.
    const batches: number[] = [];
    for (let round = 0; round < roundCount; round += 1) {
      batches.push(await bench.measure('batches', seconds));
    }
    await bench.verify();
    return resultsOf(rounds, batches, bench.measurements);
  } finally {
    await generator.stop();
    await server.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
}

interface Measurement {
  name: Name;
  medianMs: number;
  p99Ms: number;
  /** Of the server process, for one request. */
  cpuMicros: number;
}

class ApiBench {
  readonly measurements: Measurement[] = [];
  private acknowledgedCount = 0;

  constructor(
    private readonly process: BenchProcess<{ ask: BenchServerRequest }>,
    private readonly server: BenchServerReady,
    private readonly generator: BenchProcess<LoadRequest>,
  ) {}

  async fund(): Promise<void> {
    const amounts = [['USD', '1000000000'], ...BENCH_MARKETS.map((symbol) => [symbol, '1000000'])];
    await Promise.all(
      this.server.tokens.map(async (token) => {
        for (const [tokenId, amount] of amounts) {
          await this.call(token, 'POST', '/wallet/deposits', { tokenId, amount });
        }
      }),
    );
  }

  /** Orders (or requests) per second of each contender, another one first in each round. */
  async round(round: number, durationSeconds: number): Promise<Record<SinglePost, number>> {
    const rates = { echo: 0, orders: 0, sequelize: 0 };
    for (let turn = 0; turn < SINGLE_POSTS.length; turn += 1) {
      const name = SINGLE_POSTS[(round + turn) % SINGLE_POSTS.length] ?? 'echo';
      rates[name] = await this.measure(name, durationSeconds);
    }
    return rates;
  }

  /** Every acknowledged order is stored, and nothing contradicts anything. */
  async verify(): Promise<void> {
    const client = new pg.Client({ connectionString: this.server.databaseUrl });
    await client.connect();
    try {
      const { rows } = await client.query<{ count: string }>('SELECT count(*) FROM orders');
      const storedCount = Number(rows[0]?.count);
      if (storedCount < this.acknowledgedCount) {
        throw new Error(
          `${this.acknowledgedCount} orders were acknowledged, ${storedCount} stored`,
        );
      }
      const breaches = await findBreaches(
        async (text) => (await client.query<unknown[]>({ text, rowMode: 'array' })).rows,
        'full',
      );
      if (breaches.length > 0) throw new Error(`invariants broken: ${JSON.stringify(breaches)}`);
    } finally {
      await client.end();
    }
  }

  /** Orders (or requests) per second. */
  async measure(name: Name, durationSeconds: number): Promise<number> {
    const { path: route, connections, bodies, ordersPerRequest } = CONTENDERS[name];
    const cpuBefore = await this.cpuMicros();
    const reply = (await this.generator.ask({
      origin: this.server.origin,
      path: route,
      durationSeconds,
      tokens: this.server.tokens.slice(0, connections),
      bodies,
    })) as LoadReply;
    const cpuMicros = (await this.cpuMicros()) - cpuBefore;
    if (reply.failedCount > 0) {
      throw new Error(`${reply.failedCount} requests to ${route} failed`);
    }
    if (name === 'orders' || name === 'batches') {
      this.acknowledgedCount += reply.answeredCount * ordersPerRequest;
      await this.cancelAll();
    }
    this.measurements.push({
      name,
      medianMs: reply.latencyMedianMs,
      p99Ms: reply.latencyP99Ms,
      cpuMicros: cpuMicros / reply.answeredCount,
    });
    return (reply.answeredCount * ordersPerRequest) / reply.seconds;
  }

  private async cpuMicros(): Promise<number> {
    return ((await this.process.ask({ ask: 'cpu' })) as ServerCpu).micros;
  }

  private async cancelAll(): Promise<void> {
    await Promise.all(this.server.tokens.map((token) => this.call(token, 'DELETE', '/orders')));
  }

  private async call(token: string, method: string, route: string, body?: object): Promise<void> {
    const response = await fetch(`${this.server.origin}/api${route}`, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`${method} ${route}: ${await response.text()}`);
    await response.arrayBuffer();
  }
}

function resultsOf(
  rounds: Record<SinglePost, number>[],
  batches: number[],
  measurements: Measurement[],
): BenchResult[] {
  const rate = (name: SinglePost) => median(rounds.map((round) => round[name]));
  const share = median(rounds.map(({ orders, echo }) => orders / echo));
  const ratio = median(rounds.map(({ orders, sequelize }) => orders / sequelize));
  const perSecond = (value: number) => Math.round(value).toLocaleString('en');
  const middle = (name: Name, field: 'medianMs' | 'p99Ms' | 'cpuMicros') =>
    Math.round(
      median(measurements.filter((each) => each.name === name).map((each) => each[field])),
    );
  return [
    {
      name: 'durable orders by single posts',
      value: rate('orders'),
      unit: 'orders/s',
      detail:
        `${CONNECTIONS} connections, ${middle('orders', 'cpuMicros')} µs of the server's CPU each, ` +
        `latency ${middle('orders', 'medianMs')} ms median, ${middle('orders', 'p99Ms')} ms p99`,
    },
    {
      name: 'single posts / echo route',
      value: share,
      unit: 'x',
      target: `>= ${ECHO_SHARE_MIN}`,
      pass: share >= ECHO_SHARE_MIN,
      detail:
        `echo ${perSecond(rate('echo'))} requests/s, ` +
        `${middle('echo', 'cpuMicros')} µs of the server's CPU each`,
    },
    {
      name: 'single posts / one Sequelize transaction per order',
      value: ratio,
      unit: 'x',
      target: `>= ${SEQUELIZE_RATIO_MIN}`,
      pass: ratio >= SEQUELIZE_RATIO_MIN,
      detail: `Sequelize ${perSecond(rate('sequelize'))} orders/s`,
    },
    {
      name: `durable orders in batches of ${BATCH_ORDERS}`,
      value: median(batches),
      unit: 'orders/s',
      target: `>= ${BATCH_ORDERS_PER_SECOND_MIN.toLocaleString('en')}`,
      pass: median(batches) >= BATCH_ORDERS_PER_SECOND_MIN,
      detail: `${BATCH_CONNECTIONS} connections`,
    },
  ];
}
