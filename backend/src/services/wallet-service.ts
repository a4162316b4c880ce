import { LIMITS, type StatementQuery, type TransactionsQuery } from '../contracts/index.ts';
import type { TransactionState } from '../engine/state.ts';
import { AppError } from '../lib/app-error.ts';
import { assert } from '../lib/assert.ts';
import { parseStored } from '../lib/decimal.ts';
import { LedgerEntryModel, type LedgerEntryRecord } from '../models/ledger-entry.ts';
import { TransactionModel } from '../models/transaction.ts';
import { WalletModel } from '../models/wallet.ts';
import { scanHistory, type HistoryFilter } from './history-page.ts';
import { idRangeOf } from './id-at-time.ts';
import { cursorId, cursorOf, type RowPage } from './page.ts';
import { requireToken } from './refusal-error.ts';
import { storedTransaction } from './stored-transaction.ts';
import type { TokenRecord, TokenRegistry } from './token-registry.ts';

/** What a user owns of one token, as committed. */
export interface HoldingRecord {
  token: TokenRecord;
  balanceAtoms: bigint;
  lockedAtoms: bigint;
}

/** Reads of balances and their history. No decision about money is taken from these. */
export class WalletService {
  constructor(private readonly tokens: TokenRegistry) {}

  /** Cash first; every token that is listed or was ever owned, also at zero. */
  async holdings(userId: string): Promise<HoldingRecord[]> {
    const rows = await WalletModel.findAll({ where: { userId } });
    const byToken = new Map(rows.map((row) => [row.tokenId, row]));
    return this.tokens
      .all()
      .filter((token) => token.state !== 'delisted' || byToken.has(token.id))
      .map((token) => holdingOf(token, byToken.get(token.id)))
      .sort((a, b) => Number(b.token.isQuote) - Number(a.token.isQuote));
  }

  /** @throws AppError `not_found` for a token that does not exist. */
  async holding(userId: string, idOrSymbol: string): Promise<HoldingRecord> {
    const token = this.tokens.find(idOrSymbol);
    if (token === null) throw new AppError('not_found', 'There is no such token.');
    const row = await WalletModel.findOne({ where: { userId, tokenId: token.id } });
    return holdingOf(token, row ?? undefined);
  }

  async statement(userId: string, query: StatementQuery): Promise<RowPage<LedgerEntryRecord>> {
    const { sequelize } = LedgerEntryModel;
    assert(sequelize !== undefined, 'models are registered');
    const { rows, continueBeforeId } = await scanHistory(LedgerEntryModel, {
      owner: ['user_id', userId],
      beforeId: cursorId(query.cursor),
      ...(await idRangeOf(sequelize, 'ledger_entries', query)),
      filter: {},
      // Its index begins with the user and the token.
      within: this.ofToken(query.tokenId),
      limit: query.limit ?? LIMITS.pageSizeDefault,
    });
    const items = rows.map((row) => row.get({ plain: true }));
    return { items, nextCursor: cursorOf(continueBeforeId) };
  }

  /** A page may be short, or empty, before the last one: its cursor says whether there is more. */
  async transactions(userId: string, query: TransactionsQuery): Promise<RowPage<TransactionState>> {
    const { rows, continueBeforeId } = await scanHistory(TransactionModel, {
      owner: ['user_id', userId],
      beforeId: cursorId(query.cursor),
      fromId: null,
      toId: null,
      filter: {
        ...this.ofToken(query.tokenId),
        ...(query.type === undefined ? {} : { type: [query.type] }),
        ...(query.status === undefined ? {} : { status: [query.status] }),
      },
      limit: query.limit ?? LIMITS.pageSizeDefault,
    });
    return { items: rows.map(storedTransaction), nextCursor: cursorOf(continueBeforeId) };
  }

  private ofToken(idOrSymbol: string | undefined): HistoryFilter {
    return idOrSymbol === undefined ? {} : { token_id: [requireToken(this.tokens, idOrSymbol).id] };
  }
}

function holdingOf(token: TokenRecord, row: WalletModel | undefined): HoldingRecord {
  return {
    token,
    balanceAtoms: row === undefined ? 0n : parseStored(row.balance),
    lockedAtoms: row === undefined ? 0n : parseStored(row.lockedBalance),
  };
}
