import type {
  AmendOrderBody,
  AwaySummary,
  BatchCancelResult,
  BookSnapshot,
  Candle,
  CandleInterval,
  DepositBody,
  EmailChange,
  ExchangeStatus,
  FeeSchedule,
  Fill,
  FillsQuery,
  ForgotPasswordBody,
  LoginBody,
  MyFees,
  Notification,
  NotificationPreferences,
  NotificationsQuery,
  Order,
  OrderPreview,
  OrdersQuery,
  Page,
  PageQuery,
  PlacedOco,
  PlacedOrder,
  PlaceOcoBody,
  PlaceOrderBody,
  Portfolio,
  PortfolioRange,
  PriceAlert,
  PriceAlertBody,
  PriceAlertsQuery,
  PublicTrade,
  ReadNotifications,
  RegisterBody,
  ResetPasswordBody,
  Session,
  Side,
  StatementLine,
  StatementQuery,
  Ticker,
  Token,
  Transaction,
  TransactionsQuery,
  UpdatedProfile,
  UpdateProfileBody,
  User,
  VerifiedEmail,
  VerifyEmailBody,
  Wallet,
  WithdrawalBody,
} from '@tokentradex/backend/contracts';
import { get, getCsv, post, request, segment } from './requests.ts';

const authApi = {
  login: (body: LoginBody) => post<Session>('/auth/login', body, { anonymous: true }),
  register: (body: RegisterBody) => post<Session>('/auth/register', body, { anonymous: true }),
  logout: () => post<unknown>('/auth/logout', undefined, { anonymous: true }),
  me: () => get<User>('/auth/me'),
  /** Answers alike whether there is such an account or not. */
  forgot: (body: ForgotPasswordBody) => post<null>('/auth/forgot', body, { anonymous: true }),
  reset: (body: ResetPasswordBody) => post<null>('/auth/reset', body, { anonymous: true }),
  verifyEmail: (body: VerifyEmailBody) =>
    post<VerifiedEmail>('/auth/verify-email', body, { anonymous: true }),
  resendVerification: () => post<null>('/auth/verify-email/resend'),
  updateProfile: (body: UpdateProfileBody) =>
    request<UpdatedProfile>({ method: 'PATCH', url: '/auth/me', data: body }),
  emailChange: (signal?: AbortSignal) =>
    get<EmailChange | null>('/auth/email-change', undefined, signal),
  cancelEmailChange: () => request<null>({ method: 'DELETE', url: '/auth/email-change' }),
};

const marketApi = {
  status: (signal?: AbortSignal) => get<ExchangeStatus>('/status', undefined, signal),
  tokens: () => get<Token[]>('/tokens'),
  token: (id: string) => get<Token>(`/tokens/${segment(id)}`),
  book: (id: string, depth: number) => get<BookSnapshot>(`/tokens/${segment(id)}/book`, { depth }),
  /** Newest first. */
  trades: (id: string, query: PageQuery = {}) =>
    get<Page<PublicTrade>>(`/tokens/${segment(id)}/trades`, query),
  /** Newest first, at most LIMITS.candlesPerRequestMax. */
  candles: (
    id: string,
    query: { interval: CandleInterval; from?: string; to?: string; limit?: number },
    signal?: AbortSignal,
  ) => get<Candle[]>(`/tokens/${segment(id)}/candles`, query, signal),
  ticker: (id: string) => get<Ticker>(`/tokens/${segment(id)}/ticker`),
  tickers: () => get<Ticker[]>('/tickers'),
};

const ordersApi = {
  /** Never sent twice by the client; ask by `clientOrderId` when the outcome is unknown. */
  place: (body: PlaceOrderBody) => post<PlacedOrder>('/orders', body, { once: true }),
  /** A pair of which one cancels the other; like `place`, never sent twice. */
  placeOco: (body: PlaceOcoBody) => post<PlacedOco>('/orders/oco', body, { once: true }),
  /** @param id an order's id. */
  amend: (id: string, body: AmendOrderBody) =>
    request<Order>({ method: 'PATCH', url: `/orders/${segment(id)}`, data: body }),
  preview: (body: PlaceOrderBody, signal: AbortSignal) =>
    post<OrderPreview>('/orders/preview', body, { signal }),
  list: (query: OrdersQuery, signal?: AbortSignal) => get<Page<Order>>('/orders', query, signal),
  /** @param id an order's id, or `client:<clientOrderId>`. */
  get: (id: string) => get<Order>(`/orders/${segment(id)}`),
  fills: (query: FillsQuery, signal?: AbortSignal) => get<Page<Fill>>('/fills', query, signal),
  fillsOf: (orderId: string, query: PageQuery, signal?: AbortSignal) =>
    get<Page<Fill>>(`/orders/${segment(orderId)}/fills`, query, signal),
  cancel: (id: string) => request<Order>({ method: 'DELETE', url: `/orders/${segment(id)}` }),
  cancelMany: (ids: string[]) =>
    request<BatchCancelResult[]>({ method: 'DELETE', url: '/orders/batch', data: { ids } }),
  /** The whole list as a CSV file; `limit` and `cursor` mean nothing to it. */
  listCsv: (query: OrdersQuery) => getCsv('/orders', query),
  fillsCsv: (query: FillsQuery) => getCsv('/fills', query),
  /** Every open order, or those of one market or side. */
  cancelAll: (query: { tokenId?: string; side?: Side }) =>
    request<Order[]>({ method: 'DELETE', url: '/orders', params: query }),
};

const walletApi = {
  get: (signal?: AbortSignal) => get<Wallet>('/wallet', undefined, signal),
  statement: (query: StatementQuery, signal?: AbortSignal) =>
    get<Page<StatementLine>>('/wallet/statement', query, signal),
  /** The whole statement as a CSV file; `limit` and `cursor` mean nothing to it. */
  statementCsv: (query: StatementQuery) => getCsv('/wallet/statement', query),
  transactions: (query: TransactionsQuery, signal?: AbortSignal) =>
    get<Page<Transaction>>('/wallet/transactions', query, signal),
  deposit: (body: DepositBody) => post<Transaction>('/wallet/deposits', body),
  /** @param idempotencyKey one per intent, kept over retries, at most 64 characters. */
  withdraw: (body: WithdrawalBody, idempotencyKey: string) =>
    post<Transaction>('/wallet/withdrawals', body, {
      headers: { 'Idempotency-Key': idempotencyKey },
    }),
  portfolio: (range: PortfolioRange, signal?: AbortSignal) =>
    get<Portfolio>('/wallet/portfolio', { range }, signal),
  cancelWithdrawal: (id: string) =>
    request<Transaction>({ method: 'DELETE', url: `/wallet/withdrawals/${segment(id)}` }),
};

const notificationsApi = {
  list: (query: NotificationsQuery, signal?: AbortSignal) =>
    get<Page<Notification>>('/notifications', query, signal),
  /** That one and everything before it. */
  markRead: (upToId: string) => post<ReadNotifications>('/notifications/read', { upToId }),
  preferences: (signal?: AbortSignal) =>
    get<NotificationPreferences>('/notifications/preferences', undefined, signal),
  setPreferences: (data: NotificationPreferences) =>
    request<NotificationPreferences>({ method: 'PUT', url: '/notifications/preferences', data }),
  away: (signal?: AbortSignal) => get<AwaySummary>('/notifications/away', undefined, signal),
};

const alertsApi = {
  list: (query: PriceAlertsQuery, signal?: AbortSignal) =>
    get<Page<PriceAlert>>('/alerts', query, signal),
  create: (body: PriceAlertBody) => post<PriceAlert>('/alerts', body),
  remove: (id: string) => request<PriceAlert>({ method: 'DELETE', url: `/alerts/${segment(id)}` }),
};

const feesApi = {
  schedule: (signal?: AbortSignal) => get<FeeSchedule>('/fees', undefined, signal),
  mine: (signal?: AbortSignal) => get<MyFees>('/fees/mine', undefined, signal),
};

/** The typed API, by resource. Every function rejects with ApiError. */
export const api = {
  auth: authApi,
  markets: marketApi,
  orders: ordersApi,
  wallet: walletApi,
  notifications: notificationsApi,
  alerts: alertsApi,
  fees: feesApi,
};
