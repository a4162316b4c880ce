import Joi, { type StringSchema } from 'joi';
import {
  COUNTRY_CODES,
  KYC_CHECK_STATUSES,
  KYC_DOCUMENT_KINDS,
  KYC_DOCUMENT_TYPES,
  LIMITS,
  type AdminKycQuery,
  type DecideKycBody,
  type KycDocumentQuery,
  type KycProfile,
} from '../contracts/index.ts';
import { calendarDay, PAGE_FIELDS, text } from './schema-fields.ts';

/** Characters that would make a name read otherwise than it is written: directions and line ends. */
const PLAIN_PATTERN = /^[^\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]*$/;

/** What a document says of a person, in any script. */
function written(lengthMax: number): StringSchema {
  return text(lengthMax).trim().pattern(PLAIN_PATTERN, 'without characters that change direction');
}

const profileFields = {
  fullName: written(LIMITS.kycNameLengthMax).required(),
  birthDate: calendarDay().required(),
  country: Joi.string()
    .valid(...COUNTRY_CODES)
    .required()
    .messages({ 'any.only': 'must be an ISO 3166-1 alpha-2 code such as DE' }),
  addressLine: written(LIMITS.kycAddressLengthMax).required(),
  city: written(LIMITS.kycNameLengthMax).required(),
  postalCode: written(LIMITS.kycPostalCodeLengthMax).required(),
  documentType: Joi.string()
    .valid(...KYC_DOCUMENT_TYPES)
    .required(),
};

/** Also what the profile is answered with. */
export const kycProfileSchema = Joi.object<KycProfile, true>(profileFields).meta({
  className: 'KycProfile',
});

export const kycDocumentQuerySchema = Joi.object<KycDocumentQuery, true>({
  kind: Joi.string()
    .valid(...KYC_DOCUMENT_KINDS)
    .required(),
});

export const kycQueueQuerySchema = Joi.object<AdminKycQuery, true>({
  ...PAGE_FIELDS,
  status: Joi.string().valid(...KYC_CHECK_STATUSES),
});

export const decideKycSchema = Joi.object<DecideKycBody, true>({
  reason: text(LIMITS.reasonLengthMax).required(),
});
