import { once } from 'node:events';
import { startEmbeddedPostgres } from '../src/config/embedded-postgres.ts';
import { stderrLogger } from '../src/config/stderr-logger.ts';

/**
 * A process of its own that holds the embedded server of the directory in its first argument. It
 * prints one line of JSON when it is up; SIGTERM makes it stop in order, SIGHUP leave without.
 */
async function main(dataDir: string): Promise<void> {
  process.once('SIGHUP', () => process.exit(0));
  // Before the line below is read: whoever reads it may end this process at once.
  const terminated = once(process, 'SIGTERM');
  const server = await startEmbeddedPostgres(dataDir, stderrLogger);
  const keepAlive = setInterval(() => undefined, 60_000);
  process.stdout.write(`${JSON.stringify(server)}\n`);
  await terminated;
  await server.stop();
  clearInterval(keepAlive);
}

await main(process.argv[2] ?? '');
