import { migration as exchange } from './0001-exchange.ts';
import { migration as orderTypes } from './0002-order-types.ts';
import { migration as historyIndexes } from './0003-history-indexes.ts';
import { migration as notifications } from './0004-notifications.ts';
import { migration as candleWidths } from './0005-candle-widths.ts';
import { migration as accountSecurity } from './0006-account-security.ts';
import { migration as mailTokens } from './0007-mail-tokens.ts';
import { migration as apiKeys } from './0008-api-keys.ts';
import { migration as withdrawalAddresses } from './0009-withdrawal-addresses.ts';
import { migration as identityChecks } from './0010-identity-checks.ts';
import { migration as adjustments } from './0011-adjustments.ts';
import { migration as announcements } from './0012-announcements.ts';
import type { Migration } from './migration.ts';

/** In the order of application. */
export const ALL_MIGRATIONS: readonly Migration[] = [
  exchange,
  orderTypes,
  historyIndexes,
  notifications,
  candleWidths,
  accountSecurity,
  mailTokens,
  apiKeys,
  withdrawalAddresses,
  identityChecks,
  adjustments,
  announcements,
];
