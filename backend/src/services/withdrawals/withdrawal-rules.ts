import type { Sequelize } from 'sequelize';
import type { Clock } from '../../lib/clock.ts';
import type { Logger } from '../../lib/logger.ts';
import type { MarketDataReader } from '../market-data-reader.ts';
import type { NotificationLog } from '../notifications/notification-log.ts';
import type { TokenRegistry } from '../token-registry.ts';
import { AddressBook } from './address-book.ts';
import { AddressPolicies } from './address-policies.ts';
import { Reservations } from './reservations.ts';
import { WithdrawalAdmission } from './withdrawal-admission.ts';
import { WithdrawalAllowance } from './withdrawal-allowance.ts';

export interface WithdrawalRulesParts {
  sequelize: Sequelize;
  tokens: TokenRegistry;
  prices: Pick<MarketDataReader, 'lastPrice'>;
  log: NotificationLog;
  clock: Clock;
  logger: Logger;
  addressCoolOffHours: number;
}

/** Where users may withdraw to and how much, built as one. */
export class WithdrawalRules {
  readonly addresses: AddressBook;
  readonly policies: AddressPolicies;
  readonly allowance: WithdrawalAllowance;
  readonly admission: WithdrawalAdmission;

  constructor(parts: WithdrawalRulesParts) {
    const { sequelize, tokens, prices, log, clock, logger, addressCoolOffHours } = parts;
    const reservations = new Reservations(sequelize);
    this.addresses = new AddressBook({
      sequelize,
      log,
      tokens,
      clock,
      coolOffHours: addressCoolOffHours,
    });
    this.policies = new AddressPolicies({ sequelize, log, clock });
    this.allowance = new WithdrawalAllowance(reservations, clock);
    this.admission = new WithdrawalAdmission({
      sequelize,
      addresses: this.addresses,
      reservations,
      tokens,
      prices,
      clock,
      logger,
    });
  }
}
