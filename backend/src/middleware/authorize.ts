import type { RequestHandler } from 'express';
import { ROLE_PERMISSIONS, type Permission } from '../contracts/index.ts';
import { AppError } from '../lib/app-error.ts';
import { principalOf } from './request-context.ts';

/** Lets through whose role holds the permission. Comes after `authenticate`. */
export function authorize(permission: Permission): RequestHandler {
  return (req, _res, next) => {
    if (!ROLE_PERMISSIONS[principalOf(req).role].includes(permission)) {
      throw new AppError('forbidden', `This needs the permission ${permission}.`);
    }
    next();
  };
}
