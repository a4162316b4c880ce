import type { BenchResult } from './bench-result.ts';
import { BenchProcess } from './child-process.ts';
import type { ContenderProcessRequest } from './contender-process.ts';
import type { Contender, ContenderReply, ContenderRequest } from './engine-contender.ts';
import type { RestoreReply } from './engine-restore.ts';
import { median } from './median.ts';
import type { MixName } from './stream-mix.ts';

/** A book of this many orders, each cancel taking any of them, is what contenders are compared on. */
const PLAIN = { depth: 10_000, cancels: 'any' } as const;
const DEPTHS = [10, 1_000, 100_000, 1_000_000];
const BOOK_RATIO_MIN = 12;
const ENGINE_RATIO_MIN = 4;
const DEPTH_COST_MAX = 2;
const RESTORE_SECONDS_MAX = 2;
const RESTORE_ORDER_COUNT = 1_000_000;

interface Scale {
  /** Of a comparison with the other book. */
  plainRounds: number;
  plainStepCount: number;
  /** Of the runs at each depth. */
  depthRounds: number;
  depthStepCount: number;
}

const FULL: Scale = {
  plainRounds: 5,
  plainStepCount: 400_000,
  depthRounds: 3,
  depthStepCount: 2_000_000,
};
const QUICK: Scale = {
  plainRounds: 3,
  plainStepCount: 150_000,
  depthRounds: 1,
  depthStepCount: 1_000_000,
};

/**
 * The engine against nodejs-order-book on the same stream of orders, and against itself at growing
 * depths. Every run has a process of its own; contenders take turns, and the median counts.
 */
export async function runEngineBench({ quick }: { quick: boolean }): Promise<BenchResult[]> {
  const scale = quick ? QUICK : FULL;
  return [
    ...(await comparePlain(scale)),
    ...(await compareNewest(scale)),
    ...(await compareMix(scale, 'amending', '9 % GTC, 3 % IOC, 6 % cancel, 82 % amend')),
    ...(await compareMix(scale, 'placing', '70 % place, 20 % cancel, 10 % market')),
    ...(await compareDepths(scale, 'book', 'newest')),
    ...(await compareDepths(scale, 'engine', 'newest')),
    ...(await compareDepths(scale, 'book', 'any')),
    await timeRestore(),
  ];
}

async function comparePlain(scale: Scale): Promise<BenchResult[]> {
  const stream = { ...PLAIN, stepCount: scale.plainStepCount };
  const rates = await takeTurns(scale.plainRounds, ['peer', 'book', 'engine'], stream);
  return [
    ratio('book against nodejs-order-book', rates.book, rates.peer, BOOK_RATIO_MIN),
    ratio('whole engine against nodejs-order-book', rates.engine, rates.peer, ENGINE_RATIO_MIN),
  ];
}

/** The same with cancels as they are in real order flow: mostly of new orders. */
async function compareNewest(scale: Scale): Promise<BenchResult[]> {
  const stream = { ...PLAIN, cancels: 'newest', stepCount: scale.plainStepCount } as const;
  const rates = await takeTurns(scale.plainRounds, ['peer', 'book', 'engine'], stream);
  return [
    ratio('book, cancels of new orders', rates.book, rates.peer, BOOK_RATIO_MIN),
    ratio('whole engine, cancels of new orders', rates.engine, rates.peer, ENGINE_RATIO_MIN),
  ];
}

/** Other mixes of orders. Amending puts an order behind the others at its new price in all three. */
async function compareMix(scale: Scale, mix: MixName, shares: string): Promise<BenchResult[]> {
  const stream = { ...PLAIN, mix, stepCount: scale.plainStepCount };
  const rates = await takeTurns(scale.plainRounds, ['peer', 'book', 'engine'], stream);
  return [
    ratio(`book, ${shares}`, rates.book, rates.peer),
    ratio(`whole engine, ${shares}`, rates.engine, rates.peer),
  ];
}

/** How much longer an operation takes on the deepest book than on the shallowest. */
async function compareDepths(
  scale: Scale,
  contender: Contender,
  cancels: 'newest' | 'any',
): Promise<BenchResult[]> {
  const ratesByDepth = DEPTHS.map((): number[] => []);
  for (let round = 0; round < scale.depthRounds; round += 1) {
    for (const [index, depth] of DEPTHS.entries()) {
      const request = { contender, depth, cancels, stepCount: scale.depthStepCount };
      ratesByDepth[index]?.push((await run(request)).operationsPerSecond);
    }
  }
  const rates = ratesByDepth.map((each) => median(each));
  const cost = (rates[0] ?? NaN) / (rates.at(-1) ?? NaN);
  const name = contender === 'book' ? 'book' : 'whole engine';
  const detail = DEPTHS.map((depth, index) => `${depth}: ${perSecond(rates[index] ?? NaN)}`);
  const result = { value: cost, unit: 'x', detail: detail.join(', ') };
  return cancels === 'any'
    ? [{ name: `${name}: cost of depth, any order cancelled (worst case)`, ...result }]
    : [
        {
          name: `${name}: cost of depth, 10 to 1,000,000 orders`,
          ...result,
          target: `<= ${DEPTH_COST_MAX}`,
          pass: cost <= DEPTH_COST_MAX,
        },
      ];
}

async function timeRestore(): Promise<BenchResult> {
  const reply = (await ask({
    kind: 'restore',
    orderCount: RESTORE_ORDER_COUNT,
  })) as RestoreReply;
  return {
    name: 'engine: restore of 1,000,000 open orders',
    value: reply.seconds,
    unit: 's',
    target: `<= ${RESTORE_SECONDS_MAX}`,
    pass: reply.seconds <= RESTORE_SECONDS_MAX,
    detail: `from memory; checking all invariants takes another ${reply.verifySeconds.toFixed(1)} s`,
  };
}

/** Medians over alternating rounds. @throws Error when contenders end with different books. */
async function takeTurns(
  rounds: number,
  contenders: Contender[],
  stream: Omit<ContenderRequest, 'contender'>,
): Promise<Record<Contender, number>> {
  const rates: Record<Contender, number[]> = { peer: [], book: [], engine: [] };
  const openLots = new Set<number>();
  for (let round = 0; round < rounds; round += 1) {
    for (const contender of contenders) {
      const reply = await run({ contender, ...stream });
      rates[contender].push(reply.operationsPerSecond);
      openLots.add(reply.openLots);
    }
  }
  if (openLots.size !== 1) throw new Error('the contenders did not do the same work');
  return { peer: median(rates.peer), book: median(rates.book), engine: median(rates.engine) };
}

async function run(request: ContenderRequest): Promise<ContenderReply> {
  return (await ask({ kind: 'contender', ...request })) as ContenderReply;
}

/** Asks a fresh process, so that no run inherits the heap or the compiled code of another. */
async function ask(request: ContenderProcessRequest): Promise<unknown> {
  const child = BenchProcess.start<ContenderProcessRequest>('contender-process.ts');
  try {
    return await child.ask(request);
  } finally {
    await child.stop();
  }
}

function ratio(name: string, rate: number, peerRate: number, min?: number): BenchResult {
  const value = rate / peerRate;
  const detail = `${perSecond(rate)} against ${perSecond(peerRate)} operations/s`;
  const result = { name, value, unit: 'x', detail };
  return min === undefined ? result : { ...result, target: `>= ${min}`, pass: value >= min };
}

function perSecond(rate: number): string {
  return Math.round(rate).toLocaleString('en');
}

if (process.argv[1] === import.meta.filename) {
  const results = await runEngineBench({ quick: process.argv.includes('--quick') });
  for (const { name, value, unit, target, pass, detail } of results) {
    const verdict = pass === undefined ? '' : pass ? ' pass' : ' MISS';
    process.stdout.write(
      `${name}: ${value.toFixed(2)} ${unit} ${target ?? ''}${verdict} (${detail ?? ''})\n`,
    );
  }
}
