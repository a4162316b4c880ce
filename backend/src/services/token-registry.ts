import type { MarketRules } from '../engine/commands.ts';
import { assert } from '../lib/assert.ts';
import { parseStored } from '../lib/decimal.ts';
import { TokenModel } from '../models/token.ts';

/** A token as services and presenters know it; amounts in atoms. */
export interface TokenRecord extends Omit<MarketRules, 'tokenId'> {
  id: number;
  symbol: string;
  name: string;
  isQuote: boolean;
  circulatingSupplyAtoms: bigint;
}

/** Every token in memory, so that no order waits for a query. Loaded at start and after each change. */
export class TokenRegistry {
  private byId = new Map<number, TokenRecord>();
  private bySymbol = new Map<string, TokenRecord>();
  private quoteToken: TokenRecord | null = null;
  private startedLoads = 0;
  private appliedLoad = 0;

  /** Reads all tokens again. */
  async load(): Promise<void> {
    this.startedLoads += 1;
    const load = this.startedLoads;
    const rows = await TokenModel.findAll({ order: [['id', 'ASC']] });
    // Of two overlapping loads, the one that began later has seen more.
    if (load < this.appliedLoad) return;
    this.appliedLoad = load;
    const records = rows.map(tokenOfRow);
    this.byId = new Map(records.map((token) => [token.id, token]));
    this.bySymbol = new Map(records.map((token) => [token.symbol, token]));
    this.quoteToken = records.find((token) => token.isQuote) ?? null;
  }

  /** By id; also delisted ones. @throws AssertionError when there is none. */
  require(id: number): TokenRecord {
    const token = this.byId.get(id);
    assert(token !== undefined, `token ${id} is loaded`);
    return token;
  }

  /** By id or symbol as a client writes it. */
  find(idOrSymbol: string): TokenRecord | null {
    const byId = /^[1-9]\d{0,9}$/.test(idOrSymbol) ? this.byId.get(Number(idOrSymbol)) : undefined;
    return byId ?? this.bySymbol.get(idOrSymbol.toUpperCase()) ?? null;
  }

  /** By rising id, delisted ones included. */
  all(): TokenRecord[] {
    return [...this.byId.values()];
  }

  /** The cash token. @throws AssertionError before anything was seeded. */
  get quote(): TokenRecord {
    assert(this.quoteToken !== null, 'the cash token is loaded');
    return this.quoteToken;
  }
}

function tokenOfRow(row: TokenModel): TokenRecord {
  return {
    id: row.id,
    symbol: row.symbol,
    name: row.name,
    isQuote: row.isQuote,
    state: row.state,
    tickAtoms: parseStored(row.tickSize),
    lotAtoms: parseStored(row.lotSize),
    minQuantityAtoms: parseStored(row.minQuantity),
    maxQuantityAtoms: parseStored(row.maxQuantity),
    minNotionalAtoms: parseStored(row.minNotional),
    makerFeePpm: row.makerFeePpm,
    takerFeePpm: row.takerFeePpm,
    circulatingSupplyAtoms: parseStored(row.circulatingSupply),
  };
}
