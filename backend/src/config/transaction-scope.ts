import { AsyncLocalStorage } from 'node:async_hooks';

/**
 * Carries the running transaction through awaits, so that every Sequelize call inside a managed
 * transaction belongs to it without naming it. The interface is the one `Sequelize.useCLS` calls.
 */
export class TransactionScope {
  readonly #storage = new AsyncLocalStorage<Map<string, unknown>>();

  get(key: string): unknown {
    return this.#storage.getStore()?.get(key);
  }

  set(key: string, value: unknown): void {
    this.#storage.getStore()?.set(key, value);
  }

  /** An inner scope starts with what the outer one holds, and leaves it as it was. */
  run(work: () => void): void {
    this.#storage.run(new Map(this.#storage.getStore()), work);
  }

  /** Sequelize only asks that it exists: async hooks need no binding. */
  bind<T>(work: T): T {
    return work;
  }
}
