import type { KycStatus } from './auth.ts';
import type { IsoTime, PageQuery } from './common.ts';

export const KYC_DOCUMENT_TYPES = ['passport', 'id_card', 'driving_licence'] as const;
export type KycDocumentType = (typeof KYC_DOCUMENT_TYPES)[number];

export const KYC_DOCUMENT_KINDS = ['identity_front', 'identity_back', 'address'] as const;
export type KycDocumentKind = (typeof KYC_DOCUMENT_KINDS)[number];

/** Without one of each of these nothing is submitted. */
export const KYC_REQUIRED_KINDS = ['identity_front', 'address'] as const;

export const KYC_CONTENT_TYPES = ['image/png', 'image/jpeg', 'application/pdf'] as const;
export type KycContentType = (typeof KYC_CONTENT_TYPES)[number];

/** What a user says of themselves; also the body of POST /kyc. */
export interface KycProfile {
  fullName: string;
  /** YYYY-MM-DD, at least 18 years ago. */
  birthDate: string;
  /** ISO 3166-1 alpha-2: "DE". */
  country: string;
  addressLine: string;
  city: string;
  postalCode: string;
  documentType: KycDocumentType;
}

/** A document without its content, which nobody but compliance is ever given. */
export interface KycDocument {
  /** An integer as a string. */
  id: string;
  kind: KycDocumentKind;
  contentType: KycContentType;
  sizeBytes: number;
  createdAt: IsoTime;
}

/** Query of POST /kyc/documents, whose body is the file itself. */
export interface KycDocumentQuery {
  kind: KycDocumentKind;
}

/** Answer to GET and POST /kyc. */
export interface Kyc {
  status: KycStatus;
  /** As submitted last; null before the first time. */
  profile: KycProfile | null;
  /** While a check is pending or approved what was submitted, else what the next one would hold. */
  documents: KycDocument[];
  /** Why it was rejected; null in every other state. */
  reason: string | null;
  submittedAt: IsoTime | null;
  decidedAt: IsoTime | null;
}

/** `cancelled`: an operator has set the user back to `none`. */
export const KYC_CHECK_STATUSES = ['pending', 'approved', 'rejected', 'cancelled'] as const;
export type KycCheckStatus = (typeof KYC_CHECK_STATUSES)[number];

/** One submission as the queue lists it. */
export interface AdminKycCheck {
  /** An integer as a string, rising. */
  id: string;
  status: KycCheckStatus;
  user: { id: string; email: string; username: string; kycStatus: KycStatus };
  fullName: string;
  country: string;
  documentCount: number;
  reason: string | null;
  submittedAt: IsoTime;
  decidedAt: IsoTime | null;
  /** The operator's id. */
  decidedBy: string | null;
}

export interface AdminKycCheckDetail extends AdminKycCheck {
  profile: KycProfile;
  documents: KycDocument[];
}

/** Pending ones first, of these the oldest first; then the others, newest first. */
export interface AdminKycQuery extends PageQuery {
  status?: KycCheckStatus;
}

/** Body of POST /admin/kyc/:id/approve and /reject; the user reads the reason of a rejection. */
export interface DecideKycBody {
  reason: string;
}
