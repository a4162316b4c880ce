import { parseArgs } from 'node:util';
import { simulate } from './simulation.ts';

const COMMANDS_DEFAULT = 2_000;

const USAGE = `usage: simulate [--seed TEXT] [--commands N] [--runs N]

Runs the single writer, a database in memory, clients and whatever can go wrong in one process, all
drawn from the seed. With --runs, seeds TEXT-1 to TEXT-N. A failure prints the command that repeats it.`;

async function main(): Promise<boolean> {
  const { values } = parseArgs({
    options: {
      seed: { type: 'string', default: String(Date.now()) },
      commands: { type: 'string', default: String(COMMANDS_DEFAULT) },
      runs: { type: 'string' },
    },
  });
  const commands = Number(values.commands);
  const runs = values.runs === undefined ? null : Number(values.runs);
  if (![commands, runs ?? 1].every((count) => Number.isInteger(count) && count > 0)) {
    throw new Error(USAGE);
  }
  const seeds =
    runs === null
      ? [values.seed]
      : Array.from({ length: runs }, (_each, index) => `${values.seed}-${index + 1}`);
  const startedMs = performance.now();
  let failures = 0;
  for (const seed of seeds) {
    const { problems, ...run } = await simulate(seed, commands);
    if (runs === null) process.stdout.write(`${JSON.stringify(run, null, 2)}\n`);
    if (problems.length === 0) continue;
    failures += 1;
    process.stdout.write(
      `FAILED: npm run simulate -- --seed ${seed} --commands ${commands}\n` +
        problems
          .slice(0, 10)
          .map((problem) => `  ${problem}\n`)
          .join(''),
    );
  }
  const seconds = ((performance.now() - startedMs) / 1000).toFixed(1);
  process.stdout.write(`${seeds.length} runs, ${failures} failed, ${seconds} s\n`);
  return failures === 0;
}

main().then(
  (isClean) => {
    process.exitCode = isClean ? 0 : 1;
  },
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 2;
  },
);
