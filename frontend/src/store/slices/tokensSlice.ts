import { createSelector, createSlice, type PayloadAction } from '@reduxjs/toolkit';
import type { ExchangeStatus, Token } from '@tokentradex/backend/contracts';
import { api } from '../../services/api.ts';
import { createAppThunk } from '../create-app-thunk.ts';
import { failed, IDLE, LOADING, READY, type LoadState } from '../load-state.ts';

export interface TokensState {
  load: LoadState;
  tokens: Token[];
  status: ExchangeStatus | null;
  /** The market that was looked at last. */
  currentTokenId: string | null;
}

export const fetchTokens = createAppThunk('tokens/fetch', () => api.markets.tokens());

export const fetchStatus = createAppThunk('tokens/fetchStatus', () => api.markets.status());

const initialState: TokensState = { load: IDLE, tokens: [], status: null, currentTokenId: null };

const tokensSlice = createSlice({
  name: 'tokens',
  initialState,
  reducers: {
    marketOpened(state, { payload }: PayloadAction<string>) {
      state.currentTokenId = payload;
    },
    /** An operator changed or listed a token. */
    tokenChanged(state, { payload }: PayloadAction<Token>) {
      const index = state.tokens.findIndex((token) => token.id === payload.id);
      if (index === -1) state.tokens.push(payload);
      else state.tokens[index] = payload;
    },
  },
  extraReducers: (builder) => {
    builder
      .addCase(fetchTokens.pending, (state) => {
        state.load = LOADING;
      })
      .addCase(fetchTokens.fulfilled, (state, { payload }) => {
        state.load = READY;
        state.tokens = payload;
      })
      .addCase(fetchTokens.rejected, (state, { payload }) => {
        state.load = failed(payload);
      })
      .addCase(fetchStatus.fulfilled, (state, { payload }) => {
        state.status = payload;
        for (const market of payload.markets) {
          const token = state.tokens.find((candidate) => candidate.id === market.tokenId);
          if (token === undefined) continue;
          token.state = market.state;
          token.haltedUntil = market.haltedUntil;
        }
      });
  },
});

interface WithTokens {
  tokens: TokensState;
}

export const { marketOpened, tokenChanged } = tokensSlice.actions;
export const tokensReducer = tokensSlice.reducer;
export const selectTokensLoad = (state: WithTokens) => state.tokens.load;
export const selectAllTokens = (state: WithTokens) => state.tokens.tokens;
export const selectExchangeStatus = (state: WithTokens) => state.tokens.status;

/** The tokens that are markets: all but the cash token, and none that was delisted. */
export const selectMarkets = createSelector([selectAllTokens], (tokens) =>
  tokens.filter((token) => !token.isQuote && token.state !== 'delisted'),
);

export const selectTokensById = createSelector(
  [selectAllTokens],
  (tokens): ReadonlyMap<string, Token> => new Map(tokens.map((token) => [token.id, token])),
);

export const selectQuoteToken = createSelector([selectAllTokens], (tokens) =>
  tokens.find((token) => token.isQuote),
);

/** @param name a symbol or a market, in any case: "btc", "BTC-USD". */
export const selectMarketByName = createSelector(
  [selectAllTokens, (_state: WithTokens, name: string) => name.toUpperCase()],
  (tokens, name) =>
    tokens.find((token) => !token.isQuote && (token.symbol === name || token.market === name)),
);

/** The market that was looked at last, or else the first one. */
export const selectCurrentMarket = createSelector(
  [selectMarkets, (state: WithTokens) => state.tokens.currentTokenId],
  (markets, id) => markets.find((market) => market.id === id) ?? markets[0],
);
