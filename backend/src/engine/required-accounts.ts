import { assertNever } from '../lib/assert.ts';
import type { EngineCommand } from './commands.ts';

/**
 * The users whose account must be in memory before a command. `ownerOf` tells whose an undecided
 * transaction is.
 */
export function requiredAccounts(
  command: EngineCommand,
  ownerOf: (transactionId: number) => string | undefined,
): string[] {
  switch (command.type) {
    case 'place_order':
    case 'request_deposit':
    case 'hold_withdrawal':
    case 'adjust':
    case 'set_fees':
      return [command.userId];
    case 'place_oco':
      return [command.limit.userId];
    case 'confirm_deposit':
    case 'settle_withdrawal':
    case 'release_withdrawal': {
      const owner = ownerOf(command.transactionId);
      return owner === undefined ? [] : [owner];
    }
    case 'cancel_order':
    case 'cancel_orders':
    case 'cancel_after':
    case 'amend_order':
    case 'advance_time':
    case 'set_market':
    case 'set_market_state':
      // The owners of orders that rest or wait are in memory already.
      return [];
    default:
      return assertNever(command);
  }
}
