import type { ArraySchema, ObjectSchema, Schema } from 'joi';
import type { ApiKeyPermission, Permission } from '../../contracts/index.ts';

/** What one route takes and answers, for the OpenAPI document and for the tests. */
export interface Operation {
  method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  /** Below /api, with parameters in braces. */
  path: string;
  tag: 'Auth' | 'Markets' | 'Orders' | 'Wallet' | 'Fees' | 'Notifications' | 'Identity' | 'Admin';
  summary: string;
  /** Nobody in particular, anybody who is signed in, or whose role holds a permission. */
  access: 'public' | 'session' | Permission;
  /** What a key has to hold to be used here; without it, the route is for sessions only. */
  key?: ApiKeyPermission;
  query?: ObjectSchema;
  body?: ObjectSchema;
  /** Media types of a body that is a file. */
  upload?: readonly string[];
  /** Whether the header `Idempotency-Key` names the request. */
  idempotencyKey?: 'required' | 'optional';
  status: 200 | 201 | 202;
  /** `data` of the answer. */
  data: ObjectSchema | ArraySchema | Schema;
  /** Media types of an answer that is a file, instead of `data`. */
  file?: readonly string[];
  /** The columns that a client gets who accepts `text/csv`. */
  csv?: readonly string[];
  /** Failures beyond those that follow from the rest. */
  refusals?: readonly (403 | 404 | 409 | 422)[];
}
