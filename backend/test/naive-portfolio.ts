import type pg from 'pg';
import { parseStored } from '../src/lib/decimal.ts';

/** Everything that a portfolio is computed from, read whole. */
export interface PortfolioHistory {
  lines: {
    id: number;
    tokenId: number;
    journalType: string;
    kind: string;
    referenceId: string;
    amount: bigint;
    balanceAfter: bigint;
    timeMs: number;
  }[];
  trades: Map<string, { quote: bigint; sellerFee: bigint }>;
  candles: {
    tokenId: number;
    width: string;
    openMs: number;
    open: bigint;
    close: bigint;
  }[];
}

/** Of the candles that prices of the past are taken from. */
const WIDTHS_MS: Record<string, number> = { '1m': 60_000, '1h': 3_600_000, '1d': 86_400_000 };
const UNIT = 10n ** 8n;

export async function readHistory(pool: pg.Pool, userId: string): Promise<PortfolioHistory> {
  const lines = await pool.query<Record<string, string>>(
    `SELECT *, extract(epoch FROM created_at) * 1000 AS ms FROM ledger_entries
     WHERE user_id = $1 ORDER BY id`,
    [userId],
  );
  const trades = await pool.query<Record<string, string>>('SELECT * FROM trades');
  const candles = await pool.query<Record<string, string>>(
    'SELECT *, extract(epoch FROM open_time) * 1000 AS ms FROM candles',
  );
  return {
    lines: lines.rows.map((row) => ({
      id: Number(row['id']),
      tokenId: Number(row['token_id']),
      journalType: row['journal_type'] ?? '',
      kind: row['kind'] ?? '',
      referenceId: row['reference_id'] ?? '',
      amount: parseStored(row['amount'] ?? ''),
      balanceAfter: parseStored(row['balance_after'] ?? ''),
      timeMs: Number(row['ms']),
    })),
    trades: new Map(
      trades.rows.map((row) => [
        row['id'] ?? '',
        {
          quote: parseStored(row['quote_amount'] ?? ''),
          sellerFee: parseStored(row['seller_fee'] ?? ''),
        },
      ]),
    ),
    candles: candles.rows.map((row) => ({
      tokenId: Number(row['token_id']),
      width: row['width'] ?? '',
      openMs: Number(row['ms']),
      open: parseStored(row['open'] ?? ''),
      close: parseStored(row['close'] ?? ''),
    })),
  };
}

/** The close of the last candle that was over; in a market's first minute, its first price. */
export function naivePrice({ candles }: PortfolioHistory, tokenId: number, timeMs: number): bigint {
  let best: { closedMs: number; widthMs: number; close: bigint } | null = null;
  let running: { openMs: number; open: bigint } | null = null;
  for (const candle of candles) {
    const widthMs = WIDTHS_MS[candle.width];
    if (candle.tokenId !== tokenId || widthMs === undefined) continue;
    const closedMs = candle.openMs + widthMs;
    if (closedMs <= timeMs) {
      const isLater =
        best === null ||
        closedMs > best.closedMs ||
        (closedMs === best.closedMs && widthMs < best.widthMs);
      if (isLater) best = { closedMs, widthMs, close: candle.close };
    } else if (candle.width === '1m' && candle.openMs <= timeMs) {
      if (running === null || candle.openMs > running.openMs) running = candle;
    }
  }
  return best?.close ?? running?.open ?? 0n;
}

/** @param priceOf of one unit of a token that is not cash. */
export function naiveValue(
  { lines }: PortfolioHistory,
  quoteTokenId: number,
  timeMs: number,
  priceOf: (tokenId: number) => bigint,
): bigint {
  const balances = new Map<number, bigint>();
  for (const line of lines) {
    if (line.timeMs <= timeMs) balances.set(line.tokenId, line.balanceAfter);
  }
  let exact = 0n;
  for (const [tokenId, balance] of balances) {
    exact += balance * (tokenId === quoteTokenId ? UNIT : priceOf(tokenId));
  }
  return exact / UNIT;
}

/** Line by line from the first on. */
export function naiveCost(
  history: PortfolioHistory,
  tokenId: number,
  untilMs: number,
): { cost: bigint; realised: bigint } {
  let cost = 0n;
  let realised = 0n;
  let held = 0n;
  for (const line of history.lines) {
    if (line.tokenId !== tokenId || line.timeMs > untilMs) continue;
    const trade = history.trades.get(line.referenceId);
    const isTrade = line.journalType === 'trade';
    if (isTrade && line.kind === 'fee') {
      held += line.amount;
      continue;
    }
    if (line.amount > 0n) {
      cost += isTrade
        ? (trade?.quote ?? 0n)
        : (line.amount * naivePrice(history, tokenId, line.timeMs)) / UNIT;
    } else {
      const share = (cost * -line.amount) / held;
      cost -= share;
      if (isTrade) realised += (trade?.quote ?? 0n) - (trade?.sellerFee ?? 0n) - share;
    }
    held += line.amount;
  }
  return { cost, realised };
}
