import type { RequestHandler } from 'express';
import type { Wallet } from '../contracts/index.ts';
import { AppError } from '../lib/app-error.ts';
import { formatAmount } from '../lib/decimal.ts';
import { principalOf } from '../middleware/request-context.ts';
import { parseBody, parseQuery, pathParameter, requireHeader } from '../middleware/validate.ts';
import { presentStatementLine } from '../presenters/statement-line.ts';
import { presentTransaction } from '../presenters/transaction.ts';
import { presentWalletBalance, valueOf } from '../presenters/wallet-balance.ts';
import type { BalanceManager } from '../services/balance-manager.ts';
import type { MarketDataReader } from '../services/market-data-reader.ts';
import type { TokenRegistry } from '../services/token-registry.ts';
import type { HoldingRecord, WalletService } from '../services/wallet-service.ts';
import type { WithdrawalService } from '../services/withdrawal-service.ts';
import { sendData } from './respond.ts';
import {
  depositSchema,
  IDEMPOTENCY_KEY_HEADER,
  statementQuerySchema,
  transactionsQuerySchema,
  withdrawalSchema,
} from './wallet-schemas.ts';

export interface WalletControllerParts {
  wallets: WalletService;
  balances: BalanceManager;
  withdrawals: WithdrawalService;
  tokens: TokenRegistry;
  marketData: Pick<MarketDataReader, 'lastPrice'>;
  /** Whether the sandbox provider credits money that nobody paid. */
  areSandboxDepositsOn: boolean;
}

export class WalletController {
  constructor(private readonly parts: WalletControllerParts) {}

  readonly get: RequestHandler = async (req, res) => {
    const holdings = await this.parts.wallets.holdings(principalOf(req).userId);
    const totalAtoms = holdings.reduce(
      (sum, { token, balanceAtoms }) =>
        sum + (valueOf(token, balanceAtoms, this.parts.marketData.lastPrice(token.id)) ?? 0n),
      0n,
    );
    const wallet: Wallet = {
      balances: holdings.map((holding) => this.present(holding)),
      totalValue: formatAmount(totalAtoms),
      quoteSymbol: this.parts.tokens.quote.symbol,
    };
    sendData(res, wallet);
  };

  readonly getOne: RequestHandler = async (req, res) => {
    const { userId } = principalOf(req);
    const holding = await this.parts.wallets.holding(userId, pathParameter(req, 'tokenId'));
    sendData(res, this.present(holding));
  };

  readonly statement: RequestHandler = async (req, res) => {
    const query = parseQuery(statementQuerySchema, req);
    const { items, nextCursor } = await this.parts.wallets.statement(
      principalOf(req).userId,
      query,
    );
    sendData(res, {
      items: items.map((entry) => presentStatementLine(entry, this.parts.tokens)),
      nextCursor,
    });
  };

  readonly transactions: RequestHandler = async (req, res) => {
    const query = parseQuery(transactionsQuerySchema, req);
    const { items, nextCursor } = await this.parts.wallets.transactions(
      principalOf(req).userId,
      query,
    );
    sendData(res, {
      items: items.map((transaction) => presentTransaction(transaction, this.parts.tokens)),
      nextCursor,
    });
  };

  readonly deposit: RequestHandler = async (req, res) => {
    if (!this.parts.areSandboxDepositsOn) {
      throw new AppError('forbidden', 'This exchange takes no sandbox deposits.');
    }
    const body = parseBody(depositSchema, req);
    const hasKey = req.headers['idempotency-key'] !== undefined;
    const key = hasKey ? requireHeader(req, IDEMPOTENCY_KEY_HEADER) : null;
    const transaction = await this.parts.balances.deposit(principalOf(req).userId, body, key);
    sendData(res, presentTransaction(transaction, this.parts.tokens), 201);
  };

  readonly withdraw: RequestHandler = async (req, res) => {
    const key = requireHeader(req, IDEMPOTENCY_KEY_HEADER);
    const body = parseBody(withdrawalSchema, req);
    const transaction = await this.parts.withdrawals.hold(principalOf(req), body, key);
    sendData(res, presentTransaction(transaction, this.parts.tokens), 201);
  };

  readonly cancelWithdrawal: RequestHandler = async (req, res) => {
    const { userId } = principalOf(req);
    const transaction = await this.parts.withdrawals.cancel(userId, pathParameter(req, 'id'));
    sendData(res, presentTransaction(transaction, this.parts.tokens));
  };

  private present(holding: HoldingRecord) {
    const { token } = holding;
    return presentWalletBalance(token, holding, this.parts.marketData.lastPrice(token.id));
  }
}
