import { assert } from '../lib/assert.ts';
import type { ChangeSet } from './change-set.ts';
import type { UserFees } from './commands.ts';
import { EXTERNAL_USER_ID, FEES_USER_ID, type WalletState } from './state.ts';

const MARKET_FEES: UserFees = { kind: 'market' };

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

/** A user in memory. */
export interface Account {
  readonly userId: string;
  fees: UserFees;
  /** By token id. */
  readonly wallets: Map<number, Wallet>;
}

/** The wallets and fees of the users in memory. Reserve, release and settle are the only ways to change one. */
export class Accounts {
  private readonly accounts = new Map<string, Account>();

  constructor(private readonly changes: ChangeSet) {
    this.load(FEES_USER_ID, []);
    this.load(EXTERNAL_USER_ID, []);
  }

  has(userId: string): boolean {
    return this.accounts.has(userId);
  }

  /**
   * Puts a user's wallets and fees in memory; a user who is there already keeps what is in memory.
   * Without `fees` the user pays market rates.
   */
  load(userId: string, states: readonly WalletState[], fees = MARKET_FEES): void {
    let account = this.accounts.get(userId);
    if (account === undefined) {
      account = { userId, fees, wallets: new Map() };
      this.accounts.set(userId, account);
    }
    const { wallets } = account;
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
    this.accounts.delete(userId);
  }

  /** The user must be in memory. */
  account(userId: string): Account {
    const account = this.accounts.get(userId);
    assert(account !== undefined, `account ${userId} is loaded before it is used`);
    return account;
  }

  /** An empty wallet when the user has none of this token yet. The user must be in memory. */
  wallet(userId: string, tokenId: number): Wallet {
    const { wallets } = this.account(userId);
    let wallet = wallets.get(tokenId);
    if (wallet === undefined) {
      wallet = new Wallet(userId, tokenId, 0n, 0n, 0);
      wallets.set(tokenId, wallet);
    }
    return wallet;
  }

  /** What the user can spend of a token: 0 without a wallet. */
  availableAtoms(userId: string, tokenId: number): bigint {
    return this.accounts.get(userId)?.wallets.get(tokenId)?.availableAtoms ?? 0n;
  }

  *wallets(): Generator<Wallet> {
    for (const { wallets } of this.accounts.values()) yield* wallets.values();
  }

  /** Locks what must be available. */
  reserve(wallet: Wallet, amountAtoms: bigint): void {
    if (amountAtoms === 0n) return;
    wallet.lockedAtoms += amountAtoms;
    assert(wallet.lockedAtoms <= wallet.balanceAtoms, 'only what is available is reserved');
    this.changes.touchWallet(wallet);
  }

  /** Makes one reservation another; nothing happens when they are equal. */
  replaceReservation(wallet: Wallet, fromAtoms: bigint, toAtoms: bigint): void {
    if (toAtoms >= fromAtoms) this.reserve(wallet, toAtoms - fromAtoms);
    else this.release(wallet, fromAtoms - toAtoms);
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
