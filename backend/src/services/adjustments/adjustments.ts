import type { Sequelize } from 'sequelize';
import type { Clock } from '../../lib/clock.ts';
import type { Logger } from '../../lib/logger.ts';
import type { CommandSubmitter } from '../command-request.ts';
import type { MarketDataReader } from '../market-data-reader.ts';
import type { TokenRegistry } from '../token-registry.ts';
import { AdjustmentBooking } from './adjustment-booking.ts';
import { AdjustmentEstimator } from './adjustment-estimate.ts';
import { AdjustmentQueue } from './adjustment-queue.ts';
import { AdjustmentService } from './adjustment-service.ts';

export interface AdjustmentParts {
  sequelize: Sequelize;
  submitter: CommandSubmitter;
  isLeading: () => boolean;
  tokens: TokenRegistry;
  prices: Pick<MarketDataReader, 'lastPrice'>;
  clock: Clock;
  logger: Logger;
}

/** Everything about adjustments by two people, built as one. */
export function createAdjustments(parts: AdjustmentParts) {
  const { sequelize, tokens, clock } = parts;
  const booking = new AdjustmentBooking(parts);
  const queue = new AdjustmentQueue(clock);
  const estimator = new AdjustmentEstimator(parts);
  const service = new AdjustmentService({ sequelize, tokens, estimator, queue, booking, clock });
  return { booking, queue, service };
}
