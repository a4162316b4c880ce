import { parseArgs } from 'node:util';
import { runApiBench } from './api-bench.ts';
import type { BenchResult } from './bench-result.ts';
import { runEngineBench } from './engine-bench.ts';
import { runHistoryBench } from './history-bench.ts';
import { runRebuildBench } from './rebuild-bench.ts';
import { runSocketBench } from './socket-bench.ts';

/** In this order, so that nothing else runs beside the one that is measured. */
const PARTS = {
  engine: runEngineBench,
  api: runApiBench,
  rebuild: runRebuildBench,
  sockets: runSocketBench,
  history: runHistoryBench,
} satisfies Record<string, (options: { quick: boolean }) => Promise<BenchResult[]>>;

type Part = keyof typeof PARTS;
const PART_NAMES = Object.keys(PARTS) as Part[];
/** Takes minutes and gigabytes: run only when it is named. */
const ON_REQUEST: ReadonlySet<Part> = new Set(['history']);

const USAGE = `usage: bench [--quick] [--json] [${PART_NAMES.join('|')}]

Measures on this machine; without a name, everything but ${[...ON_REQUEST].join(', ')}. Ratios are
taken side by side in one run; a target that is missed does not make the run fail.`;

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      quick: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      only: { type: 'string' },
    },
  });
  const { quick, json, only } = values;
  const named = [...positionals, ...(only === undefined ? [] : [only])];
  const parts = PART_NAMES.filter((name) =>
    named.length === 0 ? !ON_REQUEST.has(name) : named.includes(name),
  );
  if (named.length > 1 || parts.length === 0) throw new Error(USAGE);
  const results: BenchResult[] = [];
  for (const part of parts) {
    if (!json) process.stderr.write(`measuring: ${part}\n`);
    const measured = await PARTS[part]({ quick });
    results.push(...measured);
    if (!json) for (const result of measured) process.stdout.write(`${lineOf(result)}\n`);
  }
  if (json) process.stdout.write(`${JSON.stringify({ quick, results })}\n`);
}

const NAME_WIDTH = 52;
const VALUE_WIDTH = 18;
const TARGET_WIDTH = 12;

function lineOf({ name, value, unit, target, pass, detail }: BenchResult): string {
  const verdict = pass === undefined ? '    ' : pass ? 'pass' : 'MISS';
  const columns = [
    name.padEnd(NAME_WIDTH),
    `${figure(value)} ${unit}`.padStart(VALUE_WIDTH),
    (target ?? '').padStart(TARGET_WIDTH),
    verdict,
    detail ?? '',
  ];
  return columns.join('  ').trimEnd();
}

function figure(value: number): string {
  return value >= 1000 ? Math.round(value).toLocaleString('en') : value.toFixed(2);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
