import type { Logger } from '../lib/logger.ts';

/** Plain lines on stderr, for commands whose stdout is their answer. */
export const stderrLogger: Logger = {
  debug: () => undefined,
  info: (message, fields) => {
    write(message, fields);
  },
  warn: (message, fields) => {
    write(`warning: ${message}`, fields);
  },
  error: (message, fields) => {
    write(`error: ${message}`, fields);
  },
};

function write(message: string, fields: Record<string, unknown> | undefined): void {
  const suffix = fields === undefined ? '' : ` ${JSON.stringify(fields)}`;
  process.stderr.write(`${message}${suffix}\n`);
}
