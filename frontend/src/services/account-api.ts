import type {
  AccountSession,
  AddressPolicy,
  ApiKey,
  ChangePasswordBody,
  CreateApiKeyBody,
  CreatedApiKey,
  DisableTotpBody,
  EndedSessions,
  Kyc,
  KycDocument,
  KycDocumentKind,
  KycProfile,
  LoginAttempt,
  Page,
  PageQuery,
  RecoveryCodes,
  TotpSetup,
  TotpState,
  UpdateApiKeyBody,
  WithdrawalAddress,
  WithdrawalAddressBody,
  WithdrawalLimits,
} from '@tokentradex/backend/contracts';
import { FILE_TIMEOUT_MS, get, post, request, segment } from './requests.ts';

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

/** What the pages of one's own account ask for. */
export const accountApi = {
  security: securityApi,
  apiKeys: apiKeysApi,
  kyc: kycApi,
  withdrawalRules: withdrawalRulesApi,
};
