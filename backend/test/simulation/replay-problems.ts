import { EMPTY_STATE_HASH } from '../../src/services/single-writer/state-hash.ts';
import { ExchangeFold } from '../../src/services/journal/exchange-fold.ts';
import { firstDifference } from '../../src/services/journal/first-difference.ts';
import { JournalReplayer } from '../../src/services/journal/journal-replayer.ts';
import { StoredExchange } from '../engine/stored-exchange.ts';
import { NO_COUNTERS, type MemoryDatabase } from './memory-database.ts';

/** What the journal alone, from an empty exchange, does not give as it is stored. */
export function replayProblems(database: MemoryDatabase, quoteTokenId: number): string[] {
  const problems: string[] = [];
  const fold = new ExchangeFold();
  const replayed = new StoredExchange(quoteTokenId);
  const replayer = new JournalReplayer({
    batchId: 0,
    stateHash: EMPTY_STATE_HASH,
    snapshot: fold.snapshot({ quoteTokenId, counters: NO_COUNTERS, priceRanges: [] }),
    fold,
  });
  for (const row of database.journal) {
    const { changes, differences } = replayer.apply(row);
    replayed.write(changes);
    problems.push(...differences.map((sentence) => `replayed batch ${row.batchId}: ${sentence}`));
    if (problems.length > 0) return problems;
  }
  const { stored } = database;
  const compare = (name: string, actual: object, expected: object): void => {
    const difference = firstDifference(actual, expected);
    if (difference !== null) problems.push(`replay of ${name}: ${difference}`);
  };
  compare('orders', Object.fromEntries(stored.orders), Object.fromEntries(replayed.orders));
  compare('wallets', Object.fromEntries(stored.wallets), Object.fromEntries(replayed.wallets));
  compare('trades', stored.trades, replayed.trades);
  compare('ledger', stored.ledger, replayed.ledger);
  compare('fees', Object.fromEntries(database.fold.userFees), Object.fromEntries(fold.userFees));
  compare(
    'timers',
    Object.fromEntries(database.fold.cancelTimers),
    Object.fromEntries(fold.cancelTimers),
  );
  compare('markets', Object.fromEntries(database.fold.markets), Object.fromEntries(fold.markets));
  compare('counters', database.counters, replayer.engine.counters);
  problems.push(...replayer.engine.verify().map((breach) => `the replayed engine: ${breach}`));
  return problems;
}
