import Joi from 'joi';
import { PORTFOLIO_RANGES, type Portfolio } from '../../contracts/index.ts';
import {
  decimal,
  integerId,
  listOf,
  oneOf,
  orNull,
  signedDecimal,
  time,
  word,
} from './answer-fields.ts';

export const portfolioAnswer = Joi.object<Portfolio, true>({
  range: oneOf(PORTFOLIO_RANGES),
  values: listOf(Joi.object({ time: time(), value: decimal() })),
  allocation: listOf(
    Joi.object<Portfolio['allocation'][number], true>({
      tokenId: integerId(),
      symbol: word(),
      balance: decimal(),
      value: decimal(),
      percent: decimal(),
      cost: orNull(decimal()),
      unrealisedProfit: orNull(signedDecimal()),
    }),
  ),
  realisedProfit: signedDecimal(),
  unrealisedProfit: signedDecimal(),
  netDeposits: signedDecimal(),
}).meta({ className: 'Portfolio' });
