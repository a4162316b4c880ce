import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseEnv } from 'node:util';
import { EnvVariables } from './env-variables.ts';
import { readOrCreateSecrets, weaknessOf, type Secrets } from './secrets.ts';

export const NODE_ENVS = ['development', 'test', 'production'] as const;
export const LOG_LEVELS = ['error', 'warn', 'info', 'http', 'debug'] as const;

/** Who may read `/metrics`. `local`: callers on the loopback interface only. */
export type MetricsAccess =
  | { access: 'off' }
  | { access: 'local' }
  | { access: 'everyone' }
  | { access: 'token'; token: string };

/** Everything that can be set from outside, checked. `.env.example` explains each. */
export interface Config {
  nodeEnv: (typeof NODE_ENVS)[number];
  isProduction: boolean;
  port: number;
  host: string;
  /** The external PostgreSQL; null means the embedded one. */
  database: { appUrl: string; ownerUrl: string } | null;
  /** Absolute path. */
  dataDir: string;
  redisUrl: string | null;
  jwtSecret: string;
  passwordPepper: string;
  /** Where browsers reach the web app, without a slash at its end: what mailed links begin with. */
  publicUrl: string;
  /** Without a server, mail is written into the data directory. */
  mail: { smtpUrl: string | null; from: string };
  /** Whether withdrawals need an e-mail address that was proven. */
  isVerifiedEmailRequired: boolean;
  isDemoMarketOn: boolean;
  isDemoDataOn: boolean;
  areSandboxDepositsOn: boolean;
  isRateLimitOn: boolean;
  /** Origins besides our own that may call the API from a browser. */
  corsOrigins: string[];
  logLevel: (typeof LOG_LEVELS)[number];
  /** Symbol of the cash token. */
  quoteSymbol: string;
  /** Proxies in front of this process whose X-Forwarded-For entries are believed. */
  trustProxyHops: number;
  metrics: MetricsAccess;
  /** Commands waiting for the engine; more are answered 503. */
  engineQueueMax: number;
  /** Commands committed together. */
  engineBatchMax: number;
  /** How long an address of the address book waits before withdrawals may go to it. */
  addressCoolOffHours: number;
  checkpointHours: number;
  checkpointMegabytes: number;
  /** What an operator should know and is no error; log them at start. */
  notices: string[];
}

/** Every problem of the configuration at once, one per line of `message`. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(
      ['The configuration is not usable:', ...problems.map((line) => `  - ${line}`)].join('\n'),
    );
    this.problems = problems;
  }
}

/** The repository's root; the same from `src/config` and from `dist/config`. */
export const REPOSITORY_ROOT = path.resolve(import.meta.dirname, '../../..');

/**
 * Reads the process environment, and `.env` at the repository's root for what it leaves open.
 * Tests do not read `.env`: a developer's database is not theirs to change.
 * @throws ConfigError naming every problem.
 */
export function loadConfig(): Config {
  const isTest = process.env['NODE_ENV'] === 'test';
  const file = isTest ? {} : readEnvFile(path.join(REPOSITORY_ROOT, '.env'));
  return readConfig({ ...file, ...process.env });
}

/**
 * The same from given variables. Without given secrets, and outside production, it makes them in
 * the data directory.
 * @throws ConfigError naming every problem.
 */
export function readConfig(source: Readonly<Record<string, string | undefined>>): Config {
  const env = new EnvVariables(source);
  const nodeEnv = env.oneOf('NODE_ENV', NODE_ENVS, 'development');
  const isProduction = nodeEnv === 'production';
  const port = env.integer('PORT', 3000, 0, 65_535);
  const dataDir = path.resolve(REPOSITORY_ROOT, env.text('DATA_DIR') ?? '.data');
  const config: Omit<Config, keyof Secrets> = {
    nodeEnv,
    isProduction,
    port,
    // Outside production there are accounts with known passwords: other machines stay out.
    host: env.text('HOST') ?? (isProduction ? '0.0.0.0' : '127.0.0.1'),
    database: readDatabase(env),
    dataDir,
    redisUrl: env.url('REDIS_URL', ['redis:', 'rediss:']),
    publicUrl: env.origin('PUBLIC_URL') ?? `http://localhost:${port}`,
    mail: {
      smtpUrl: env.url('SMTP_URL', ['smtp:', 'smtps:']),
      from: env.sender('MAIL_FROM') ?? 'TokenTradeX <no-reply@localhost>',
    },
    isVerifiedEmailRequired: env.onOff('REQUIRE_VERIFIED_EMAIL', isProduction),
    isDemoMarketOn: env.onOff('DEMO_MARKET', !isProduction),
    isDemoDataOn: env.onOff('DEMO_DATA', !isProduction),
    areSandboxDepositsOn: env.onOff('SANDBOX_DEPOSITS', !isProduction),
    isRateLimitOn: env.onOff('RATE_LIMIT', true),
    corsOrigins: env.origins('CORS_ORIGINS'),
    logLevel: env.oneOf('LOG_LEVEL', LOG_LEVELS, 'info'),
    quoteSymbol: readQuoteSymbol(env),
    trustProxyHops: env.integer('TRUST_PROXY', 0, 0, 16),
    metrics: readMetrics(env),
    engineQueueMax: env.integer('ENGINE_QUEUE_MAX', 20_000, 1, 1_000_000),
    engineBatchMax: env.integer('ENGINE_BATCH_MAX', 1_000, 1, 10_000),
    addressCoolOffHours: env.integer('ADDRESS_COOL_OFF_HOURS', 24, 0, 720),
    checkpointHours: env.integer('CHECKPOINT_HOURS', 24, 1, 8_760),
    checkpointMegabytes: env.integer('CHECKPOINT_MB', 256, 1, 1_000_000),
    notices: [],
  };
  if (isProduction) refuseUnsafe(env, config);
  if (config.redisUrl !== null) {
    config.notices.push('REDIS_URL is set, but this version runs one node and does not use it');
  }
  if (isProduction) checkMail(env, config);
  const secrets = readSecrets(env, config);
  if (env.problems.length > 0) throw new ConfigError(env.problems);
  return { ...config, ...secrets };
}

function readEnvFile(file: string): Record<string, string | undefined> {
  try {
    return parseEnv(readFileSync(file, 'utf8'));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return {};
    throw error;
  }
}

function readDatabase(env: EnvVariables): Config['database'] {
  const protocols = ['postgres:', 'postgresql:'];
  const appUrl = env.url('DATABASE_URL', protocols);
  const ownerUrl = env.url('DATABASE_OWNER_URL', protocols);
  if (appUrl !== null) return { appUrl, ownerUrl: ownerUrl ?? appUrl };
  if (ownerUrl !== null) env.problems.push('DATABASE_OWNER_URL needs DATABASE_URL beside it');
  return null;
}

function readQuoteSymbol(env: EnvVariables): string {
  const symbol = env.text('QUOTE_SYMBOL') ?? 'USD';
  if (!/^[A-Z0-9]{2,10}$/.test(symbol)) {
    env.problems.push(`QUOTE_SYMBOL must be 2 to 10 capital letters or digits, not "${symbol}"`);
  }
  return symbol;
}

function readMetrics(env: EnvVariables): MetricsAccess {
  const value = env.text('METRICS') ?? 'local';
  if (value === 'off' || value === 'local') return { access: value };
  if (value === 'on') return { access: 'everyone' };
  if (value.length < 16) {
    env.problems.push('METRICS must be off, local, on, or a token of at least 16 characters');
  }
  return { access: 'token', token: value };
}

function refuseUnsafe(env: EnvVariables, config: Omit<Config, keyof Secrets>): void {
  if (config.isDemoDataOn) env.problems.push('DEMO_DATA must be off in production');
  if (config.isDemoMarketOn) env.problems.push('DEMO_MARKET must be off in production');
  if (config.areSandboxDepositsOn) {
    env.problems.push('SANDBOX_DEPOSITS must be off in production: they credit money nobody paid');
  }
  if (config.addressCoolOffHours === 0) {
    env.problems.push('ADDRESS_COOL_OFF_HOURS must be at least 1 in production');
  }
  if (!config.isRateLimitOn) env.problems.push('RATE_LIMIT must be on in production');
}

/** Links that lead nowhere and senders that nobody accepts are found at start, not by users. */
function checkMail(env: EnvVariables, config: Omit<Config, keyof Secrets>): void {
  if (config.mail.smtpUrl === null) {
    config.notices.push(
      `SMTP_URL is not set: no mail leaves the house. Nobody can verify an address or reset a password; what would be sent lies in ${path.join(config.dataDir, 'outbox')}`,
    );
    return;
  }
  for (const name of ['PUBLIC_URL', 'MAIL_FROM']) {
    if (env.text(name) === undefined) env.problems.push(`${name} must be set beside SMTP_URL`);
  }
  if (env.text('PUBLIC_URL') !== undefined && !config.publicUrl.startsWith('https:')) {
    env.problems.push('PUBLIC_URL must start with https:// in production');
  }
}

function readSecrets(env: EnvVariables, config: Omit<Config, keyof Secrets>): Secrets {
  const jwtSecret = env.text('JWT_SECRET');
  const passwordPepper = env.text('PASSWORD_PEPPER');
  if (config.isProduction) {
    requireStrong(env, 'JWT_SECRET', jwtSecret);
    requireStrong(env, 'PASSWORD_PEPPER', passwordPepper);
    if (jwtSecret !== undefined && jwtSecret === passwordPepper) {
      env.problems.push('JWT_SECRET and PASSWORD_PEPPER must differ');
    }
  }
  if (jwtSecret !== undefined && passwordPepper !== undefined) return { jwtSecret, passwordPepper };
  // With another problem nothing starts, so nothing is written either.
  if (env.problems.length > 0) return { jwtSecret: '', passwordPepper: '' };
  const stored = readStoredSecrets(env, config.dataDir);
  return {
    jwtSecret: jwtSecret ?? stored.jwtSecret,
    passwordPepper: passwordPepper ?? stored.passwordPepper,
  };
}

function readStoredSecrets(env: EnvVariables, dataDir: string): Secrets {
  try {
    return readOrCreateSecrets(dataDir);
  } catch (error) {
    const cause = error instanceof Error ? error.message : String(error);
    env.problems.push(`DATA_DIR ${dataDir} cannot keep the generated secrets: ${cause}`);
    return { jwtSecret: '', passwordPepper: '' };
  }
}

function requireStrong(env: EnvVariables, name: string, secret: string | undefined): void {
  const weakness = secret === undefined ? 'must be set in production' : weaknessOf(secret);
  if (weakness !== null) env.problems.push(`${name} ${weakness}`);
}
