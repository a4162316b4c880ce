import { LIMITS, type StatementQuery, type TransactionsQuery } from '../contracts/index.ts';
import type { TransactionState } from '../engine/state.ts';
import { AppError } from '../lib/app-error.ts';
import { parseStored } from '../lib/decimal.ts';
import { LedgerEntryModel, type LedgerEntryRecord } from '../models/ledger-entry.ts';
import { TransactionModel } from '../models/transaction.ts';
import { WalletModel } from '../models/wallet.ts';
import { createdBetween, idBefore, pageOf, type RowPage } from './page.ts';
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
    const limit = query.limit ?? LIMITS.pageSizeDefault;
    const rows = await LedgerEntryModel.findAll({
      where: {
        userId,
        ...idBefore(query),
        ...this.ofToken(query.tokenId),
        ...createdBetween(query),
      },
      order: [['id', 'DESC']],
      limit: limit + 1,
    });
    return pageOf(
      rows.map((row) => row.get({ plain: true })),
      limit,
      ({ id }) => id,
    );
  }

  async transactions(userId: string, query: TransactionsQuery): Promise<RowPage<TransactionState>> {
    const limit = query.limit ?? LIMITS.pageSizeDefault;
    const rows = await TransactionModel.findAll({
      where: {
        userId,
        ...idBefore(query),
        ...this.ofToken(query.tokenId),
        ...(query.type === undefined ? {} : { type: query.type }),
        ...(query.status === undefined ? {} : { status: query.status }),
      },
      order: [['id', 'DESC']],
      limit: limit + 1,
    });
    return pageOf(rows.map(storedTransaction), limit, ({ id }) => id);
  }

  private ofToken(idOrSymbol: string | undefined): { tokenId?: number } {
    return idOrSymbol === undefined ? {} : { tokenId: requireToken(this.tokens, idOrSymbol).id };
  }
}

function holdingOf(token: TokenRecord, row: WalletModel | undefined): HoldingRecord {
  return {
    token,
    balanceAtoms: row === undefined ? 0n : parseStored(row.balance),
    lockedAtoms: row === undefined ? 0n : parseStored(row.lockedBalance),
  };
}
