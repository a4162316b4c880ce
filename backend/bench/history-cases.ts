import { CANDLE_INTERVALS, LIMITS } from '../src/contracts/index.ts';
import {
  BUSY_SYMBOL,
  MUCH_FILLED_SHARE,
  RARE_SYMBOL,
  UNTRADED_SYMBOL,
  type HistorySize,
} from './history-data.ts';

export type HistoryCaller = 'busy' | 'ordinary' | 'nobody';

/** One list and whom it is asked by. */
export interface HistoryCase {
  name: string;
  caller: HistoryCaller;
  /** Below /api. @param share 0 to 1, another one for each request: where to look. */
  path: (share: number) => string;
}

const STATUSES = ['active', 'closed', 'open', 'partially_filled', 'filled', 'cancelled', 'expired'];

/** Every list route with its filters; the worst of them are those that match nothing. */
export function historyCases(size: HistorySize): HistoryCase[] {
  return [...orderCases(size), ...fillCases(size), ...walletCases(size), ...marketCases(size)];
}

function orderCases(size: HistorySize): HistoryCase[] {
  const filters = [
    '',
    ...STATUSES.map((status) => `status=${status}`),
    `tokenId=${BUSY_SYMBOL}`,
    `tokenId=${RARE_SYMBOL}`,
    `tokenId=${UNTRADED_SYMBOL}`,
    'side=buy',
    `tokenId=${BUSY_SYMBOL}&side=sell&status=filled`,
    `tokenId=${RARE_SYMBOL}&side=buy&status=filled`,
    `tokenId=${UNTRADED_SYMBOL}&status=active`,
  ];
  const deep = (share: number) => `cursor=${cursorAt(share * size.orderCount)}`;
  const both = (['busy', 'ordinary'] as const).flatMap((caller) => [
    ...filters.map((filter) => ({
      name: `orders ${filter}`,
      caller,
      path: () => `/orders?${filter}`,
    })),
    ...filters.map((filter) => ({
      name: `orders ${filter} deep`,
      caller,
      path: (share: number) => `/orders?${filter}&${deep(share)}`,
    })),
    ...['', `&tokenId=${UNTRADED_SYMBOL}`, '&status=partially_filled'].map((filter) => ({
      name: `orders from, to ${filter}`,
      caller,
      path: (share: number) => `/orders?${spanAt(share, size)}${filter}`,
    })),
  ]);
  return [
    ...both,
    {
      name: 'orders limit=200',
      caller: 'busy',
      path: (share) => `/orders?limit=200&${deep(share)}`,
    },
  ];
}

function fillCases(size: HistorySize): HistoryCase[] {
  const tradeCount = size.orderCount / 10;
  const deep = (share: number) => `cursor=${cursorAt(share * tradeCount * 2)}`;
  const muchFilled = Math.round((size.orderCount * MUCH_FILLED_SHARE) / 10) * 10 + 3;
  const both = (['busy', 'ordinary'] as const).flatMap((caller) =>
    ['', `tokenId=${BUSY_SYMBOL}`, `tokenId=${RARE_SYMBOL}`, `tokenId=${UNTRADED_SYMBOL}`].flatMap(
      (filter) => [
        { name: `fills ${filter}`, caller, path: () => `/fills?${filter}` },
        {
          name: `fills ${filter} deep`,
          caller,
          path: (share: number) => `/fills?${filter}&${deep(share)}`,
        },
        {
          name: `fills ${filter} from, to`,
          caller,
          path: (share: number) => `/fills?${filter}&${spanAt(share, size)}`,
        },
      ],
    ),
  );
  return [
    ...both,
    {
      name: 'fills of an order with 1,000',
      caller: 'busy',
      path: () => `/orders/${muchFilled}/fills`,
    },
  ];
}

function walletCases(size: HistorySize): HistoryCase[] {
  const deep = (share: number) => `cursor=${cursorAt(share * size.orderCount * 0.4)}`;
  const statement = ['', `tokenId=${BUSY_SYMBOL}`, `tokenId=${UNTRADED_SYMBOL}`].flatMap(
    (filter) => [
      { name: `statement ${filter}`, path: () => `/wallet/statement?${filter}` },
      {
        name: `statement ${filter} deep`,
        path: (share: number) => `/wallet/statement?${filter}&${deep(share)}`,
      },
      {
        name: `statement ${filter} from, to`,
        path: (share: number) => `/wallet/statement?${filter}&${spanAt(share, size)}`,
      },
    ],
  );
  const transactions = ['', 'type=withdrawal', 'status=held', `tokenId=${UNTRADED_SYMBOL}`].map(
    (filter) => ({
      name: `transactions ${filter}`,
      path: () => `/wallet/transactions?${filter}`,
    }),
  );
  return [...statement, ...transactions].map((each) => ({ ...each, caller: 'busy' as const }));
}

function marketCases(size: HistorySize): HistoryCase[] {
  const trades = (symbol: string) => `/tokens/${symbol}/trades`;
  const cursor = (share: number) => `cursor=${cursorAt((share * size.orderCount) / 10)}`;
  const candles = CANDLE_INTERVALS.flatMap((interval) =>
    [BUSY_SYMBOL, RARE_SYMBOL].map((symbol) => ({
      name: `candles ${interval} ${symbol}`,
      path: () =>
        `/tokens/${symbol}/candles?interval=${interval}&limit=${LIMITS.candlesPerRequestMax}`,
    })),
  );
  return [
    // Reads nothing: how far a p99 here lies above its p50 is the machine's doing.
    { name: 'status', path: () => '/status' },
    { name: 'trades', path: () => trades(BUSY_SYMBOL) },
    { name: 'trades deep', path: (share: number) => `${trades(BUSY_SYMBOL)}?${cursor(share)}` },
    {
      name: 'trades rare deep',
      path: (share: number) => `${trades(RARE_SYMBOL)}?${cursor(share)}`,
    },
    ...candles,
    { name: 'ticker', path: () => `/tokens/${BUSY_SYMBOL}/ticker` },
    { name: 'tickers', path: () => '/tickers' },
  ].map((each) => ({ ...each, caller: 'nobody' as const }));
}

function cursorAt(id: number): string {
  return Buffer.from(String(Math.floor(id) + 1)).toString('base64url');
}

/** A week somewhere in the history. */
function spanAt(share: number, { days }: HistorySize): string {
  const dayMs = 86_400_000;
  const fromMs = Date.now() - days * dayMs * (1 - share);
  const span = { from: new Date(fromMs), to: new Date(fromMs + 7 * dayMs) };
  return `from=${span.from.toISOString()}&to=${span.to.toISOString()}`;
}
