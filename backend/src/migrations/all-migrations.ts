import { migration as exchange } from './0001-exchange.ts';
import { migration as orderTypes } from './0002-order-types.ts';
import { migration as historyIndexes } from './0003-history-indexes.ts';
import { migration as notifications } from './0004-notifications.ts';
import { migration as withdrawalAddresses } from './0009-withdrawal-addresses.ts';
import type { Migration } from './migration.ts';

/** In the order of application. */
export const ALL_MIGRATIONS: readonly Migration[] = [
  exchange,
  orderTypes,
  historyIndexes,
  notifications,
  withdrawalAddresses,
];
