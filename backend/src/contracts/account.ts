import type { User } from './auth.ts';
import type { IsoTime } from './common.ts';

/** What mail is written in: the first of these that `Accept-Language` asks for, or the first of all. */
export const MAIL_LANGUAGES = ['en', 'de'] as const;
export type MailLanguage = (typeof MAIL_LANGUAGES)[number];

/** Body of POST /auth/forgot. The answer is the same whether there is such an account or not. */
export interface ForgotPasswordBody {
  email: string;
}

/** Body of POST /auth/reset. */
export interface ResetPasswordBody {
  /** From the link that was mailed; good once. */
  token: string;
  newPassword: string;
}

/** Body of POST /auth/verify-email. */
export interface VerifyEmailBody {
  /** From the link that was mailed to the address; good once. */
  token: string;
}

/** Answer to POST /auth/verify-email. */
export interface VerifiedEmail {
  /** The account's address from now on. */
  email: string;
}

/** Body of PATCH /auth/me. At least one of user name and e-mail. */
export interface UpdateProfileBody {
  username?: string;
  /** Takes effect when the link that is mailed to it is opened; needs `currentPassword`. */
  email?: string;
  currentPassword?: string;
}

/** A new address that waits for its link to be opened. */
export interface EmailChange {
  email: string;
  expiresAt: IsoTime;
}

/** Answer to PATCH /auth/me. */
export interface UpdatedProfile {
  user: User;
  emailChange: EmailChange | null;
}
