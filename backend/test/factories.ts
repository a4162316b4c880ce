import { randomBytes, randomUUID } from 'node:crypto';
import type pg from 'pg';
import type { KycStatus, MarketState, Role } from '../src/contracts/index.ts';

type Connection = Pick<pg.Pool, 'query'>;

/** As stored in `tokens`; amounts are decimal strings. */
export interface TokenFields {
  symbol: string;
  name: string;
  isQuote: boolean;
  state: MarketState;
  tickSize: string;
  lotSize: string;
  minQuantity: string;
  maxQuantity: string;
  minNotional: string;
  makerFeePpm: number;
  takerFeePpm: number;
}

const TOKEN_DEFAULTS: Omit<TokenFields, 'symbol' | 'name'> = {
  isQuote: false,
  state: 'active',
  tickSize: '0.01',
  lotSize: '0.0001',
  minQuantity: '0.0001',
  maxQuantity: '1000000',
  minNotional: '0',
  makerFeePpm: 1_000,
  takerFeePpm: 2_000,
};

/** A token that trades, unlike any other unless a symbol is given. @returns its id. */
export async function createToken(
  connection: Connection,
  fields: Partial<TokenFields> = {},
): Promise<number> {
  const symbol = fields.symbol ?? `T${randomBytes(4).toString('hex').toUpperCase()}`;
  const token = { ...TOKEN_DEFAULTS, symbol, name: `Token ${symbol}`, ...fields };
  const { rows } = await connection.query<{ id: number }>(
    `INSERT INTO tokens (symbol, name, is_quote, state, tick_size, lot_size, min_quantity,
       max_quantity, min_notional, maker_fee_ppm, taker_fee_ppm)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) RETURNING id`,
    [
      token.symbol,
      token.name,
      token.isQuote,
      token.state,
      token.tickSize,
      token.lotSize,
      token.minQuantity,
      token.maxQuantity,
      token.minNotional,
      token.makerFeePpm,
      token.takerFeePpm,
    ],
  );
  return firstRow(rows).id;
}

/** A market: a token against the cash token, which is created when the database has none yet. */
export async function createMarket(
  connection: Connection,
  fields: Partial<TokenFields> = {},
): Promise<{ quoteTokenId: number; tokenId: number }> {
  const { rows } = await connection.query<{ id: number }>('SELECT id FROM tokens WHERE is_quote');
  const quoteTokenId =
    rows[0]?.id ??
    (await createToken(connection, {
      symbol: 'USD',
      name: 'US dollar',
      isQuote: true,
      lotSize: '0.01',
      minQuantity: '0.01',
      maxQuantity: '1000000000',
    }));
  return { quoteTokenId, tokenId: await createToken(connection, fields) };
}

export interface UserFields {
  id: string;
  email: string;
  username: string;
  /** No password opens the default. */
  passwordHash: string;
  role: Role;
  kycStatus: KycStatus;
  isActive: boolean;
  isSystem: boolean;
}

/** A trader with approved KYC, unlike any other. @returns the user's id. */
export async function createUser(
  connection: Connection,
  fields: Partial<UserFields> = {},
): Promise<string> {
  const username = fields.username ?? `user-${randomBytes(5).toString('hex')}`;
  const user: UserFields = {
    id: randomUUID(),
    email: `${username}@example.com`,
    username,
    passwordHash: 'x',
    role: 'user',
    kycStatus: 'approved',
    isActive: true,
    isSystem: false,
    ...fields,
  };
  await connection.query(
    `INSERT INTO users (id, email, username, password_hash, role, kyc_status, is_active, is_system)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      user.id,
      user.email,
      user.username,
      user.passwordHash,
      user.role,
      user.kycStatus,
      user.isActive,
      user.isSystem,
    ],
  );
  return user.id;
}

function firstRow<T>(rows: readonly T[]): T {
  const row = rows[0];
  if (row === undefined) throw new Error('the statement returned no row');
  return row;
}
