/** What start-up code needs of a logger; winston's satisfies it. */
export interface Log {
  info(message: string, fields?: Record<string, unknown>): void;
  warn(message: string, fields?: Record<string, unknown>): void;
  error(message: string, fields?: Record<string, unknown>): void;
}

/** Writes plain lines to stderr: for commands whose stdout is their answer. */
export const stderrLog: Log = {
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

/** For tests and measurements that look at effects only. */
export const silentLog: Log = {
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
};

function write(message: string, fields: Record<string, unknown> | undefined): void {
  const suffix = fields === undefined ? '' : ` ${JSON.stringify(fields)}`;
  process.stderr.write(`${message}${suffix}\n`);
}
