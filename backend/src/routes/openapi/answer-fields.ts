import Joi, { type ArraySchema, type ObjectSchema, type Schema, type StringSchema } from 'joi';
import type { ErrorDetail, Page } from '../../contracts/index.ts';
import { amount } from '../../controllers/schema-fields.ts';

const SIGNED_DECIMAL_PATTERN = /^-?(0|[1-9]\d{0,27})(\.\d{1,8})?$/;
const TIME_PATTERN = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;

/** Fields of answers: present always, null only where they say so. */
export function decimal(): StringSchema {
  return amount().required();
}

export function signedDecimal(): StringSchema {
  return Joi.string().pattern(SIGNED_DECIMAL_PATTERN).required();
}

export function integerId(): StringSchema {
  return Joi.string()
    .pattern(/^[1-9]\d{0,18}$/)
    .required();
}

export function uuid(): StringSchema {
  return Joi.string()
    .pattern(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)
    .meta({ swagger: { format: 'uuid' } })
    .required();
}

export function time(): StringSchema {
  return Joi.string()
    .pattern(TIME_PATTERN)
    .meta({ swagger: { format: 'date-time' } })
    .required();
}

/** A date in UTC. */
export function day(): StringSchema {
  return Joi.string()
    .pattern(/^\d{4}-\d{2}-\d{2}$/)
    .meta({ swagger: { format: 'date' } })
    .required();
}

export function word(): StringSchema {
  return Joi.string().required();
}

export function oneOf(words: readonly string[]): StringSchema {
  return Joi.string()
    .valid(...words)
    .required();
}

export function orNull(schema: StringSchema): StringSchema {
  return schema.allow(null);
}

export function count() {
  return Joi.number().integer().min(0).required();
}

export function flag() {
  return Joi.boolean().required();
}

/** Of routes that have nothing to tell. */
export function nothing(): Schema {
  return Joi.any()
    .valid(null)
    .meta({ swagger: { type: 'null' } });
}

export function listOf(item: ObjectSchema): ArraySchema {
  return Joi.array().items(item).required();
}

/** The fields that are not valid, and why. */
export function errorDetails(): ArraySchema {
  return listOf(Joi.object<ErrorDetail, true>({ field: word(), message: word() })).optional();
}

/** A page of a list, newest first. */
export function pageOf<T>(item: ObjectSchema<T>): ObjectSchema<Page<T>> {
  return Joi.object<Page<T>>({ items: listOf(item), nextCursor: orNull(word()) });
}
