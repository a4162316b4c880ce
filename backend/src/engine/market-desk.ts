import type { Accounts } from './accounts.ts';
import type { Agenda } from './agenda.ts';
import type { ChangeSet } from './change-set.ts';
import type { MarketRules, SetMarket, SetMarketState } from './commands.ts';
import { gridFault } from './grid-change.ts';
import { Market } from './market.ts';
import type { OrderDesk } from './order-desk.ts';
import { refusal } from './refusal.ts';
import type { CommandResult, EngineSnapshot } from './state.ts';

interface MarketOffice {
  accounts: Accounts;
  agenda: Agenda;
  changes: ChangeSet;
  quoteTokenId: number;
}

/** Lists markets, and changes their rules and states. */
export class MarketDesk {
  constructor(
    private readonly office: MarketOffice,
    private readonly orders: OrderDesk,
    private readonly markets: Map<number, Market>,
  ) {}

  setMarket({ rules }: SetMarket): CommandResult {
    const { changes } = this.office;
    let market = this.markets.get(rules.tokenId);
    if (market === undefined) {
      market = this.list(rules);
    } else {
      const fault = gridFault(market, rules);
      if (fault !== null) {
        return refusal(fault, 'Orders rest or wait that the new tick or lot size does not fit.');
      }
      changes.fixOrderStates();
      market.replaceRules(rules);
    }
    changes.touchMarket(market);
    return { kind: 'market', market: market.snapshot() };
  }

  setState({ tokenId, state, timeMs }: SetMarketState): CommandResult {
    const market = this.markets.get(tokenId);
    if (market === undefined) return refusal('unknown_token', 'There is no such market.');
    market.changeState(state, timeMs);
    this.office.agenda.setReopening(market);
    if (state === 'delisted') this.orders.cancelAllIn(market, 'market_delisted', timeMs);
    this.office.changes.touchMarket(market);
    return { kind: 'market', market: market.snapshot() };
  }

  /** Opens the markets whose pause is over. */
  reopenDue(timeMs: number): void {
    for (const market of this.office.agenda.takeReopenings(timeMs)) {
      market.changeState('active', timeMs);
      this.office.changes.touchMarket(market);
    }
  }

  /** The markets of a snapshot, without their orders. */
  restore({ markets, lastPrices, priceRanges }: EngineSnapshot): void {
    for (const { rules, state, haltedUntilMs, openedAtMs } of markets) {
      const market = this.list(rules);
      const { tokenId } = rules;
      market.state = state;
      market.haltedUntilMs = haltedUntilMs;
      market.openedAtMs = openedAtMs;
      const last = lastPrices.find((each) => each.tokenId === tokenId);
      market.lastPriceAtoms = last?.priceAtoms ?? null;
      market.recent.restore(priceRanges.filter((range) => range.tokenId === tokenId));
      this.office.agenda.setReopening(market);
    }
  }

  private list(rules: MarketRules): Market {
    const { accounts, quoteTokenId } = this.office;
    const market = new Market(accounts, quoteTokenId, rules);
    this.markets.set(rules.tokenId, market);
    return market;
  }
}
