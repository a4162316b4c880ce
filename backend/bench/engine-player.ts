import type { Side } from '../src/contracts/index.ts';
import { Engine } from '../src/engine/engine.ts';
import type { CommandResult, OrderState } from '../src/engine/state.ts';
import { sum, type Player } from './engine-players.ts';
import type { OrderStream } from './order-stream.ts';

const QUOTE_TOKEN_ID = 1;
const TOKEN_ID = 2;
const TICK_ATOMS = 1_000_000n;
const LOT_ATOMS = 100_000n;
const USER_COUNT = 1000;
const USER_IDS = Array.from(
  { length: USER_COUNT },
  (_, user) => `00000000-0000-4000-8000-${String(user).padStart(12, '0')}`,
);

/** The whole engine: accounts, fees, ledger and what the writer stores. */
export class EnginePlayer implements Player {
  private readonly engine = new Engine({ quoteTokenId: QUOTE_TOKEN_ID });
  /** Index of the user who placed each order. */
  private readonly owners: Uint16Array;

  constructor(stream: OrderStream) {
    this.owners = new Uint16Array(stream.placedCount);
    this.engine.apply({
      type: 'set_market',
      timeMs: 0,
      rules: {
        tokenId: TOKEN_ID,
        tickAtoms: TICK_ATOMS,
        lotAtoms: LOT_ATOMS,
        minQuantityAtoms: LOT_ATOMS,
        maxQuantityAtoms: 10n ** 15n,
        minNotionalAtoms: 1_000_000n,
        makerFeePpm: 1000,
        takerFeePpm: 2000,
        priceBandBps: 0,
        maxOpenOrders: 1_000_000,
        maxTriggers: 50,
        breakerMoveBps: 0,
        breakerWindowMinutes: 5,
        breakerPauseMinutes: 5,
      },
    });
    this.engine.apply({
      type: 'set_market_state',
      timeMs: 0,
      tokenId: TOKEN_ID,
      state: 'active',
    });
    const funds = { balanceAtoms: 10n ** 16n, lockedAtoms: 0n, version: 1 };
    for (const userId of USER_IDS) {
      this.engine.loadAccount(
        userId,
        [QUOTE_TOKEN_ID, TOKEN_ID].map((tokenId) => ({ userId, tokenId, ...funds })),
      );
    }
  }

  place(order: number, side: Side, ticks: number, lots: number): void {
    this.apply(order, side, BigInt(ticks) * TICK_ATOMS, lots, 'GTC');
  }

  placeImmediate(order: number, side: Side, ticks: number, lots: number): void {
    this.apply(order, side, BigInt(ticks) * TICK_ATOMS, lots, 'IOC');
  }

  placeMarket(order: number, side: Side, lots: number): void {
    this.apply(order, side, null, lots, 'IOC');
  }

  cancel(order: number): void {
    const result = this.engine.apply({
      type: 'cancel_order',
      timeMs: 1,
      userId: this.ownerOf(order),
      orderId: order + 1,
    });
    orderOf(result);
  }

  amend(order: number, ticks: number): void {
    const result = this.engine.apply({
      type: 'amend_order',
      timeMs: 1,
      userId: this.ownerOf(order),
      orderId: order + 1,
      priceAtoms: BigInt(ticks) * TICK_ATOMS,
      quantityAtoms: null,
      stopPriceAtoms: null,
    });
    orderOf(result);
  }

  private apply(
    order: number,
    side: Side,
    priceAtoms: bigint | null,
    lots: number,
    timeInForce: 'GTC' | 'IOC',
  ): void {
    // Buyers and sellers are different users: self-trade prevention never changes the stream.
    const half = USER_COUNT / 2;
    const owner = (order % half) + (side === 'buy' ? 0 : half);
    const result = this.engine.apply({
      type: 'place_order',
      timeMs: 1,
      userId: USER_IDS[owner] ?? '',
      tokenId: TOKEN_ID,
      clientOrderId: null,
      orderType: priceAtoms === null ? 'market' : 'limit',
      side,
      priceAtoms,
      stopPriceAtoms: null,
      trailingDeltaAtoms: null,
      trailingDeltaBps: null,
      quantityAtoms: BigInt(lots) * LOT_ATOMS,
      quoteQuantityAtoms: null,
      displayQuantityAtoms: null,
      timeInForce,
      expiresAtMs: null,
      postOnly: false,
      selfTradePrevention: 'expire_taker',
      maxSlippageBps: 500,
    });
    // Ids count up from 1, so the stream's own numbers name the orders.
    const { id } = orderOf(result);
    if (id !== order + 1) throw new Error(`order ${order + 1} is called ${id}`);
    this.owners[order] = owner;
  }

  private ownerOf(order: number): string {
    return USER_IDS[this.owners[order] ?? 0] ?? '';
  }

  drain(): void {
    this.engine.drain();
  }

  openLots(): number {
    const { bids, asks } = this.engine.book(TOKEN_ID, Infinity);
    return sum([...bids, ...asks].map(({ quantityAtoms }) => Number(quantityAtoms / LOT_ATOMS)));
  }
}

/** @throws Error when the engine refused the command. */
function orderOf(result: CommandResult): OrderState {
  if (result.kind === 'order') return result.order;
  const cause = result.kind === 'refused' ? result.message : result.kind;
  throw new Error(`the engine answered: ${cause}`);
}
