import { createSelector, createSlice, type PayloadAction } from '@reduxjs/toolkit';
import type {
  AmendOrderBody,
  Fill,
  IsoTime,
  Order,
  OrderType,
  Side,
} from '@tokentradex/backend/contracts';
import { api } from '../../services/api.ts';
import { orderEntry } from '../../services/order-entry.ts';
import { createAppThunk } from '../create-app-thunk.ts';
import { failed, IDLE, LOADING, READY, type LoadState } from '../load-state.ts';

/** Closed orders and fills kept here, newest first; pages of the whole history ask the API. */
const RECENT_MAX = 100;
const RECENT_PAGE = 50;

/** An order that the exchange has not answered for yet. */
export interface SentOrder {
  clientOrderId: string;
  tokenId: string;
  symbol: string;
  side: Side;
  orderType: OrderType | 'oco';
  price: string | null;
  stopPrice: string | null;
  quantity: string | null;
  quoteQuantity: string | null;
  /** `unknown`: the answer was lost; it is being asked for. */
  stage: 'sending' | 'unknown';
  sentAt: IsoTime;
}

export interface OrdersState {
  /** Newest first. */
  sent: SentOrder[];
  openLoad: LoadState;
  open: Order[];
  recentLoad: LoadState;
  /** Closed orders. */
  recent: Order[];
  fillsLoad: LoadState;
  fills: Fill[];
}

export const fetchOpenOrders = createAppThunk('orders/fetchOpen', async () => {
  const page = await api.orders.list({ status: 'active', limit: 200 });
  return page.items;
});

export const fetchRecentOrders = createAppThunk('orders/fetchRecent', async () => {
  const page = await api.orders.list({ status: 'closed', limit: RECENT_PAGE });
  return page.items;
});

export const fetchRecentFills = createAppThunk('orders/fetchFills', async () => {
  const page = await api.orders.fills({ limit: RECENT_PAGE });
  return page.items;
});

export const cancelOrder = createAppThunk('orders/cancel', (id: string) => orderEntry.cancel(id));

export const amendOrder = createAppThunk(
  'orders/amend',
  ({ id, body }: { id: string; body: AmendOrderBody }) => orderEntry.amend(id, body),
);

/** Cancels every open order, or those of one market or side. */
export const cancelAllOrders = createAppThunk(
  'orders/cancelAll',
  (query: { tokenId?: string; side?: Side }) => orderEntry.cancelAll(query),
);

const initialState: OrdersState = {
  sent: [],
  openLoad: IDLE,
  open: [],
  recentLoad: IDLE,
  recent: [],
  fillsLoad: IDLE,
  fills: [],
};

/** Rests on the book. */
export function isOnBook(order: Pick<Order, 'status'>): boolean {
  return order.status === 'open' || order.status === 'partially_filled';
}

/** Rests on the book or waits for its stop price: can be changed and cancelled. */
export function isOpen(order: Pick<Order, 'status'>): boolean {
  return isOnBook(order) || order.status === 'pending';
}

/** Ids count up, so a longer one is larger. */
export function newestFirst(a: { id: string }, b: { id: string }): number {
  if (a.id.length !== b.id.length) return b.id.length - a.id.length;
  return a.id < b.id ? 1 : -1;
}

/** Answers and socket events overtake each other; an order never goes back to an earlier state. */
function isNewer(candidate: Order, known: Order): boolean {
  if (isOpen(known) !== isOpen(candidate)) return isOpen(known);
  return candidate.updatedAt >= known.updatedAt;
}

function put(list: Order[], order: Order): void {
  const index = list.findIndex((known) => known.id === order.id);
  if (index === -1) {
    list.push(order);
    list.sort(newestFirst);
  } else {
    list[index] = order;
  }
}

function settle(state: OrdersState, clientOrderId: string | null): void {
  if (!state.sent.some((sent) => sent.clientOrderId === clientOrderId)) return;
  state.sent = state.sent.filter((sent) => sent.clientOrderId !== clientOrderId);
}

function mergeOrder(state: OrdersState, order: Order): void {
  settle(state, order.clientOrderId);
  const known =
    state.open.find((candidate) => candidate.id === order.id) ??
    state.recent.find((candidate) => candidate.id === order.id);
  if (known !== undefined && !isNewer(order, known)) return;
  if (isOpen(order)) {
    put(state.open, order);
    return;
  }
  state.open = state.open.filter((candidate) => candidate.id !== order.id);
  put(state.recent, order);
  state.recent.length = Math.min(state.recent.length, RECENT_MAX);
}

function mergeFills(state: OrdersState, fills: readonly Fill[]): void {
  const keyOf = (fill: Fill) => `${fill.id}:${fill.orderId}`;
  const known = new Set(state.fills.map(keyOf));
  const fresh = fills.filter((fill) => !known.has(keyOf(fill)));
  state.fills = [...state.fills, ...fresh].sort(newestFirst).slice(0, RECENT_MAX);
}

const ordersSlice = createSlice({
  name: 'orders',
  initialState,
  reducers: {
    /** The whole list of open orders, from the socket or the API. */
    openOrdersReplaced(state, { payload }: PayloadAction<Order[]>) {
      const closed = new Set(state.recent.map((order) => order.id));
      state.open = payload.filter((order) => !closed.has(order.id)).sort(newestFirst);
      state.openLoad = READY;
    },
    ordersChanged(state, { payload }: PayloadAction<Order[]>) {
      for (const order of payload) mergeOrder(state, order);
    },
    fillsAdded(state, { payload }: PayloadAction<Fill[]>) {
      mergeFills(state, payload);
    },
    orderSent(state, { payload }: PayloadAction<SentOrder>) {
      state.sent.unshift(payload);
    },
    /** The answer to placing it was lost. @param payload its client order id. */
    orderUnanswered(state, { payload }: PayloadAction<string>) {
      const sent = state.sent.find(({ clientOrderId }) => clientOrderId === payload);
      if (sent !== undefined) sent.stage = 'unknown';
    },
    /** The outcome is known. @param payload its client order id. */
    orderSettled(state, { payload }: PayloadAction<string>) {
      settle(state, payload);
    },
    ordersCleared: () => initialState,
  },
  extraReducers: (builder) => {
    builder
      .addCase(fetchOpenOrders.pending, (state) => {
        if (state.openLoad.status !== 'ready') state.openLoad = LOADING;
      })
      .addCase(fetchOpenOrders.fulfilled, (state, { payload }) => {
        state.open = payload;
        state.openLoad = READY;
      })
      .addCase(fetchOpenOrders.rejected, (state, { payload }) => {
        state.openLoad = failed(payload);
      })
      .addCase(fetchRecentOrders.pending, (state) => {
        if (state.recentLoad.status !== 'ready') state.recentLoad = LOADING;
      })
      .addCase(fetchRecentOrders.fulfilled, (state, { payload }) => {
        for (const order of payload) put(state.recent, order);
        state.recentLoad = READY;
      })
      .addCase(fetchRecentOrders.rejected, (state, { payload }) => {
        state.recentLoad = failed(payload);
      })
      .addCase(fetchRecentFills.pending, (state) => {
        if (state.fillsLoad.status !== 'ready') state.fillsLoad = LOADING;
      })
      .addCase(fetchRecentFills.fulfilled, (state, { payload }) => {
        mergeFills(state, payload);
        state.fillsLoad = READY;
      })
      .addCase(fetchRecentFills.rejected, (state, { payload }) => {
        state.fillsLoad = failed(payload);
      })
      .addCase(amendOrder.fulfilled, (state, { payload }) => {
        mergeOrder(state, payload);
      })
      .addCase(cancelOrder.fulfilled, (state, { payload }) => {
        mergeOrder(state, payload);
      })
      .addCase(cancelAllOrders.fulfilled, (state, { payload }) => {
        for (const order of payload) mergeOrder(state, order);
      });
  },
});

interface WithOrders {
  orders: OrdersState;
}

export const {
  openOrdersReplaced,
  ordersChanged,
  fillsAdded,
  orderSent,
  orderUnanswered,
  orderSettled,
  ordersCleared,
} = ordersSlice.actions;
export const ordersReducer = ordersSlice.reducer;
export const selectOrders = (state: WithOrders) => state.orders;
export const selectOpenOrders = (state: WithOrders) => state.orders.open;

const byMarket = (_state: WithOrders, tokenId: string) => tokenId;

/** Open orders of one market, those that wait for their stop price too. */
export const selectOpenOrdersOf = createSelector([selectOpenOrders, byMarket], (orders, tokenId) =>
  orders.filter((order) => order.tokenId === tokenId),
);

/** The user's orders on one market's book. */
export const selectBookOrdersOf = createSelector([selectOpenOrdersOf], (orders) =>
  orders.filter(isOnBook),
);

/** One order, open or closed lately. */
export const selectOrderById = createSelector(
  [selectOrders, (_state: WithOrders, id: string) => id],
  ({ open, recent }, id) => [...open, ...recent].find((order) => order.id === id),
);
