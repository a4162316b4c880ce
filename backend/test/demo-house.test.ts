import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { formatAmount, parseAmount } from '../src/lib/decimal.ts';
import { seedDemoHouse } from '../src/simulator/demo-house.ts';
import { DEMO_TOKENS } from '../src/simulator/demo-tokens.ts';
import { DemoExchange } from './demo-exchange.ts';

const HISTORY_DAYS = 3;

let exchange: DemoExchange;

beforeAll(async () => {
  exchange = await DemoExchange.start();
  const options = { isProduction: false, historyDays: HISTORY_DAYS };
  expect(await seedDemoHouse(exchange.houseParts, options)).toBe(true);
});

afterAll(() => exchange.stop());

async function balancesOf(username: string): Promise<Record<string, string>> {
  const { rows } = await exchange.pool.query<{ symbol: string; balance: string }>(
    `SELECT symbol, trim_scale(balance)::text AS balance FROM wallets
     JOIN tokens ON tokens.id = token_id JOIN users ON users.id = user_id WHERE username = $1`,
    [username],
  );
  return Object.fromEntries(rows.map(({ symbol, balance }) => [symbol, balance]));
}

describe('the seeded demo house', () => {
  it('has markets that are open, with a past that ends now', async () => {
    const tickers = exchange.marketData.tickers();
    expect(tickers.map(({ symbol }) => symbol).sort()).toEqual(
      DEMO_TOKENS.map(({ symbol }) => symbol).sort(),
    );
    for (const ticker of tickers) {
      const { price = '' } = DEMO_TOKENS.find(({ symbol }) => symbol === ticker.symbol) ?? {};
      expect(ticker.last).toBe(formatAmount(parseAmount(price)));
      expect(ticker.open).not.toBe(ticker.last);
      expect(ticker.tradeCount).toBeGreaterThan(1_000);
    }
    expect(await exchange.count(`FROM tokens WHERE state = 'active' AND NOT is_quote`)).toBe(
      DEMO_TOKENS.length,
    );
    const bitcoin = exchange.tokens.find('BTC')?.id ?? 0;
    const hours = await exchange.marketData.candles(bitcoin, '1h', {
      fromMs: 0,
      toMs: Date.now(),
      limit: 1_000,
    });
    expect(hours.length).toBeGreaterThanOrEqual(HISTORY_DAYS * 24);
    hours.slice(1).forEach((hour, index) => {
      // Newest first: each hour follows the one behind it.
      expect(Date.parse(hours[index]?.openTime ?? '') - Date.parse(hour.openTime)).toBe(3_600_000);
    });
  });

  it('stores hours and days that hold exactly what their minutes hold', async () => {
    const sums = await exchange.pool.query<{ total: string }>(
      `SELECT DISTINCT sum(volume)::text || ' ' || sum(quote_volume) || ' ' || sum(trade_count)
         || ' ' || max(high) || ' ' || min(low) AS total
       FROM candles GROUP BY token_id, width`,
    );
    expect(sums.rows).toHaveLength(DEMO_TOKENS.length);
  });

  it('has people who can sign in with the roles of their names', async () => {
    const { rows } = await exchange.pool.query<{ username: string; role: string; hash: string }>(
      `SELECT username, role, password_hash AS hash FROM users WHERE NOT is_system
       ORDER BY username`,
    );
    expect(rows.map(({ username, role }) => [username, role])).toEqual([
      ['admin', 'admin'],
      ['demo', 'user'],
      ['operator', 'operator'],
    ]);
    const demo = rows.find(({ username }) => username === 'demo');
    expect(await exchange.houseParts.passwords.verify('Demo123!', demo?.hash ?? null)).toBe(true);
  });

  it('gives the trader funds through the engine, which the ledger explains', async () => {
    expect(await balancesOf('demo')).toEqual({ USD: '25000', BTC: '0.35', ETH: '4', SOL: '60' });
    expect(await exchange.breaches()).toEqual([]);
  });

  it('is what its command journal alone gives, also before anything has traded', async () => {
    const { isIdentical, differences } = await exchange.verifyJournal();
    expect(differences).toEqual([]);
    expect(isIdentical).toBe(true);
  });

  it('changes nothing when seeded again', async () => {
    const before = [
      await exchange.count('FROM candles'),
      await exchange.count('FROM ledger_entries'),
    ];
    expect(
      await seedDemoHouse(exchange.houseParts, { isProduction: false, historyDays: HISTORY_DAYS }),
    ).toBe(false);
    expect([
      await exchange.count('FROM candles'),
      await exchange.count('FROM ledger_entries'),
    ]).toEqual(before);
    expect(await balancesOf('demo')).toMatchObject({ USD: '25000' });
  });

  it('has people whose addresses count as proven, also those of an older house', async () => {
    const unproven = 'FROM users WHERE NOT is_system AND email_verified_at IS NULL';
    const people = `${unproven} AND email LIKE '%@tokentradex.com'`;
    expect(await exchange.count(people)).toBe(0);
    await exchange.pool.query('UPDATE users SET email_verified_at = NULL');
    await seedDemoHouse(exchange.houseParts, { isProduction: false, historyDays: HISTORY_DAYS });
    expect(await exchange.count(people)).toBe(0);
  });

  it('knows the trader by either name when the other was changed', async () => {
    const options = { isProduction: false, historyDays: HISTORY_DAYS };
    const before = await exchange.count('FROM users');
    for (const change of [`email = 'elsewhere@example.com'`, `username = 'renamed'`]) {
      await exchange.pool.query(`UPDATE users SET ${change} WHERE username = 'demo'`);
      expect(await seedDemoHouse(exchange.houseParts, options)).toBe(false);
      expect(await exchange.count('FROM users')).toBe(before);
      await exchange.pool.query(
        `UPDATE users SET username = 'demo', email = 'demo@tokentradex.com'
         WHERE username IN ('demo', 'renamed')`,
      );
    }
  });

  it('is refused in production', async () => {
    await expect(seedDemoHouse(exchange.houseParts, { isProduction: true })).rejects.toThrow(
      'production',
    );
  });
});
