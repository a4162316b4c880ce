import type { Sequelize } from 'sequelize';
import { createReaderClient } from './config/database.ts';
import type { WakingClock } from './lib/clock.ts';
import type { Logger } from './lib/logger.ts';
import { createAdjustments } from './services/adjustments/adjustments.ts';
import type { MarketDataReader } from './services/market-data-reader.ts';
import type { MatchingEngine } from './services/matching-engine.ts';
import { Reconciler } from './services/reconciliation/reconciler.ts';
import type { WithdrawalFreeze } from './services/reconciliation/withdrawal-freeze.ts';
import type { TokenRegistry } from './services/token-registry.ts';

export interface OversightParts {
  sequelize: Sequelize;
  /** The application's connection string. */
  databaseUrl: string;
  engine: MatchingEngine;
  freeze: WithdrawalFreeze;
  tokens: TokenRegistry;
  marketData: Pick<MarketDataReader, 'lastPrice'>;
  clock: WakingClock;
  logger: Logger;
}

/** What keeps the books right: adjustments by two people, and the checks beside the trading. */
export function composeOversight(parts: OversightParts) {
  const { sequelize, databaseUrl, engine, freeze, tokens, marketData, clock, logger } = parts;
  const adjustments = createAdjustments({
    sequelize,
    submitter: engine,
    isLeading: () => engine.status.state === 'leading',
    tokens,
    prices: marketData,
    clock,
    logger,
  });
  const reconciler = new Reconciler({
    sequelize,
    freeze,
    createClient: () => createReaderClient(databaseUrl, 'tokentradex-reconciler'),
    isLeading: () => engine.status.state === 'leading' || engine.status.state === 'cancel_only',
    clock,
    logger,
  });
  return {
    adjustments: adjustments.service,
    adjustmentQueue: adjustments.queue,
    adjustmentBooking: adjustments.booking,
    reconciler,
  };
}
