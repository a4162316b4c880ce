import type { Accounts } from './accounts.ts';
import { isHouse } from './accounts.ts';
import type { Agenda } from './agenda.ts';
import type { Market } from './market.ts';
import type { Order } from './order.ts';
import type { TransactionState } from './state.ts';

interface Holdings {
  accounts: Accounts;
  agenda: Agenda;
  markets: Iterable<Market>;
  held: Iterable<TransactionState>;
  /** How many orders the engine counts. */
  liveOrderCount: number;
  quoteTokenId: number;
}

/** Recomputes everything that is kept twice. One readable sentence per breach; none when all is well. */
export function verifyHoldings(holdings: Holdings): string[] {
  const breaches: string[] = [];
  const reserved = new Map<string, bigint>();
  const reserve = (userId: string, tokenId: number, amountAtoms: bigint): void => {
    const key = `${userId} ${tokenId}`;
    reserved.set(key, (reserved.get(key) ?? 0n) + amountAtoms);
  };
  let liveCount = 0;
  for (const market of holdings.markets) {
    breaches.push(...verifyBook(market), ...verifyMarket(market));
    for (const order of market.liveOrders()) {
      liveCount += 1;
      breaches.push(...verifyOrder(order, holdings.agenda));
      const tokenId = order.side === 'buy' ? holdings.quoteTokenId : market.tokenId;
      reserve(order.owner.userId, tokenId, order.reservedAtoms);
    }
  }
  if (liveCount !== holdings.liveOrderCount) {
    breaches.push(`${liveCount} orders rest or wait, counted ${holdings.liveOrderCount}`);
  }
  for (const { userId, tokenId, amountAtoms } of holdings.held) {
    if (holdings.accounts.has(userId)) reserve(userId, tokenId, amountAtoms);
  }
  for (const { userId, tokenId, balanceAtoms, lockedAtoms } of holdings.accounts.wallets()) {
    const key = `${userId} ${tokenId}`;
    const expectedAtoms = reserved.get(key) ?? 0n;
    reserved.delete(key);
    const name = `wallet of user ${userId}, token ${tokenId}`;
    if (lockedAtoms !== expectedAtoms) {
      breaches.push(
        `${name}: locked ${lockedAtoms}, reserved for orders and withdrawals ${expectedAtoms}`,
      );
    }
    if (!isHouse(userId) && (lockedAtoms < 0n || balanceAtoms < lockedAtoms)) {
      breaches.push(`${name}: balance ${balanceAtoms}, locked ${lockedAtoms}`);
    }
  }
  for (const [key, amountAtoms] of reserved) {
    if (amountAtoms !== 0n) breaches.push(`no wallet holds ${amountAtoms} reserved for ${key}`);
  }
  return breaches;
}

function verifyOrder(order: Order, agenda: Agenda): string[] {
  const { id, status, openLots, wholeLots, terms, owner } = order;
  const breaches: string[] = [];
  const isPending = status === 'pending';
  if (!order.isLive) breaches.push(`order ${id} rests but is ${status}`);
  const isByCash = terms !== null && terms.quoteQuantityAtoms !== null;
  if ((openLots <= 0 && !isByCash) || openLots > wholeLots) {
    breaches.push(`order ${id}: ${openLots} lots open of ${wholeLots}`);
  }
  if (openLots < wholeLots !== (status === 'partially_filled')) {
    breaches.push(`order ${id} is ${status} with ${wholeLots - openLots} lots filled`);
  }
  if ((order.level === undefined) !== isPending) breaches.push(`order ${id} is in the wrong place`);
  if (terms === null) return isPending ? [...breaches, `order ${id} waits for nothing`] : breaches;
  if (owner.market.triggers.has(order) !== isPending) {
    breaches.push(`order ${id} is ${status} and in the wrong place among the triggers`);
  }
  if (agenda.hasOrder(order) !== (terms.expiresAtMs !== null)) {
    breaches.push(`order ${id} has a wrong place in the agenda`);
  }
  const isCut = order.lots <= terms.displayLots && (order.lots > 0 || terms.hiddenLots === 0);
  if (terms.hiddenLots < 0 || (terms.displayLots === 0 ? terms.hiddenLots !== 0 : !isCut)) {
    breaches.push(`order ${id} shows ${order.lots} lots and hides ${terms.hiddenLots}`);
  }
  return [...breaches, ...verifyPair(order)];
}

/** Both orders of a pair know each other, and only a pair whose stop waits is still one. */
function verifyPair({ id, status, terms, owner, side }: Order): string[] {
  if (terms === null) return [];
  const { partner, linkedOrderId } = terms;
  if (partner === null) {
    return status === 'pending' && linkedOrderId !== null ? [`order ${id} lost its pair`] : [];
  }
  const isPair =
    partner.id === linkedOrderId &&
    partner.terms?.linkedOrderId === id &&
    partner.owner === owner &&
    partner.side === side &&
    partner.isLive &&
    (status === 'pending') === partner.isOpen;
  return isPair ? [] : [`order ${id} and order ${partner.id} are no pair`];
}

function verifyMarket(market: Market): string[] {
  const breaches: string[] = [];
  let pendingCount = 0;
  for (const { userId, orders, pendingCount: counted } of market.users()) {
    const waiting = orders.filter(({ status }) => status === 'pending').length;
    if (waiting !== counted) {
      breaches.push(`user ${userId}, token ${market.tokenId}: ${waiting} wait, counted ${counted}`);
    }
    pendingCount += waiting;
  }
  if (pendingCount !== market.triggers.size) {
    breaches.push(
      `token ${market.tokenId}: ${pendingCount} orders wait, indexed ${market.triggers.size}`,
    );
  }
  return breaches;
}

function verifyBook(market: Market): string[] {
  const breaches: string[] = [];
  const { bids, asks } = market.book;
  if (bids.best !== undefined && asks.best !== undefined && bids.best.ticks >= asks.best.ticks) {
    breaches.push(`the book of token ${market.tokenId} is crossed`);
  }
  for (const side of [bids, asks]) {
    let sideLots = 0;
    let hiddenLots = 0;
    for (let level = side.best; level !== undefined; level = level.worse) {
      let levelLots = 0;
      let sequence = 0;
      for (let order = level.first; order !== undefined; order = order.next) {
        levelLots += order.lots;
        hiddenLots += order.openLots - order.lots;
        if (order.level !== level || order.ticks !== level.ticks || order.side !== side.side) {
          breaches.push(`order ${order.id} is in the wrong queue`);
        }
        if (order.prioritySequence <= sequence) {
          breaches.push(`order ${order.id} is out of time order`);
        }
        sequence = order.prioritySequence;
      }
      if (level.lots !== levelLots || levelLots === 0) {
        breaches.push(
          `level ${level.ticks} of token ${market.tokenId}: total ${level.lots}, orders ${levelLots}`,
        );
      }
      if (level.worse !== undefined && level.worse.rank >= level.rank) {
        breaches.push(`the prices of token ${market.tokenId} are out of order`);
      }
      sideLots += levelLots;
    }
    if (side.totalLots !== sideLots || side.hiddenLots !== hiddenLots) {
      breaches.push(
        `token ${market.tokenId}: ${side.side} total ${side.totalLots} and ${side.hiddenLots} hidden, ` +
          `orders ${sideLots} and ${hiddenLots} hidden`,
      );
    }
  }
  return breaches;
}
