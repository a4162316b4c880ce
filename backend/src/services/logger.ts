import winston from 'winston';
import type { Logger } from '../lib/logger.ts';

export type LogLevel = 'error' | 'warn' | 'info' | 'http' | 'debug';

/** Lines about single requests are on their own level, so that they cost nothing when it is off. */
export interface AccessLogger {
  http(message: string, fields: object): void;
}

const REDACTED = '[redacted]';
const SECRET_NAME = /password|passwd|secret|token$|authorization|cookie|pepper|totp|hash$/i;
const DEPTH_MAX = 6;

/**
 * One JSON object per line on stdout. Fields whose names tell of secrets are never written, errors
 * are written without what their libraries attach to them, such as statements and their values.
 */
export function createLogger(level: LogLevel): {
  logger: Logger;
  /** Null when the level leaves it out. */
  accessLogger: AccessLogger | null;
} {
  const { combine, timestamp, json } = winston.format;
  const redact = winston.format((info) => {
    for (const [name, value] of Object.entries(info)) info[name] = safeField(name, value, 0);
    return info;
  });
  const logger = winston.createLogger({
    level,
    format: combine(redact(), timestamp(), json()),
  });
  // What adding a transport does, without its wish for an instance of one certain class.
  logger.pipe(new winston.transports.Console());
  return { logger, accessLogger: logger.isLevelEnabled('http') ? logger : null };
}

/** What may be written of a field. */
export function safeField(name: string, value: unknown, depth: number): unknown {
  if (SECRET_NAME.test(name)) return REDACTED;
  if (typeof value === 'bigint') return value.toString();
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  if (depth >= DEPTH_MAX) return '[nested]';
  if (value instanceof Error) return safeError(value, depth);
  if (Array.isArray(value)) return value.map((item) => safeField('', item, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([key, field]) => [key, safeField(key, field, depth + 1)]),
  );
}

function safeError(error: Error, depth: number): Record<string, unknown> {
  const code = 'code' in error ? { code: error.code } : {};
  const cause =
    error.cause === undefined ? {} : { cause: safeField('cause', error.cause, depth + 1) };
  return { name: error.name, message: error.message, stack: error.stack, ...code, ...cause };
}
