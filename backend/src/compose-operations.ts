import type { Sequelize } from 'sequelize';
import type { Clock } from './lib/clock.ts';
import { HealthProbe } from './services/health/health-probe.ts';
import type { HouseBoard } from './services/house/house-board.ts';
import { HouseService } from './services/house/house-service.ts';
import type { MatchingEngine } from './services/matching-engine.ts';
import { Surveillance } from './services/surveillance/surveillance.ts';
import type { TokenRegistry } from './services/token-registry.ts';

export interface OperationsSurroundings {
  sequelize: Sequelize;
  engine: MatchingEngine;
  tokens: TokenRegistry;
  board: HouseBoard;
  gateway: { readonly connectionCount: number };
  clock: Clock;
}

/** What operators run the house with: what they tell everybody, whom they watch, how it is doing. */
export function composeOperations(surroundings: OperationsSurroundings) {
  const { sequelize, engine, tokens, board, gateway, clock } = surroundings;
  const health = new HealthProbe({
    sequelize,
    engineStatus: () => engine.status,
    socketCount: () => gateway.connectionCount,
    boardReadAtMs: () => board.readAtMs,
    clock,
  });
  engine.onCommit((batch) => {
    health.apply(batch);
  });
  return {
    health,
    house: new HouseService({ sequelize, board, clock }),
    surveillance: new Surveillance({ sequelize, submitter: engine, tokens, clock }),
  };
}
