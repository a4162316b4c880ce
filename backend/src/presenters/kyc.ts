import type {
  AdminKycCheck,
  AdminKycCheckDetail,
  Kyc,
  KycDocument,
  KycProfile,
} from '../contracts/index.ts';
import type { KycCheckRecord } from '../models/kyc-check.ts';
import type { KycDocumentMetadata } from '../models/kyc-document.ts';
import type { OwnIdentityCheck } from '../services/identity/identity-checks.ts';
import type { QueuedCheck, QueuedCheckDetail } from '../services/identity/identity-queue.ts';

/** The check as its owner reads it: who decided is not theirs to know. */
export function presentKyc({ status, check, documents }: OwnIdentityCheck): Kyc {
  return {
    status,
    profile: check === null ? null : presentProfile(check),
    documents: documents.map(presentKycDocument),
    reason: status === 'rejected' ? (check?.reason ?? null) : null,
    submittedAt: check?.submittedAt.toISOString() ?? null,
    decidedAt: check?.decidedAt?.toISOString() ?? null,
  };
}

export function presentKycDocument(document: KycDocumentMetadata): KycDocument {
  const { id, kind, contentType, sizeBytes, createdAt } = document;
  return { id, kind, contentType, sizeBytes, createdAt: createdAt.toISOString() };
}

export function presentAdminKycCheck({ check, user, documentCount }: QueuedCheck): AdminKycCheck {
  return {
    id: check.id,
    status: check.status,
    user: {
      id: user.id,
      email: user.email,
      username: user.username,
      kycStatus: user.kycStatus,
    },
    fullName: check.fullName,
    country: check.country,
    documentCount,
    reason: check.reason,
    submittedAt: check.submittedAt.toISOString(),
    decidedAt: check.decidedAt?.toISOString() ?? null,
    decidedBy: check.decidedBy,
  };
}

export function presentAdminKycDetail(detail: QueuedCheckDetail): AdminKycCheckDetail {
  return {
    ...presentAdminKycCheck(detail),
    profile: presentProfile(detail.check),
    documents: detail.documents.map(presentKycDocument),
  };
}

function presentProfile(check: KycCheckRecord): KycProfile {
  const { fullName, birthDate, country, addressLine, city, postalCode, documentType } = check;
  return { fullName, birthDate, country, addressLine, city, postalCode, documentType };
}
