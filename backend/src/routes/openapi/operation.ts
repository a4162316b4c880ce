import type { ArraySchema, ObjectSchema, Schema } from 'joi';
import type { Permission } from '../../contracts/index.ts';

/** What one route takes and answers, for the OpenAPI document and for the tests. */
export interface Operation {
  method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  /** Below /api, with parameters in braces. */
  path: string;
  tag: 'Auth' | 'Markets' | 'Orders' | 'Wallet' | 'Fees' | 'Notifications' | 'Admin';
  summary: string;
  /** Nobody in particular, anybody who is signed in, or whose role holds a permission. */
  access: 'public' | 'session' | Permission;
  query?: ObjectSchema;
  body?: ObjectSchema;
  /** Whether the header `Idempotency-Key` names the request. */
  idempotencyKey?: 'required' | 'optional';
  status: 200 | 201;
  /** `data` of the answer. */
  data: ObjectSchema | ArraySchema | Schema;
  /** The columns that a client gets who accepts `text/csv`. */
  csv?: readonly string[];
  /** Failures beyond those that follow from the rest. */
  refusals?: readonly (403 | 404 | 409 | 422)[];
}
