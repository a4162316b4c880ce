import Joi, { type NumberSchema, type StringSchema } from 'joi';
import { CLIENT_ORDER_ID_PATTERN, LIMITS } from '../contracts/index.ts';
import { DECIMAL_PATTERN } from '../lib/decimal.ts';
import { EMAIL_PATTERN, normalizeEmail } from '../lib/email.ts';

/** Anything but control characters and broken halves of characters: what PostgreSQL stores as text. */
const PRINTABLE_PATTERN = /^[^\p{Cc}\p{Cs}]*$/u;
const PRINTABLE_LINES_PATTERN = /^(?:[^\p{Cc}\p{Cs}]|\n)*$/u;
const TIME_PATTERN = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2}))?$/;
const DAY_PATTERN = /^(19|20)\d{2}-\d{2}-\d{2}$/;
const YEAR_MIN = 1970;
const DAY_LENGTH = '1970-01-01'.length;

/** An unsigned amount as a decimal string. */
export function amount(): StringSchema {
  return Joi.string().pattern(
    DECIMAL_PATTERN,
    'an unsigned decimal string with at most 8 decimals',
  );
}

export function positiveAmount(): StringSchema {
  return amount().pattern(/[1-9]/, 'greater than 0').description('Greater than 0.');
}

/** Positive or negative, never 0. */
export function signedAmount(): StringSchema {
  return Joi.string()
    .pattern(/^-?(0|[1-9]\d{0,27})(\.\d{1,8})?$/, 'a decimal string with at most 8 decimals')
    .pattern(/[1-9]/, 'other than 0')
    .description('Negative takes away. Not 0.');
}

/** Basis points: at most two decimals. */
export function basisPoints(): StringSchema {
  return Joi.string().pattern(
    /^(0|[1-9]\d{0,3})(\.\d{1,2})?$/,
    'basis points with at most 2 decimals',
  );
}

/** A token's id or symbol. */
export function tokenReference(): StringSchema {
  return Joi.string().pattern(/^[A-Za-z0-9]{1,10}$/, 'the id or the symbol of a token');
}

export function clientOrderId(): StringSchema {
  return Joi.string().pattern(CLIENT_ORDER_ID_PATTERN, 'at most 36 letters, digits or . _ : / -');
}

/** A code of an authenticator app, or a recovery code. */
export function secondFactorCode(): StringSchema {
  return Joi.string().pattern(
    /^[0-9A-Za-z -]{6,20}$/,
    'a code of 6 digits, or a recovery code of 10 letters and digits',
  );
}

/** What a person wrote, not empty. */
export function text(lengthMax: number): StringSchema {
  return Joi.string()
    .max(lengthMax)
    .pattern(/\S/, 'not only blanks')
    .pattern(PRINTABLE_PATTERN, 'without control characters');
}

/** Like {@link text}, with line breaks. */
export function paragraphs(lengthMax: number): StringSchema {
  return Joi.string()
    .max(lengthMax)
    .pattern(/\S/, 'not only blanks')
    .pattern(PRINTABLE_LINES_PATTERN, 'without control characters besides line breaks');
}

/** Folded to its one spelling. */
export function email(): StringSchema {
  return Joi.string()
    .max(LIMITS.emailLengthMax)
    .custom((value: string, helpers) => {
      const normalized = normalizeEmail(value);
      const isEmail = normalized.length <= LIMITS.emailLengthMax && EMAIL_PATTERN.test(normalized);
      return isEmail ? normalized : helpers.error('string.email');
    })
    .messages({ 'string.email': 'must be an e-mail address' })
    .meta({ swagger: { format: 'email' } });
}

/** An ISO 8601 date or time with its zone, from 1970. */
export function isoTime(): StringSchema {
  return Joi.string()
    .custom((value: string, helpers) => {
      const isTime = TIME_PATTERN.test(value) && !Number.isNaN(Date.parse(value));
      return isTime && isDay(value.slice(0, DAY_LENGTH)) && Number(value.slice(0, 4)) >= YEAR_MIN
        ? value
        : helpers.error('string.isoDate');
    })
    .messages({ 'string.isoDate': 'must be an ISO 8601 time with its zone' })
    .description('ISO 8601 with its zone, or a date in UTC.');
}

/** A day of the calendar: YYYY-MM-DD, from 1900. */
export function calendarDay(): StringSchema {
  return Joi.string()
    .custom((value: string, helpers) => {
      const isWritten = DAY_PATTERN.test(value) && !Number.isNaN(Date.parse(value));
      return isWritten && isDay(value) ? value : helpers.error('string.isoDate');
    })
    .messages({ 'string.isoDate': 'must be a date from 1900 as YYYY-MM-DD' })
    .meta({ swagger: { format: 'date' } });
}

export function pageLimit(max: number = LIMITS.pageSizeMax): NumberSchema {
  return Joi.number().integer().min(1).max(max);
}

export function cursor(): StringSchema {
  return Joi.string()
    .max(100)
    .pattern(/^[\w-]+$/, 'a cursor of this list');
}

/** Parameters of every paged list. */
export const PAGE_FIELDS = { limit: pageLimit(), cursor: cursor() };

/** Whether the calendar has it: 30 February would be read as 2 March. @param day one that can be read. */
function isDay(day: string): boolean {
  return new Date(day).toISOString().startsWith(day);
}
