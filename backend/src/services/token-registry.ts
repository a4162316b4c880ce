import type { MarketState } from '../contracts/index.ts';
import type { MarketRules } from '../engine/commands.ts';
import type { MarketSnapshot } from '../engine/state.ts';
import { assert } from '../lib/assert.ts';
import { parseStored } from '../lib/decimal.ts';
import { TokenModel } from '../models/token.ts';

/** A token as services and presenters know it; amounts in atoms. */
export interface TokenRecord extends Omit<MarketRules, 'tokenId'> {
  id: number;
  symbol: string;
  name: string;
  isQuote: boolean;
  state: MarketState;
  /** When a market that its circuit breaker has halted opens by itself. */
  haltedUntilMs: number | null;
  circulatingSupplyAtoms: bigint;
}

/** Where markets are asked for their state when the engine was built anew. */
export interface MarketSource {
  market(tokenId: number): MarketSnapshot | undefined;
}

/**
 * Every token in memory, so that no order waits for a query. Loaded at start and after each edit; what
 * the engine changes in a market is followed commit by commit.
 */
export class TokenRegistry {
  private byId = new Map<number, TokenRecord>();
  private bySymbol = new Map<string, TokenRecord>();
  private quoteToken: TokenRecord | null = null;
  private startedLoads = 0;
  private appliedLoad = 0;
  /** What was committed while the tokens are being read, by the read: their rows may be from before. */
  private readonly unread = new Map<number, MarketSnapshot[]>();

  /** Reads all tokens again. */
  async load(): Promise<void> {
    this.startedLoads += 1;
    const load = this.startedLoads;
    const committed: MarketSnapshot[] = [];
    this.unread.set(load, committed);
    try {
      const rows = await TokenModel.findAll({ order: [['id', 'ASC']] });
      // Of two overlapping loads, the one that began later has seen more.
      if (load < this.appliedLoad) return;
      this.appliedLoad = load;
      this.replaceAll(rows.map(tokenOfRow));
      this.update(committed);
    } finally {
      this.unread.delete(load);
    }
  }

  /** A part of a {@link CommitListener}: markets as one batch left them. */
  apply({ changes }: { changes: { markets: MarketSnapshot[] } }): void {
    for (const committed of this.unread.values()) committed.push(...changes.markets);
    this.update(changes.markets);
  }

  /** Call it when the engine was rebuilt: some commits may never be given to {@link apply}. */
  restore(engine: MarketSource): void {
    const markets = [...this.byId.keys()].flatMap((tokenId) => engine.market(tokenId) ?? []);
    this.apply({ changes: { markets } });
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

  private replaceAll(records: TokenRecord[]): void {
    this.byId = new Map(records.map((token) => [token.id, token]));
    this.bySymbol = new Map(records.map((token) => [token.symbol, token]));
    this.quoteToken = records.find((token) => token.isQuote) ?? null;
  }

  /** Records are replaced, never changed: who holds one sees one state of it. */
  private update(markets: readonly MarketSnapshot[]): void {
    if (markets.length === 0) return;
    for (const { rules, state, haltedUntilMs } of markets) {
      const { tokenId, ...terms } = rules;
      const token = this.byId.get(tokenId);
      if (token !== undefined) this.byId.set(tokenId, { ...token, ...terms, state, haltedUntilMs });
    }
    this.replaceAll(this.all());
  }
}

function tokenOfRow(row: TokenModel): TokenRecord {
  return {
    id: row.id,
    symbol: row.symbol,
    name: row.name,
    isQuote: row.isQuote,
    state: row.state,
    haltedUntilMs: row.haltedUntil?.getTime() ?? null,
    tickAtoms: parseStored(row.tickSize),
    lotAtoms: parseStored(row.lotSize),
    minQuantityAtoms: parseStored(row.minQuantity),
    maxQuantityAtoms: parseStored(row.maxQuantity),
    minNotionalAtoms: parseStored(row.minNotional),
    makerFeePpm: row.makerFeePpm,
    takerFeePpm: row.takerFeePpm,
    priceBandBps: row.priceBandBps,
    maxOpenOrders: row.maxOpenOrders,
    maxTriggers: row.maxTriggers,
    breakerMoveBps: row.breakerMoveBps,
    breakerWindowMinutes: row.breakerWindowMinutes,
    breakerPauseMinutes: row.breakerPauseMinutes,
    circulatingSupplyAtoms: parseStored(row.circulatingSupply),
  };
}
