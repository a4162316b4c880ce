import Joi from 'joi';
import {
  ENTRY_KINDS,
  JOURNAL_TYPES,
  TRANSACTION_STATUSES,
  TRANSACTION_TYPES,
  type StatementLine,
  type Transaction,
  type Wallet,
  type WalletBalance,
} from '../../contracts/index.ts';
import {
  decimal,
  flag,
  integerId,
  listOf,
  oneOf,
  orNull,
  signedDecimal,
  time,
  word,
} from './answer-fields.ts';

export const walletBalanceAnswer = Joi.object<WalletBalance, true>({
  tokenId: integerId(),
  symbol: word(),
  name: word(),
  isQuote: flag(),
  balance: decimal(),
  lockedBalance: decimal(),
  available: decimal(),
  value: orNull(decimal()),
}).meta({ className: 'WalletBalance' });

export const walletAnswer = Joi.object<Wallet, true>({
  balances: listOf(walletBalanceAnswer),
  totalValue: decimal(),
  quoteSymbol: word(),
}).meta({ className: 'Wallet' });

export const statementLineAnswer = Joi.object<StatementLine, true>({
  id: integerId(),
  tokenId: integerId(),
  symbol: word(),
  journalType: oneOf(JOURNAL_TYPES),
  kind: oneOf(ENTRY_KINDS),
  referenceId: integerId(),
  amount: signedDecimal(),
  balanceAfter: signedDecimal(),
  time: time(),
}).meta({ className: 'StatementLine' });

export const TRANSACTION_FIELDS = {
  id: integerId(),
  tokenId: integerId(),
  symbol: word(),
  type: oneOf(TRANSACTION_TYPES),
  amount: signedDecimal(),
  status: oneOf(TRANSACTION_STATUSES),
  address: orNull(word()),
  reason: orNull(word()),
  createdAt: time(),
  updatedAt: time(),
};

export const transactionAnswer = Joi.object<Transaction, true>(TRANSACTION_FIELDS).meta({
  className: 'Transaction',
});
