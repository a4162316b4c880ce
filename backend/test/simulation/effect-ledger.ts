import type { CommandOutcome, NewCommand } from '../../src/services/command-request.ts';
import type { MemoryDatabase } from './memory-database.ts';

interface Effect {
  command: NewCommand;
  /** An attempt may have had its effect without an answer. */
  isInDoubt: boolean;
  /** Orders or transactions; null as long as none was acknowledged. */
  acknowledgedIds: readonly number[] | null;
  isRefused: boolean;
}

/** What the clients know, held against what the database has. */
export class EffectLedger {
  private readonly effects = new Map<string, Effect>();

  constructor(private readonly database: MemoryDatabase) {}

  begin(key: string, command: NewCommand): void {
    const effect = { command, isInDoubt: false, acknowledgedIds: null, isRefused: false };
    this.effects.set(key, effect);
  }

  doubt(key: string): void {
    this.effect(key).isInDoubt = true;
  }

  isInDoubt(key: string): boolean {
    return this.effect(key).isInDoubt;
  }

  acknowledge(key: string, ids: readonly number[]): void {
    this.effect(key).acknowledgedIds = ids;
  }

  refuse(key: string): void {
    this.effect(key).isRefused = true;
  }

  /** What an answer says against what is stored at the moment of the answer; null when they agree. */
  contradiction(command: NewCommand, outcome: CommandOutcome): string | null {
    const { stored, fold } = this.database;
    switch (outcome.kind) {
      case 'order':
      case 'orders': {
        const orders = outcome.kind === 'order' ? [outcome.order] : outcome.orders;
        for (const { id, status } of orders) {
          const row = stored.orders.get(id);
          if (row === undefined) return `order ${id} is acknowledged and not stored`;
          const isClosed = status === 'filled' || status === 'cancelled' || status === 'expired';
          if (isClosed && row.status !== status) {
            return `order ${id} is acknowledged as ${status} and stored as ${row.status}`;
          }
        }
        const trades = outcome.kind === 'order' ? outcome.trades : [];
        const lost = trades.find(({ id }) => stored.trades[id - 1]?.id !== id);
        return lost === undefined ? null : `trade ${lost.id} is acknowledged and not stored`;
      }
      case 'transaction': {
        const { id } = outcome.transaction;
        return stored.transactions.has(id) ? null : `transaction ${id} is not stored`;
      }
      case 'market': {
        const { tokenId } = outcome.market.rules;
        return fold.markets.has(tokenId) ? null : `market ${tokenId} is not stored`;
      }
      case 'advanced':
        return `${command.type} answers like the passing of time`;
      case 'timer':
      case 'fees':
      case 'refused':
      case 'repeated':
      case 'key_reused':
        return null;
    }
  }

  /** One effect for what was acknowledged, none for what was refused or not executed. */
  problems(): string[] {
    const problems: string[] = [];
    const createdBy = this.createdByKey();
    for (const [key, effect] of this.effects) {
      const ids = createdBy.get(key) ?? [];
      createdBy.delete(key);
      const { acknowledgedIds, isRefused, isInDoubt } = effect;
      if (acknowledgedIds !== null && String(ids) !== String(acknowledgedIds)) {
        problems.push(
          `${key}: acknowledged as ${String(acknowledgedIds)}, stored as ${String(ids)}`,
        );
      }
      if (isRefused && ids.length > 0)
        problems.push(`${key}: refused, and stored as ${String(ids)}`);
      if (acknowledgedIds === null && !isRefused) {
        if (isInDoubt) problems.push(`${key}: its outcome never became known`);
        else if (ids.length > 0)
          problems.push(`${key}: not executed, and stored as ${String(ids)}`);
      }
    }
    for (const key of createdBy.keys()) problems.push(`${key}: nobody asked for it`);
    return problems;
  }

  /** Ids of orders, withdrawals and adjustments by the key that they are named after, by rising id. */
  private createdByKey(): Map<string, number[]> {
    const created = new Map<string, number[]>();
    const add = (name: string | null, id: number): void => {
      if (name === null) return;
      const key = name.replace(/-(limit|stop)$/, '');
      created.set(key, [...(created.get(key) ?? []), id]);
    };
    const { orders, transactions } = this.database.stored;
    for (const { id, clientOrderId } of orders.values()) add(clientOrderId, id);
    for (const { id, type, address, reason } of transactions.values()) {
      add(type === 'adjustment' ? reason : address, id);
    }
    return created;
  }

  private effect(key: string): Effect {
    const effect = this.effects.get(key);
    if (effect === undefined) throw new Error(`${key} was never sent`);
    return effect;
  }
}
