import Joi, { type Schema } from 'joi';
import joiToSwagger from 'joi-to-swagger';
import { ERROR_CODES, LIMITS, type Failure } from '../../contracts/index.ts';
import { ADMIN_OPERATIONS } from './admin-operations.ts';
import { errorDetails, oneOf, word } from './answer-fields.ts';
import { NOTIFICATION_OPERATIONS } from './notification-operations.ts';
import { FEE_OPERATIONS } from './fee-operations.ts';
import type { Operation } from './operation.ts';
import { AUTH_OPERATIONS, MARKET_OPERATIONS } from './public-operations.ts';
import { ORDER_OPERATIONS, WALLET_OPERATIONS } from './trading-operations.ts';
import { WITHDRAWAL_RULE_OPERATIONS } from './withdrawal-rule-operations.ts';

/** Every route below /api but the document's own. */
export const OPERATIONS: readonly Operation[] = [
  ...AUTH_OPERATIONS,
  ...MARKET_OPERATIONS,
  ...ORDER_OPERATIONS,
  ...WALLET_OPERATIONS,
  ...WITHDRAWAL_RULE_OPERATIONS,
  ...NOTIFICATION_OPERATIONS,
  ...FEE_OPERATIONS,
  ...ADMIN_OPERATIONS,
];

/** JSON as it is written into the document. */
type Json = string | number | boolean | null | Json[] | { [name: string]: Json };
type JsonObject = Record<string, Json>;

export const failureAnswer = Joi.object<Failure, true>({
  success: Joi.boolean().valid(false).required(),
  error: Joi.object<Failure['error'], true>({
    code: oneOf(ERROR_CODES),
    message: word(),
    requestId: word(),
    details: errorDetails(),
  }).required(),
}).meta({ className: 'Failure' });

const FAILURE_MEANINGS: Record<number, string> = {
  400: 'The request is not valid; `details` names the fields.',
  401: 'Not signed in, or the session has ended.',
  403: 'Signed in, but not allowed.',
  404: 'There is no such thing, or it is not yours.',
  409: 'It exists already, or is closed already.',
  413: 'The body is too large.',
  415: 'The body is not JSON.',
  422: 'Refused with a reason code; nothing has changed.',
  429: 'Too many requests; `Retry-After` says when to come back.',
  500: 'A fault of ours; whether it took effect is told by the same key sent again.',
  503: 'Not available now; whether it took effect is told by the same key sent again.',
};

/** The OpenAPI 3.1 description of the API, made from the schemas that validate its requests. */
export function openApiDocument(): JsonObject {
  const schemas: JsonObject = {};
  const write = (schema: Schema): Json => {
    const { swagger, components } = joiToSwagger.default(schema, { schemas });
    Object.assign(schemas, (components as { schemas?: JsonObject } | undefined)?.schemas);
    return asOpenApi31(swagger);
  };
  const failure = write(failureAnswer);
  const paths: Record<string, JsonObject> = {};
  for (const operation of OPERATIONS) {
    const path = (paths[`/api${operation.path}`] ??= {});
    path[operation.method] = describe(operation, write);
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'TokenTradeX',
      version: '1',
      description:
        'Money and quantities are decimal strings, times ISO 8601 in UTC. Every answer is ' +
        '`{ success, data }` or `{ success, error }`.',
    },
    servers: [{ url: '/' }],
    paths,
    components: {
      securitySchemes: { bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } },
      responses: failureResponses(failure),
      schemas: asOpenApi31(schemas),
    },
  };
}

function describe(operation: Operation, write: (schema: Schema) => Json): JsonObject {
  const { tag, summary, access, body, status, data } = operation;
  const answer: Json = {
    type: 'object',
    properties: { success: { const: true }, data: write(data) },
    required: ['success', 'data'],
    additionalProperties: false,
  };
  const failures = failureStatuses(operation).map((code): [string, Json] => [
    String(code),
    { $ref: `#/components/responses/${code}` },
  ]);
  return {
    tags: [tag],
    summary,
    ...(access === 'public' ? {} : { security: [{ bearer: [] }] }),
    ...(access === 'public' || access === 'session' ? {} : { 'x-permission': access }),
    parameters: parameters(operation, write),
    ...(body === undefined
      ? {}
      : {
          requestBody: { required: true, content: { 'application/json': { schema: write(body) } } },
        }),
    responses: {
      [String(status)]: {
        description: status === 201 ? 'Done.' : 'The answer.',
        content: { 'application/json': { schema: answer }, ...csvContent(operation) },
      },
      ...Object.fromEntries(failures),
    },
  };
}

/** The whole list as a file, for `Accept: text/csv`. */
function csvContent({ csv }: Operation): JsonObject {
  if (csv === undefined) return {};
  const description =
    `RFC 4180 with a header row, streamed: ${csv.join(', ')}. All rows that the filters match, at ` +
    `most ${LIMITS.exportRowsMax.toLocaleString('en')}; \`limit\` and \`cursor\` are ignored.`;
  return { 'text/csv': { schema: { type: 'string', description } } };
}

function failureStatuses({ path, access, body, query, refusals = [], idempotencyKey }: Operation) {
  const isParsed = body !== undefined || query !== undefined || idempotencyKey !== undefined;
  const hasPathId = path.includes('{');
  const mayBeForbidden = access !== 'public' && access !== 'session';
  return [
    ...(isParsed || hasPathId ? [400] : []),
    ...(access !== 'public' || path.startsWith('/auth/') ? [401] : []),
    ...(mayBeForbidden || refusals.includes(403) ? [403] : []),
    ...(hasPathId || refusals.includes(404) ? [404] : []),
    ...refusals.filter((code) => code === 409),
    ...(body === undefined ? [] : [413, 415]),
    ...refusals.filter((code) => code === 422),
    429,
    500,
    503,
  ];
}

function parameters(operation: Operation, write: (schema: Schema) => Json): Json[] {
  const { path, query, idempotencyKey } = operation;
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']): Json => {
    return { name, in: 'path', required: true, schema: { type: 'string' } };
  });
  const written = (query === undefined ? {} : write(query)) as {
    properties?: JsonObject;
    required?: string[];
  };
  const inQuery = Object.entries(written.properties ?? {}).map(([name, schema]): Json => {
    return { name, in: 'query', required: written.required?.includes(name) ?? false, schema };
  });
  if (idempotencyKey === undefined) return [...inPath, ...inQuery];
  const header: Json = {
    name: 'Idempotency-Key',
    in: 'header',
    required: idempotencyKey === 'required',
    description: 'The same key again answers with the first outcome.',
    schema: { type: 'string', minLength: 1, maxLength: LIMITS.idempotencyKeyLengthMax },
  };
  return [...inPath, ...inQuery, header];
}

function failureResponses(failure: Json): JsonObject {
  return Object.fromEntries(
    Object.entries(FAILURE_MEANINGS).map(([status, description]) => [
      status,
      { description, content: { 'application/json': { schema: failure } } },
    ]),
  );
}

/** The generator speaks OpenAPI 3.0, where null is a flag instead of a type. */
function asOpenApi31(value: Json): Json {
  if (Array.isArray(value)) return value.map(asOpenApi31);
  if (typeof value !== 'object' || value === null) return value;
  const { nullable, ...rest } = value;
  const converted = Object.fromEntries(
    Object.entries(rest).map(([name, inner]) => [name, asOpenApi31(inner)]),
  );
  if (nullable !== true) return converted;
  if (typeof converted['type'] === 'string') converted['type'] = [converted['type'], 'null'];
  if (Array.isArray(converted['enum'])) converted['enum'] = [...converted['enum'], null];
  return converted;
}
