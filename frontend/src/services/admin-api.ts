import type {
  AdminKycCheck,
  AdminKycCheckDetail,
  AdminKycQuery,
  Adjustment,
  AdjustmentPreview,
  AdjustmentPreviewQuery,
  AdjustmentsQuery,
  AdminAnnouncement,
  AdminHealth,
  AdminOverview,
  AdminUser,
  AdminUserDetail,
  AdminUsersQuery,
  AdminWithdrawal,
  AdminWithdrawalsQuery,
  AnnouncementBody,
  AnnouncementsQuery,
  AuditEntry,
  AuditQuery,
  DecideKycBody,
  DecideAdjustmentBody,
  DecideWithdrawalBody,
  FeeOverride,
  FeeOverrideBody,
  FeeSchedule,
  ListTokenBody,
  Maintenance,
  Order,
  Page,
  ProposeAdjustmentBody,
  Reconciliation,
  ResetTotpBody,
  SetFeeTiersBody,
  SetMaintenanceBody,
  SurveillanceFlags,
  SurveillanceOrder,
  SurveillanceOrdersQuery,
  SurveillanceTrade,
  SurveillanceTradesQuery,
  Token,
  UnfreezeBody,
  UpdateTokenBody,
  UpdateUserBody,
} from '@tokentradex/backend/contracts';
import { http } from './http-client.ts';
import { FILE_TIMEOUT_MS, get, getCsv, post, request, segment } from './requests.ts';

/** Every check over a long history takes a while. */
const RECONCILIATION_TIMEOUT_MS = 600_000;

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

/** What operators ask for: a chunk of their pages, which traders never download. */
export const adminApi = {
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
