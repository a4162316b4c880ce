import type { Order } from './order.ts';
import type { Placement } from './placement.ts';

/** How much more of both a user could spend after a placement; negative for less. */
export interface AvailableChange {
  quoteAtoms: bigint;
  tokenAtoms: bigint;
}

/** What a placement would do to what its owner can spend. */
export function availableChange({ owner, order, plan, trades }: Placement): AvailableChange {
  const isBuy = order.side === 'buy';
  const change: AvailableChange = isBuy
    ? {
        quoteAtoms: -order.quoteFilledAtoms - order.reservedAtoms,
        tokenAtoms: order.filledQuantityAtoms - order.feeAtoms,
      }
    : {
        quoteAtoms: order.quoteFilledAtoms - order.feeAtoms,
        tokenAtoms: -order.filledQuantityAtoms - order.reservedAtoms,
      };
  // What its own resting orders receive or give back.
  const release = (maker: Order, atoms: bigint): void => {
    if (maker.side === 'buy') change.quoteAtoms += atoms;
    else change.tokenAtoms += atoms;
  };
  const releasePartner = ({ terms }: Order): void => {
    const partner = terms?.partner ?? null;
    if (partner !== null) release(partner, partner.reservedAtoms);
  };
  for (const maker of plan.expired ?? []) {
    release(maker, maker.reservedAtoms);
    releasePartner(maker);
  }
  if (plan.decremented !== null) {
    const { maker, lots } = plan.decremented;
    release(maker, owner.market.grid.reservedAtoms(maker.side, maker.ticks, lots));
    releasePartner(maker);
  }
  const own = new Set<Order>();
  plan.fills.forEach(({ maker }, index) => {
    const trade = trades[index];
    if (maker.owner !== owner || trade === undefined) return;
    if (isBuy) change.quoteAtoms += trade.quoteAtoms - trade.sellerFeeAtoms;
    else change.tokenAtoms += trade.quantityAtoms - trade.buyerFeeAtoms;
    if (!own.has(maker)) releasePartner(maker);
    own.add(maker);
  });
  return change;
}
