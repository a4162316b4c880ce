import type { Logger } from '../src/lib/logger.ts';

/** Says only what makes a measurement worthless. */
export const quietLogger: Logger = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: (message, fields) => {
    process.stderr.write(`${message} ${JSON.stringify(fields ?? {})}\n`);
  },
};
