import { LIMITS, type DecimalString } from '../contracts/index.ts';

/** A market of the demo house: its rules, and how its prices and trades behave. */
export interface DemoToken {
  symbol: string;
  name: string;
  /** Where the history ends and the live market begins. */
  price: DecimalString;
  tickSize: DecimalString;
  lotSize: DecimalString;
  minQuantity: DecimalString;
  maxQuantity: DecimalString;
  minNotional: DecimalString;
  circulatingSupply: DecimalString;
  /** Standard deviation of the logarithm of the price over one minute. */
  volatilityPerMinute: number;
  /** How strongly it follows the market as a whole: 1 as much as the market moves. */
  beta: number;
  /** Its part of all trades, relative to the others. */
  popularity: number;
  /** Median size of a trade in cash. */
  tradeNotional: number;
}

export const DEMO_MAKER_FEE_PPM = 1_000;
export const DEMO_TAKER_FEE_PPM = 2_000;

/**
 * Far beyond what the demo's own traders do in such a time, and near enough to stop somebody who
 * sweeps a book.
 */
export const DEMO_SAFEGUARDS = {
  priceBandBps: 5_000,
  maxOpenOrders: LIMITS.openOrdersPerMarketMax,
  maxTriggers: LIMITS.triggersPerMarketMax,
  breakerMoveBps: 2_000,
  breakerWindowMinutes: 5,
  breakerPauseMinutes: 5,
} as const;

/** From the markets' own rates down. */
export const DEMO_FEE_TIERS = [
  { minVolume: '0', makerFeePpm: 1_000, takerFeePpm: 2_000 },
  { minVolume: '50000', makerFeePpm: 800, takerFeePpm: 1_600 },
  { minVolume: '250000', makerFeePpm: 600, takerFeePpm: 1_400 },
  { minVolume: '1000000', makerFeePpm: 400, takerFeePpm: 1_200 },
  { minVolume: '10000000', makerFeePpm: 200, takerFeePpm: 1_000 },
  { minVolume: '100000000', makerFeePpm: 0, takerFeePpm: 800 },
] as const;

export const DEMO_TOKENS: readonly DemoToken[] = [
  {
    symbol: 'BTC',
    name: 'Bitcoin',
    price: '94250.00',
    tickSize: '0.01',
    lotSize: '0.00001',
    minQuantity: '0.00005',
    maxQuantity: '500',
    minNotional: '5',
    circulatingSupply: '19985000',
    volatilityPerMinute: 0.00055,
    beta: 0.85,
    popularity: 10,
    tradeNotional: 1_400,
  },
  {
    symbol: 'ETH',
    name: 'Ethereum',
    price: '3184.50',
    tickSize: '0.01',
    lotSize: '0.0001',
    minQuantity: '0.001',
    maxQuantity: '10000',
    minNotional: '5',
    circulatingSupply: '120700000',
    volatilityPerMinute: 0.0007,
    beta: 1.05,
    popularity: 8,
    tradeNotional: 1_000,
  },
  {
    symbol: 'SOL',
    name: 'Solana',
    price: '148.32',
    tickSize: '0.01',
    lotSize: '0.001',
    minQuantity: '0.02',
    maxQuantity: '200000',
    minNotional: '5',
    circulatingSupply: '562000000',
    volatilityPerMinute: 0.0009,
    beta: 1.2,
    popularity: 6,
    tradeNotional: 700,
  },
  {
    symbol: 'XRP',
    name: 'XRP',
    price: '2.1540',
    tickSize: '0.0001',
    lotSize: '0.1',
    minQuantity: '2',
    maxQuantity: '10000000',
    minNotional: '5',
    circulatingSupply: '60500000000',
    volatilityPerMinute: 0.0009,
    beta: 1,
    popularity: 5,
    tradeNotional: 500,
  },
  {
    symbol: 'ADA',
    name: 'Cardano',
    price: '0.6210',
    tickSize: '0.0001',
    lotSize: '0.1',
    minQuantity: '5',
    maxQuantity: '20000000',
    minNotional: '5',
    circulatingSupply: '36200000000',
    volatilityPerMinute: 0.001,
    beta: 1.15,
    popularity: 3,
    tradeNotional: 320,
  },
  {
    symbol: 'DOGE',
    name: 'Dogecoin',
    price: '0.16480',
    tickSize: '0.00001',
    lotSize: '1',
    minQuantity: '20',
    maxQuantity: '100000000',
    minNotional: '5',
    circulatingSupply: '152000000000',
    volatilityPerMinute: 0.0011,
    beta: 1.25,
    popularity: 4,
    tradeNotional: 300,
  },
  {
    symbol: 'LINK',
    name: 'Chainlink',
    price: '17.425',
    tickSize: '0.001',
    lotSize: '0.01',
    minQuantity: '0.2',
    maxQuantity: '1000000',
    minNotional: '5',
    circulatingSupply: '697000000',
    volatilityPerMinute: 0.001,
    beta: 1.2,
    popularity: 3,
    tradeNotional: 350,
  },
  {
    symbol: 'AVAX',
    name: 'Avalanche',
    price: '24.310',
    tickSize: '0.001',
    lotSize: '0.01',
    minQuantity: '0.2',
    maxQuantity: '1000000',
    minNotional: '5',
    circulatingSupply: '427000000',
    volatilityPerMinute: 0.001,
    beta: 1.2,
    popularity: 3,
    tradeNotional: 330,
  },
];
