import type { Accounts } from './accounts.ts';
import { isHouse } from './accounts.ts';
import type { Market } from './market.ts';
import type { Order } from './order.ts';
import type { TransactionState } from './state.ts';

interface Holdings {
  accounts: Accounts;
  markets: Iterable<Market>;
  held: Iterable<TransactionState>;
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
  for (const market of holdings.markets) {
    breaches.push(...verifyBook(market));
    for (const order of market.restingOrders()) {
      breaches.push(...verifyOrder(order));
      const tokenId = order.side === 'buy' ? holdings.quoteTokenId : market.tokenId;
      reserve(order.owner.userId, tokenId, order.reservedAtoms);
    }
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

function verifyOrder(order: Order): string[] {
  const { id, status, lots, wholeLots } = order;
  const breaches: string[] = [];
  if (!order.isOpen) breaches.push(`order ${id} rests but is ${status}`);
  if (lots <= 0 || lots > wholeLots) {
    breaches.push(`order ${id}: ${lots} lots open of ${wholeLots}`);
  }
  if (lots < wholeLots !== (status === 'partially_filled')) {
    breaches.push(`order ${id} is ${status} with ${wholeLots - lots} lots filled`);
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
    for (let level = side.best; level !== undefined; level = level.worse) {
      let levelLots = 0;
      let sequence = 0;
      for (let order = level.first; order !== undefined; order = order.next) {
        levelLots += order.lots;
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
    if (side.totalLots !== sideLots) {
      breaches.push(
        `token ${market.tokenId}: ${side.side} total ${side.totalLots}, orders ${sideLots}`,
      );
    }
  }
  return breaches;
}
