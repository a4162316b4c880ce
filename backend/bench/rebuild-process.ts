import { randomBytes } from 'node:crypto';
import { compose } from '../src/compose.ts';
import { readConfig } from '../src/config/env.ts';
import { systemClock } from '../src/lib/clock.ts';
import { quietLogger } from './quiet-logger.ts';

/** A database with open orders to rebuild from. */
export interface RebuildRequest {
  databaseUrl: string;
  dataDir: string;
}

export interface RebuildReply {
  /** From a composed exchange to one that takes orders. */
  seconds: number;
  state: string;
  openOrderCount: number;
}

/** What a start of the server does between its configuration and its first order. */
async function rebuild({ databaseUrl, dataDir }: RebuildRequest): Promise<RebuildReply> {
  const config = readConfig({
    NODE_ENV: 'test',
    DATA_DIR: dataDir,
    DATABASE_URL: databaseUrl,
    JWT_SECRET: randomBytes(32).toString('hex'),
    PASSWORD_PEPPER: randomBytes(32).toString('hex'),
    DEMO_DATA: 'off',
    DEMO_MARKET: 'off',
  });
  const exchange = compose(config, {
    databaseUrl,
    clock: systemClock,
    logger: quietLogger,
    accessLogger: null,
  });
  const startedMs = performance.now();
  await exchange.start();
  await exchange.engine.whenLeading();
  const seconds = (performance.now() - startedMs) / 1000;
  const { state, openOrderCount } = exchange.engine.status;
  await exchange.stop();
  return { seconds, state, openOrderCount };
}

process.on('message', (request: RebuildRequest) => {
  void rebuild(request).then((reply) => process.send?.(reply));
});
process.on('SIGTERM', () => process.exit(0));
