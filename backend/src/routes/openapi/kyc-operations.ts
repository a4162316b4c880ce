import Joi from 'joi';
import {
  KYC_CHECK_STATUSES,
  KYC_CONTENT_TYPES,
  KYC_DOCUMENT_KINDS,
  KYC_STATUSES,
  type AdminKycCheck,
  type AdminKycCheckDetail,
  type Kyc,
  type KycDocument,
} from '../../contracts/index.ts';
import {
  decideKycSchema,
  kycDocumentQuerySchema,
  kycProfileSchema,
  kycQueueQuerySchema,
} from '../../controllers/kyc-schemas.ts';
import {
  count,
  integerId,
  listOf,
  oneOf,
  orNull,
  pageOf,
  time,
  uuid,
  word,
} from './answer-fields.ts';
import type { Operation } from './operation.ts';

const documentAnswer = Joi.object<KycDocument, true>({
  id: integerId(),
  kind: oneOf(KYC_DOCUMENT_KINDS),
  contentType: oneOf(KYC_CONTENT_TYPES),
  sizeBytes: count(),
  createdAt: time(),
}).meta({ className: 'KycDocument' });

const kycAnswer = Joi.object<Kyc, true>({
  status: oneOf(KYC_STATUSES),
  profile: kycProfileSchema.required().allow(null),
  documents: listOf(documentAnswer),
  reason: orNull(word()),
  submittedAt: orNull(time()),
  decidedAt: orNull(time()),
}).meta({ className: 'Kyc' });

const CHECK_FIELDS = {
  id: integerId(),
  status: oneOf(KYC_CHECK_STATUSES),
  user: Joi.object<AdminKycCheck['user'], true>({
    id: uuid(),
    email: word(),
    username: word(),
    kycStatus: oneOf(KYC_STATUSES),
  }).required(),
  fullName: word(),
  country: word(),
  documentCount: count(),
  reason: orNull(word()),
  submittedAt: time(),
  decidedAt: orNull(time()),
  decidedBy: orNull(uuid()),
};

const checkAnswer = Joi.object<AdminKycCheck, true>(CHECK_FIELDS).meta({
  className: 'AdminKycCheck',
});

const checkDetailAnswer = Joi.object<AdminKycCheckDetail, true>({
  ...CHECK_FIELDS,
  profile: kycProfileSchema.required(),
  documents: listOf(documentAnswer),
}).meta({ className: 'AdminKycCheckDetail' });

const OWN = { tag: 'Identity', access: 'session' } as const;
const QUEUE = { tag: 'Admin', access: 'users:kyc', status: 200 } as const;

export const KYC_OPERATIONS: Operation[] = [
  {
    ...OWN,
    method: 'get',
    path: '/kyc',
    summary: 'Where your identity check stands.',
    status: 200,
    data: kycAnswer,
  },
  {
    ...OWN,
    method: 'post',
    path: '/kyc',
    summary: 'Submit your details with the documents uploaded before.',
    body: kycProfileSchema,
    status: 201,
    data: kycAnswer,
    refusals: [409],
  },
  {
    ...OWN,
    method: 'post',
    path: '/kyc/documents',
    summary: 'Upload a document: the file itself, at most 5 MB, at most six of them.',
    query: kycDocumentQuerySchema,
    upload: KYC_CONTENT_TYPES,
    status: 201,
    data: documentAnswer,
    refusals: [409],
  },
  {
    ...OWN,
    method: 'delete',
    path: '/kyc/documents/{id}',
    summary: 'Delete a document that is not submitted.',
    status: 200,
    data: documentAnswer,
  },
  {
    ...QUEUE,
    method: 'get',
    path: '/admin/kyc',
    summary: 'Identity checks: who waits longest first, then what was decided, newest first.',
    query: kycQueueQuerySchema,
    data: pageOf(checkAnswer),
  },
  {
    ...QUEUE,
    method: 'get',
    path: '/admin/kyc/{id}',
    summary: 'One identity check with what was submitted.',
    data: checkDetailAnswer,
  },
  {
    ...QUEUE,
    method: 'get',
    path: '/admin/kyc/{id}/documents/{documentId}',
    summary: 'A document as a file. Each look is kept in the audit log.',
    data: Joi.binary(),
    file: KYC_CONTENT_TYPES,
  },
  {
    ...QUEUE,
    method: 'post',
    path: '/admin/kyc/{id}/approve',
    summary: 'Approve an identity check: its user may withdraw at once.',
    body: decideKycSchema,
    data: checkDetailAnswer,
    refusals: [409],
  },
  {
    ...QUEUE,
    method: 'post',
    path: '/admin/kyc/{id}/reject',
    summary: 'Reject an identity check; its user reads the reason and may submit again.',
    body: decideKycSchema,
    data: checkDetailAnswer,
    refusals: [409],
  },
];
