import Joi, { type Schema } from 'joi';
import joiToSwagger from 'joi-to-swagger';
import { ERROR_CODES, LIMITS, type Failure } from '../../contracts/index.ts';
import { ADJUSTMENT_OPERATIONS } from './adjustment-operations.ts';
import { ACCOUNT_OPERATIONS } from './account-operations.ts';
import { ADMIN_OPERATIONS } from './admin-operations.ts';
import { API_KEY_OPERATIONS } from './api-key-operations.ts';
import { errorDetails, oneOf, word } from './answer-fields.ts';
import { KYC_OPERATIONS } from './kyc-operations.ts';
import { NOTIFICATION_OPERATIONS } from './notification-operations.ts';
import { FEE_OPERATIONS } from './fee-operations.ts';
import { HEALTH_OPERATIONS } from './health-operations.ts';
import { HOUSE_OPERATIONS } from './house-operations.ts';
import type { Operation } from './operation.ts';
import { SECURITY_OPERATIONS } from './security-operations.ts';
import { RECONCILIATION_OPERATIONS } from './reconciliation-operations.ts';
import { AUTH_OPERATIONS, MARKET_OPERATIONS } from './public-operations.ts';
import { SURVEILLANCE_OPERATIONS } from './surveillance-operations.ts';
import { ORDER_OPERATIONS, WALLET_OPERATIONS } from './trading-operations.ts';
import { WITHDRAWAL_RULE_OPERATIONS } from './withdrawal-rule-operations.ts';

/** Every route below /api but the document's own. */
export const OPERATIONS: readonly Operation[] = [
  ...AUTH_OPERATIONS,
  ...SECURITY_OPERATIONS,
  ...API_KEY_OPERATIONS,
  ...ACCOUNT_OPERATIONS,
  ...MARKET_OPERATIONS,
  ...ORDER_OPERATIONS,
  ...WALLET_OPERATIONS,
  ...WITHDRAWAL_RULE_OPERATIONS,
  ...NOTIFICATION_OPERATIONS,
  ...FEE_OPERATIONS,
  ...HOUSE_OPERATIONS,
  ...SURVEILLANCE_OPERATIONS,
  ...HEALTH_OPERATIONS,
  ...ADMIN_OPERATIONS,
  ...KYC_OPERATIONS,
  ...ADJUSTMENT_OPERATIONS,
  ...RECONCILIATION_OPERATIONS,
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
  401: 'Not signed in, the session has ended, or the request is not signed right.',
  403: 'Known, but not allowed.',
  404: 'There is no such thing, or it is not yours.',
  409: 'It exists already, or is closed already.',
  413: 'The body is too large.',
  415: 'The body is not JSON, or not of a type that the route takes.',
  422: 'Refused with a reason code; nothing has changed.',
  429: 'Too many requests; `Retry-After` says when to come back.',
  500: 'A fault of ours; whether it took effect is told by the same key sent again.',
  503: 'Not available now; whether it took effect is told by the same key sent again.',
};

const SECURITY_SCHEMES: JsonObject = {
  bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' },
  apiKey: { type: 'apiKey', in: 'header', name: 'X-API-Key' },
  apiTimestamp: {
    type: 'apiKey',
    in: 'header',
    name: 'X-API-Timestamp',
    description:
      'Milliseconds since 1970, at most 5 s from the time of `GET /api/status`; `X-API-Recv-Window` ' +
      `allows up to ${LIMITS.recvWindowMsMax} ms.`,
  },
  apiSignature: {
    type: 'apiKey',
    in: 'header',
    name: 'X-API-Signature',
    description:
      'HMAC-SHA256 by the secret, in hexadecimal, of timestamp + METHOD + path with query + body.',
  },
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
      securitySchemes: SECURITY_SCHEMES,
      responses: failureResponses(failure),
      schemas: asOpenApi31(schemas),
    },
  };
}

function describe(operation: Operation, write: (schema: Schema) => Json): JsonObject {
  const { tag, summary, access, key, status, data } = operation;
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
    ...(access === 'public' ? {} : { security: securityOf(operation) }),
    ...(key === undefined ? {} : { 'x-key-permission': key }),
    ...(access === 'public' || access === 'session' ? {} : { 'x-permission': access }),
    parameters: parameters(operation, write),
    ...requestBody(operation, write),
    responses: {
      [String(status)]: {
        description: status === 201 ? 'Done.' : 'The answer.',
        content: fileContent(operation.file) ?? {
          'application/json': { schema: answer },
          ...csvContent(operation),
        },
      },
      ...Object.fromEntries(failures),
    },
  };
}

function requestBody({ body, upload }: Operation, write: (schema: Schema) => Json): JsonObject {
  const content =
    body === undefined ? fileContent(upload) : { 'application/json': { schema: write(body) } };
  return content === null ? {} : { requestBody: { required: true, content } };
}

function fileContent(mediaTypes: readonly string[] | undefined): JsonObject | null {
  return mediaTypes === undefined
    ? null
    : Object.fromEntries(mediaTypes.map((mediaType) => [mediaType, {}]));
}

/** A session, or where keys may be used, three headers that belong together. */
function securityOf({ key }: Operation): Json[] {
  const signed: Json = { apiKey: [], apiTimestamp: [], apiSignature: [] };
  return [{ bearer: [] }, ...(key === undefined ? [] : [signed])];
}

/** The whole list as a file, for `Accept: text/csv`. */
function csvContent({ csv }: Operation): JsonObject {
  if (csv === undefined) return {};
  const description =
    `RFC 4180 with a header row, streamed: ${csv.join(', ')}. All rows that the filters match, at ` +
    `most ${LIMITS.exportRowsMax.toLocaleString('en')}; \`limit\` and \`cursor\` are ignored.`;
  return { 'text/csv': { schema: { type: 'string', description } } };
}

function failureStatuses(operation: Operation) {
  const { path, access, body, upload, query, refusals = [], idempotencyKey } = operation;
  const isParsed = body !== undefined || query !== undefined || idempotencyKey !== undefined;
  const hasPathId = path.includes('{');
  return [
    ...(isParsed || hasPathId ? [400] : []),
    ...(access !== 'public' || path.startsWith('/auth/') ? [401] : []),
    ...(access !== 'public' || refusals.includes(403) ? [403] : []),
    ...(hasPathId || refusals.includes(404) ? [404] : []),
    ...refusals.filter((code) => code === 409),
    ...(body === undefined && upload === undefined ? [] : [413, 415]),
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
