import type { AxiosRequestConfig } from 'axios';
import type {
  AccountSession,
  AdminKycCheck,
  AdminKycCheckDetail,
  AdminKycQuery,
  Adjustment,
  AdjustmentPreview,
  AdjustmentPreviewQuery,
  AdjustmentsQuery,
  AdminAnnouncement,
  AdminHealth,
  AddressPolicy,
  AdminOverview,
  AdminUser,
  AdminUserDetail,
  AdminUsersQuery,
  AdminWithdrawal,
  AdminWithdrawalsQuery,
  AnnouncementBody,
  AnnouncementsQuery,
  AuditEntry,
  AmendOrderBody,
  ApiKey,
  AuditQuery,
  AwaySummary,
  BatchCancelResult,
  BookSnapshot,
  Candle,
  CandleInterval,
  ChangePasswordBody,
  DecideKycBody,
  CreateApiKeyBody,
  CreatedApiKey,
  DecideAdjustmentBody,
  DecideWithdrawalBody,
  DepositBody,
  DisableTotpBody,
  EndedSessions,
  EmailChange,
  ExchangeStatus,
  FeeOverride,
  FeeOverrideBody,
  FeeSchedule,
  Fill,
  FillsQuery,
  Kyc,
  KycDocument,
  KycDocumentKind,
  KycProfile,
  ForgotPasswordBody,
  ListTokenBody,
  LoginAttempt,
  LoginBody,
  Maintenance,
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
  ProposeAdjustmentBody,
  PublicTrade,
  ReadNotifications,
  RecoveryCodes,
  Reconciliation,
  RegisterBody,
  ResetTotpBody,
  ResetPasswordBody,
  Session,
  SetFeeTiersBody,
  SetMaintenanceBody,
  Side,
  StatementLine,
  StatementQuery,
  Success,
  SurveillanceFlags,
  SurveillanceOrder,
  SurveillanceOrdersQuery,
  SurveillanceTrade,
  SurveillanceTradesQuery,
  Ticker,
  Token,
  TotpSetup,
  TotpState,
  Transaction,
  TransactionsQuery,
  UpdateApiKeyBody,
  UnfreezeBody,
  UpdatedProfile,
  UpdateProfileBody,
  UpdateTokenBody,
  UpdateUserBody,
  User,
  VerifiedEmail,
  VerifyEmailBody,
  Wallet,
  WithdrawalAddress,
  WithdrawalAddressBody,
  WithdrawalBody,
  WithdrawalLimits,
} from '@tokentradex/backend/contracts';
import { http } from './http-client.ts';

/** A long history is streamed for a while. */
const CSV_TIMEOUT_MS = 120_000;
/** Megabytes over a slow line. */
const FILE_TIMEOUT_MS = 120_000;

/** Every check over a long history takes a while. */
const RECONCILIATION_TIMEOUT_MS = 600_000;

/** Sends and unwraps `{ success, data }`. @throws ApiError */
async function request<T>(config: AxiosRequestConfig): Promise<T> {
  const response = await http.request<Success<T>>(config);
  return response.data.data;
}

const get = <T>(url: string, params?: object, signal?: AbortSignal) =>
  request<T>({ url, params, ...(signal === undefined ? {} : { signal }) });

const post = <T>(url: string, data?: unknown, config: AxiosRequestConfig = {}) =>
  request<T>({ ...config, method: 'POST', url, data });

/** Asks for the same list as a CSV file. @throws ApiError */
async function getCsv(url: string, params: object): Promise<Blob> {
  const response = await http.get<Blob>(url, {
    params,
    headers: { Accept: 'text/csv' },
    responseType: 'blob',
    timeout: CSV_TIMEOUT_MS,
  });
  return response.data;
}

/** Ids and symbols go into paths; client order ids may hold a slash. */
const segment = encodeURIComponent;

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

/** What protects one's own account. */
const securityApi = {
  changePassword: (body: ChangePasswordBody) => post<null>('/auth/password', body),
  sessions: (query: PageQuery, signal?: AbortSignal) =>
    get<Page<AccountSession>>('/auth/sessions', query, signal),
  endSession: (id: string) =>
    request<null>({ method: 'DELETE', url: `/auth/sessions/${segment(id)}` }),
  endOtherSessions: () => request<EndedSessions>({ method: 'DELETE', url: '/auth/sessions' }),
  totp: (signal?: AbortSignal) => get<TotpState>('/auth/totp', undefined, signal),
  setUpTotp: (password: string) => post<TotpSetup>('/auth/totp/setup', { password }),
  enableTotp: (code: string) => post<RecoveryCodes>('/auth/totp/enable', { code }),
  disableTotp: (body: DisableTotpBody) => post<null>('/auth/totp/disable', body),
  renewRecoveryCodes: (code: string) => post<RecoveryCodes>('/auth/totp/recovery-codes', { code }),
  loginHistory: (query: PageQuery, signal?: AbortSignal) =>
    get<Page<LoginAttempt>>('/auth/login-history', query, signal),
  freeze: (password: string) => post<null>('/auth/freeze', { password }),
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

/** Where money may be withdrawn to, and how much. */
const withdrawalRulesApi = {
  addresses: (signal?: AbortSignal) =>
    get<WithdrawalAddress[]>('/wallet/addresses', undefined, signal),
  addAddress: (body: WithdrawalAddressBody) => post<WithdrawalAddress>('/wallet/addresses', body),
  removeAddress: (id: string) =>
    request<WithdrawalAddress>({ method: 'DELETE', url: `/wallet/addresses/${segment(id)}` }),
  policy: (signal?: AbortSignal) => get<AddressPolicy>('/wallet/address-policy', undefined, signal),
  setPolicy: (allowListOnly: boolean) =>
    request<AddressPolicy>({
      method: 'PATCH',
      url: '/wallet/address-policy',
      data: { allowListOnly },
    }),
  limits: (signal?: AbortSignal) => get<WithdrawalLimits>('/wallet/limits', undefined, signal),
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

const apiKeysApi = {
  /** All of them: there are fewer than fit on a page. */
  list: (signal: AbortSignal) => get<Page<ApiKey>>('/auth/api-keys', undefined, signal),
  /** Never sent twice by the client: each makes a key. */
  create: (body: CreateApiKeyBody) => post<CreatedApiKey>('/auth/api-keys', body, { once: true }),
  update: (id: string, body: UpdateApiKeyBody) =>
    request<ApiKey>({ method: 'PATCH', url: `/auth/api-keys/${segment(id)}`, data: body }),
  remove: (id: string) =>
    request<ApiKey>({ method: 'DELETE', url: `/auth/api-keys/${segment(id)}` }),
};

const feesApi = {
  schedule: (signal?: AbortSignal) => get<FeeSchedule>('/fees', undefined, signal),
  mine: (signal?: AbortSignal) => get<MyFees>('/fees/mine', undefined, signal),
};

const adminFeesApi = {
  setTiers: (body: SetFeeTiersBody) =>
    request<FeeSchedule>({ method: 'PUT', url: '/admin/fees/tiers', data: body }),
  overrides: (userId: string, signal?: AbortSignal) =>
    get<FeeOverride[]>(`/admin/users/${segment(userId)}/fee-overrides`, undefined, signal),
  addOverride: (userId: string, body: FeeOverrideBody) =>
    post<FeeOverride>(`/admin/users/${segment(userId)}/fee-overrides`, body),
  endOverride: (userId: string, id: string) =>
    request<FeeOverride>({
      method: 'DELETE',
      url: `/admin/users/${segment(userId)}/fee-overrides/${segment(id)}`,
    }),
};

const kycApi = {
  get: (signal?: AbortSignal) => get<Kyc>('/kyc', undefined, signal),
  submit: (profile: KycProfile) => post<Kyc>('/kyc', profile),
  addDocument: (kind: KycDocumentKind, file: Blob) =>
    post<KycDocument>('/kyc/documents', file, {
      params: { kind },
      headers: { 'Content-Type': file.type },
      timeout: FILE_TIMEOUT_MS,
    }),
  removeDocument: (id: string) =>
    request<KycDocument>({ method: 'DELETE', url: `/kyc/documents/${segment(id)}` }),
};

const adminKycApi = {
  list: (query: AdminKycQuery, signal?: AbortSignal) =>
    get<Page<AdminKycCheck>>('/admin/kyc', query, signal),
  get: (id: string, signal?: AbortSignal) =>
    get<AdminKycCheckDetail>(`/admin/kyc/${segment(id)}`, undefined, signal),
  /** The file itself. Each look is kept in the audit log. */
  document: async (id: string, documentId: string, signal?: AbortSignal): Promise<Blob> => {
    const response = await http.get<Blob>(
      `/admin/kyc/${segment(id)}/documents/${segment(documentId)}`,
      {
        responseType: 'blob',
        timeout: FILE_TIMEOUT_MS,
        ...(signal === undefined ? {} : { signal }),
      },
    );
    return response.data;
  },
  decide: (id: string, decision: 'approve' | 'reject', body: DecideKycBody) =>
    post<AdminKycCheckDetail>(`/admin/kyc/${segment(id)}/${decision}`, body),
};

const adminAdjustmentsApi = {
  list: (query: AdjustmentsQuery, signal?: AbortSignal) =>
    get<Page<Adjustment>>('/admin/adjustments', query, signal),
  preview: (query: AdjustmentPreviewQuery, signal?: AbortSignal) =>
    get<AdjustmentPreview>('/admin/adjustments/preview', query, signal),
  propose: (body: ProposeAdjustmentBody) => post<Adjustment>('/admin/adjustments', body),
  decide: (id: string, decision: 'approve' | 'reject', body: DecideAdjustmentBody) =>
    post<Adjustment>(`/admin/adjustments/${segment(id)}/${decision}`, body),
};

const adminReconciliationApi = {
  get: (signal?: AbortSignal) => get<Reconciliation>('/admin/reconciliation', undefined, signal),
  run: () =>
    post<Reconciliation>('/admin/reconciliation/run', undefined, {
      timeout: RECONCILIATION_TIMEOUT_MS,
    }),
  unfreeze: (body: UnfreezeBody) => post<Reconciliation>('/admin/reconciliation/unfreeze', body),
};

const adminHouseApi = {
  announcements: (query: AnnouncementsQuery, signal?: AbortSignal) =>
    get<Page<AdminAnnouncement>>('/admin/announcements', query, signal),
  announce: (body: AnnouncementBody) => post<AdminAnnouncement>('/admin/announcements', body),
  replace: (id: string, body: AnnouncementBody) =>
    request<AdminAnnouncement>({
      method: 'PUT',
      url: `/admin/announcements/${segment(id)}`,
      data: body,
    }),
  remove: (id: string, reason: string) =>
    request<AdminAnnouncement>({
      method: 'DELETE',
      url: `/admin/announcements/${segment(id)}`,
      data: { reason },
    }),
  setMaintenance: (body: SetMaintenanceBody) =>
    request<Maintenance | null>({ method: 'PUT', url: '/admin/maintenance', data: body }),
};

const surveillanceApi = {
  orders: (query: SurveillanceOrdersQuery, signal?: AbortSignal) =>
    get<Page<SurveillanceOrder>>('/admin/orders', query, signal),
  ordersCsv: (query: SurveillanceOrdersQuery) => getCsv('/admin/orders', query),
  trades: (query: SurveillanceTradesQuery, signal?: AbortSignal) =>
    get<Page<SurveillanceTrade>>('/admin/trades', query, signal),
  tradesCsv: (query: SurveillanceTradesQuery) => getCsv('/admin/trades', query),
  flags: (signal?: AbortSignal) =>
    get<SurveillanceFlags>('/admin/surveillance/flags', undefined, signal),
  /** Anybody's order. */
  cancel: (id: string, reason: string) =>
    request<Order>({ method: 'DELETE', url: `/admin/orders/${segment(id)}`, data: { reason } }),
};

const adminApi = {
  kyc: adminKycApi,
  health: (signal?: AbortSignal) => get<AdminHealth>('/admin/health', undefined, signal),
  surveillance: surveillanceApi,
  house: adminHouseApi,
  fees: adminFeesApi,
  adjustments: adminAdjustmentsApi,
  reconciliation: adminReconciliationApi,
  overview: (signal?: AbortSignal) => get<AdminOverview>('/admin/overview', undefined, signal),
  tokens: (signal?: AbortSignal) => get<Token[]>('/admin/tokens', undefined, signal),
  listToken: (body: ListTokenBody) => post<Token>('/admin/tokens', body),
  updateToken: (id: string, body: UpdateTokenBody) =>
    request<Token>({ method: 'PATCH', url: `/admin/tokens/${segment(id)}`, data: body }),
  users: (query: AdminUsersQuery, signal?: AbortSignal) =>
    get<Page<AdminUser>>('/admin/users', query, signal),
  user: (id: string, signal?: AbortSignal) =>
    get<AdminUserDetail>(`/admin/users/${segment(id)}`, undefined, signal),
  updateUser: (id: string, body: UpdateUserBody) =>
    request<AdminUser>({ method: 'PATCH', url: `/admin/users/${segment(id)}`, data: body }),
  resetTotp: (id: string, body: ResetTotpBody) =>
    post<AdminUser>(`/admin/users/${segment(id)}/totp/reset`, body),
  withdrawals: (query: AdminWithdrawalsQuery, signal?: AbortSignal) =>
    get<Page<AdminWithdrawal>>('/admin/withdrawals', query, signal),
  decideWithdrawal: (id: string, decision: 'approve' | 'reject', body: DecideWithdrawalBody) =>
    post<AdminWithdrawal>(`/admin/withdrawals/${segment(id)}/${decision}`, body),
  audit: (query: AuditQuery, signal?: AbortSignal) =>
    get<Page<AuditEntry>>('/admin/audit', query, signal),
};

/** The typed API, by resource. Every function rejects with ApiError. */
export const api = {
  auth: authApi,
  security: securityApi,
  markets: marketApi,
  orders: ordersApi,
  wallet: walletApi,
  withdrawalRules: withdrawalRulesApi,
  notifications: notificationsApi,
  alerts: alertsApi,
  apiKeys: apiKeysApi,
  fees: feesApi,
  kyc: kycApi,
  admin: adminApi,
};
