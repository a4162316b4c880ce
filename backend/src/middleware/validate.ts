import type { ObjectSchema, ValidationOptions } from 'joi';
import { AppError } from '../lib/app-error.ts';
import type { Request } from 'express';

const BODY_OPTIONS: ValidationOptions = {
  abortEarly: false,
  // A number is not a string: money is never converted on the way in.
  convert: false,
  errors: { label: false },
  // Not with each field: Joi would merge a field's own messages into these whenever it meets it.
  messages: { 'string.pattern.name': 'must be {{#name}}' },
};

/** In a query everything is text. */
const QUERY_OPTIONS: ValidationOptions = { ...BODY_OPTIONS, convert: true };

/** @throws AppError `validation_failed` naming every field. */
export function parseBody<T>(schema: ObjectSchema<T>, req: Pick<Request, 'body'>): T {
  return check(schema, req.body ?? {}, BODY_OPTIONS, 'body');
}

/** @throws AppError `validation_failed` naming every parameter. */
export function parseQuery<T>(schema: ObjectSchema<T>, req: Pick<Request, 'query'>): T {
  return check(schema, req.query, QUERY_OPTIONS, 'query');
}

/** A named part of the path. */
export function pathParameter(req: Pick<Request, 'params'>, name: string): string {
  const value = req.params[name];
  if (typeof value === 'string') return value;
  throw new AppError('not_found', 'There is nothing at this path.');
}

/** A header that a route cannot do without. @throws AppError `validation_failed`. */
export function requireHeader(
  req: Pick<Request, 'get'>,
  header: { name: string; pattern: RegExp; rule: string },
): string {
  const value = req.get(header.name);
  if (value !== undefined && header.pattern.test(value)) return value;
  throw new AppError('validation_failed', 'The request is not valid.', {
    details: [
      {
        field: header.name,
        message: value === undefined ? 'is a required header' : `must be ${header.rule}`,
      },
    ],
  });
}

/** Schemas with their options built in: given at each call, they would be merged at each call. */
const prepared = new WeakMap<ValidationOptions, WeakMap<ObjectSchema, ObjectSchema>>([
  [BODY_OPTIONS, new WeakMap()],
  [QUERY_OPTIONS, new WeakMap()],
]);

function prepare<T>(schema: ObjectSchema<T>, options: ValidationOptions): ObjectSchema<T> {
  const schemas = prepared.get(options);
  const known = schemas?.get(schema) as ObjectSchema<T> | undefined;
  if (known !== undefined) return known;
  const fresh = schema.prefs(options);
  schemas?.set(schema, fresh);
  return fresh;
}

function check<T>(
  schema: ObjectSchema<T>,
  input: unknown,
  options: ValidationOptions,
  whole: string,
): T {
  const result = prepare(schema, options).validate(input);
  if (result.error === undefined) return result.value;
  throw new AppError('validation_failed', 'The request is not valid.', {
    details: result.error.details.map(({ path, message }) => ({
      field: path.length === 0 ? whole : path.join('.'),
      message,
    })),
  });
}
