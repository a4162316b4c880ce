import type { Sequelize } from 'sequelize';
import type { Clock } from '../../lib/clock.ts';
import type { CommandSubmitter } from '../command-request.ts';
import type { TokenRegistry } from '../token-registry.ts';
import { OrderIntervention } from './order-intervention.ts';
import { SurveillanceFlagQueries } from './surveillance-flags.ts';
import { SurveillanceLists } from './surveillance-lists.ts';

/** What watching over the markets needs, built together. */
export class Surveillance {
  readonly lists: SurveillanceLists;
  readonly flags: SurveillanceFlagQueries;
  readonly intervention: OrderIntervention;

  constructor(parts: {
    sequelize: Sequelize;
    submitter: CommandSubmitter;
    tokens: TokenRegistry;
    clock: Clock;
  }) {
    this.lists = new SurveillanceLists(parts.tokens);
    this.flags = new SurveillanceFlagQueries(parts.sequelize, parts.clock);
    this.intervention = new OrderIntervention(parts.submitter);
  }
}
