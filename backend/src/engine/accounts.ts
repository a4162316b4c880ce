import { assert } from '../lib/assert.ts';
import type { ChangeSet } from './change-set.ts';
import { EXTERNAL_USER_ID, FEES_USER_ID, type WalletState } from './state.ts';

/** What one user owns of one token, and how much of it is reserved. */
export class Wallet {
  isTouched = false;

  constructor(
    readonly userId: string,
    readonly tokenId: number,
    public balanceAtoms: bigint,
    public lockedAtoms: bigint,
    public version: number,
  ) {}

  get availableAtoms(): bigint {
    return this.balanceAtoms - this.lockedAtoms;
  }

  state(): WalletState {
    return {
      userId: this.userId,
      tokenId: this.tokenId,
      balanceAtoms: this.balanceAtoms,
      lockedAtoms: this.lockedAtoms,
      version: this.version,
    };
  }
}

/** The wallets of the users in memory. Reserve, release and settle are the only ways to change one. */
export class Accounts {
  private readonly walletsByUser = new Map<string, Map<number, Wallet>>();

  constructor(private readonly changes: ChangeSet) {
    this.load(FEES_USER_ID, []);
    this.load(EXTERNAL_USER_ID, []);
  }

  has(userId: string): boolean {
    return this.walletsByUser.has(userId);
  }

  /** Puts a user's wallets in memory; a user who is there already keeps the ones in memory. */
  load(userId: string, states: readonly WalletState[]): void {
    const wallets = this.walletsByUser.get(userId) ?? new Map<number, Wallet>();
    this.walletsByUser.set(userId, wallets);
    for (const state of states) {
      assert(state.userId === userId, 'a wallet is loaded for its own user');
      if (wallets.has(state.tokenId)) continue;
      wallets.set(
        state.tokenId,
        new Wallet(userId, state.tokenId, state.balanceAtoms, state.lockedAtoms, state.version),
      );
    }
  }

  evict(userId: string): void {
    this.walletsByUser.delete(userId);
  }

  /** An empty wallet when the user has none of this token yet. The user must be in memory. */
  wallet(userId: string, tokenId: number): Wallet {
    const wallets = this.walletsByUser.get(userId);
    assert(wallets !== undefined, `account ${userId} is loaded before it is used`);
    let wallet = wallets.get(tokenId);
    if (wallet === undefined) {
      wallet = new Wallet(userId, tokenId, 0n, 0n, 0);
      wallets.set(tokenId, wallet);
    }
    return wallet;
  }

  /** What the user can spend of a token: 0 without a wallet. */
  availableAtoms(userId: string, tokenId: number): bigint {
    return this.walletsByUser.get(userId)?.get(tokenId)?.availableAtoms ?? 0n;
  }

  *wallets(): Generator<Wallet> {
    for (const wallets of this.walletsByUser.values()) yield* wallets.values();
  }

  /** Locks what must be available. */
  reserve(wallet: Wallet, amountAtoms: bigint): void {
    if (amountAtoms === 0n) return;
    wallet.lockedAtoms += amountAtoms;
    assert(wallet.lockedAtoms <= wallet.balanceAtoms, 'only what is available is reserved');
    this.changes.touchWallet(wallet);
  }

  /** Unlocks what was reserved: because it is given back, or right before it is paid. */
  release(wallet: Wallet, amountAtoms: bigint): void {
    if (amountAtoms === 0n) return;
    wallet.lockedAtoms -= amountAtoms;
    assert(wallet.lockedAtoms >= 0n, 'only what was reserved is released');
    this.changes.touchWallet(wallet);
  }
}

/** True for the two accounts of the house, which may go below zero. */
export function isHouse(userId: string): boolean {
  return userId === FEES_USER_ID || userId === EXTERNAL_USER_ID;
}
