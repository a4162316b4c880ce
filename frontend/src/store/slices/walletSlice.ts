import { createSelector, createSlice, type PayloadAction } from '@reduxjs/toolkit';
import type { Wallet, WalletBalance } from '@tokentradex/backend/contracts';
import { api } from '../../services/api.ts';
import { createAppThunk } from '../create-app-thunk.ts';
import { failed, IDLE, LOADING, READY, type LoadState } from '../load-state.ts';

export interface WalletState {
  load: LoadState;
  balances: WalletBalance[];
  quoteSymbol: string | null;
}

export const fetchWallet = createAppThunk('wallet/fetch', (): Promise<Wallet> => api.wallet.get());

const initialState: WalletState = { load: IDLE, balances: [], quoteSymbol: null };

function put(balances: WalletBalance[], balance: WalletBalance): void {
  const index = balances.findIndex((known) => known.tokenId === balance.tokenId);
  if (index === -1) balances.push(balance);
  else balances[index] = balance;
}

const walletSlice = createSlice({
  name: 'wallet',
  initialState,
  reducers: {
    balancesReplaced(state, { payload }: PayloadAction<WalletBalance[]>) {
      state.balances = payload;
      state.load = READY;
    },
    balancesChanged(state, { payload }: PayloadAction<WalletBalance[]>) {
      for (const balance of payload) put(state.balances, balance);
    },
    walletCleared: () => initialState,
  },
  extraReducers: (builder) => {
    builder
      .addCase(fetchWallet.pending, (state) => {
        if (state.load.status !== 'ready') state.load = LOADING;
      })
      .addCase(fetchWallet.fulfilled, (state, { payload }) => {
        state.balances = payload.balances;
        state.quoteSymbol = payload.quoteSymbol;
        state.load = READY;
      })
      .addCase(fetchWallet.rejected, (state, { payload }) => {
        state.load = failed(payload);
      });
  },
});

interface WithWallet {
  wallet: WalletState;
}

export const { balancesReplaced, balancesChanged, walletCleared } = walletSlice.actions;
export const walletReducer = walletSlice.reducer;
export const selectWallet = (state: WithWallet) => state.wallet;
export const selectBalances = (state: WithWallet) => state.wallet.balances;

/** One asset's balance; undefined when nothing was ever held. */
export const selectBalanceOf = createSelector(
  [selectBalances, (_state: WithWallet, tokenId: string | undefined) => tokenId],
  (balances, tokenId) => balances.find((balance) => balance.tokenId === tokenId),
);
