import type { IsoTime } from './common.ts';

/** Body of POST /auth/password. Every other session ends. */
export interface ChangePasswordBody {
  currentPassword: string;
  newPassword: string;
}

/** One sign-in on one device that has not ended. */
export interface AccountSession {
  /** UUID. */
  id: string;
  /** The one that this request came with. */
  isCurrent: boolean;
  ip: string | null;
  userAgent: string | null;
  createdAt: IsoTime;
  /** To within the 15 minutes that an access token lasts. */
  lastUsedAt: IsoTime;
}

/** Answer to DELETE /auth/sessions. */
export interface EndedSessions {
  endedCount: number;
}

/** Answer to GET /auth/totp. */
export interface TotpState {
  isEnabled: boolean;
  recoveryCodesLeft: number;
}

/** Body of POST /auth/totp/setup and /auth/freeze. */
export interface PasswordBody {
  password: string;
}

/** Answer to POST /auth/totp/setup: nothing is asked for before a first code was sent. */
export interface TotpSetup {
  /** Base32, for typing in by hand. */
  secret: string;
  /** `otpauth://totp/...`, for a QR code. */
  uri: string;
}

/** Body of POST /auth/totp/enable and /auth/totp/recovery-codes. */
export interface TotpCodeBody {
  code: string;
}

/** Body of POST /auth/totp/disable. */
export interface DisableTotpBody extends PasswordBody, TotpCodeBody {}

/** Told once; each is good once. */
export interface RecoveryCodes {
  recoveryCodes: string[];
}

export const LOGIN_OUTCOMES = ['signed_in', 'wrong_password', 'wrong_code', 'disabled'] as const;
/** `disabled`: the password was right, but the account is disabled or frozen. */
export type LoginOutcome = (typeof LOGIN_OUTCOMES)[number];

export interface LoginAttempt {
  /** An integer as a string, rising. */
  id: string;
  time: IsoTime;
  outcome: LoginOutcome;
  ip: string | null;
  userAgent: string | null;
}

/** Body of POST /admin/users/:id/totp/reset. */
export interface ResetTotpBody {
  reason: string;
}
