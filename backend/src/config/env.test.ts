import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ConfigError, readConfig, REPOSITORY_ROOT } from './env.ts';

const STRONG = 'q8Zr1vXw3nLk7TfYp5Bs9DcHg2Jm4Ua6';
const OTHER_STRONG = 'Zx1Cv2Bn3Mm4Aa5Ss6Dd7Ff8Gg9Hh0Jj';

let dataDir: string;

beforeEach(() => {
  dataDir = mkdtempSync(path.join(tmpdir(), 'env-test-'));
});

afterEach(() => {
  rmSync(dataDir, { recursive: true, force: true });
});

function problemsOf(source: Record<string, string>): readonly string[] {
  try {
    readConfig({ DATA_DIR: dataDir, ...source });
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
}

describe('readConfig', () => {
  it('without any variable gives a development setup with the demo on, on this machine only', () => {
    const config = readConfig({ DATA_DIR: dataDir });
    expect(config).toMatchObject({
      nodeEnv: 'development',
      port: 3000,
      host: '127.0.0.1',
      database: null,
      isDemoDataOn: true,
      isDemoMarketOn: true,
      areSandboxDepositsOn: true,
      isRateLimitOn: true,
      quoteSymbol: 'USD',
      publicUrl: 'http://localhost:3000',
      mail: { smtpUrl: null, from: 'TokenTradeX <no-reply@localhost>' },
      isVerifiedEmailRequired: false,
      metrics: { access: 'local' },
      notices: [],
    });
  });

  it('resolves DATA_DIR from the repository root', () => {
    const config = readConfig({ DATA_DIR: '.x', JWT_SECRET: 'a', PASSWORD_PEPPER: 'b' });
    expect(config.dataDir).toBe(path.join(REPOSITORY_ROOT, '.x'));
  });

  it('generates secrets once and keeps them for the next start, unreadable for others', () => {
    const first = readConfig({ DATA_DIR: dataDir });
    const second = readConfig({ DATA_DIR: dataDir });
    expect(second.jwtSecret).toBe(first.jwtSecret);
    expect(second.passwordPepper).toBe(first.passwordPepper);
    expect(Buffer.byteLength(first.jwtSecret)).toBeGreaterThanOrEqual(32);
    expect(statSync(path.join(dataDir, 'secrets.json')).mode & 0o777).toBe(0o600);
  });

  it('given one secret generates only the other', () => {
    const config = readConfig({ DATA_DIR: dataDir, JWT_SECRET: 'mine' });
    expect(config.jwtSecret).toBe('mine');
    expect(config.passwordPepper).not.toBe('');
  });

  it('treats an empty variable as absent', () => {
    expect(readConfig({ DATA_DIR: dataDir, PORT: ' ', DATABASE_URL: '' }).port).toBe(3000);
  });

  it('names every problem at once', () => {
    const problems = problemsOf({
      PORT: '70000',
      NODE_ENV: 'staging',
      DATABASE_URL: 'mysql://user:hidden@host/db',
      DEMO_MARKET: 'yes',
      QUOTE_SYMBOL: 'usd',
      CORS_ORIGINS: 'https://a.example, not-an-origin, *',
      METRICS: 'short',
      ENGINE_BATCH_MAX: '0',
      SMTP_URL: 'https://user:hidden@host',
      MAIL_FROM: 'House <no address>',
      PUBLIC_URL: 'https://host/path',
    });
    const names = problems.map((problem) => problem.split(' ')[0]);
    expect(new Set(names)).toEqual(
      new Set([
        'PORT',
        'NODE_ENV',
        'DATABASE_URL',
        'DEMO_MARKET',
        'QUOTE_SYMBOL',
        'CORS_ORIGINS',
        'METRICS',
        'ENGINE_BATCH_MAX',
        'SMTP_URL',
        'MAIL_FROM',
        'PUBLIC_URL',
      ]),
    );
    expect(problems.join()).not.toContain('hidden');
  });

  it.each(['1e3', '-1', '0x10', '12.5', '1 2'])('refuses PORT=%s', (value) => {
    expect(problemsOf({ PORT: value })).toHaveLength(1);
  });

  it('uses DATABASE_URL for migrations too unless an owner is named', () => {
    const appUrl = 'postgres://app@host/db';
    const ownerUrl = 'postgres://owner@host/db';
    const alone = readConfig({ DATA_DIR: dataDir, DATABASE_URL: appUrl });
    expect(alone.database).toEqual({ appUrl, ownerUrl: appUrl });
    const both = readConfig({
      DATA_DIR: dataDir,
      DATABASE_URL: appUrl,
      DATABASE_OWNER_URL: ownerUrl,
    });
    expect(both.database).toEqual({ appUrl, ownerUrl });
    expect(problemsOf({ DATABASE_OWNER_URL: ownerUrl })).toHaveLength(1);
  });

  it('takes a mail server, a sender with or without a name, and an origin for links', () => {
    const given = { SMTP_URL: 'smtps://user:password@host', PUBLIC_URL: 'https://trade.example/' };
    for (const sender of ['a@house.example', 'The House <a@house.example>']) {
      const config = readConfig({ DATA_DIR: dataDir, ...given, MAIL_FROM: sender });
      expect(config).toMatchObject({
        mail: { smtpUrl: given.SMTP_URL, from: sender },
        publicUrl: 'https://trade.example',
      });
    }
  });

  it('accepts REDIS_URL and says that one node runs', () => {
    const config = readConfig({ DATA_DIR: dataDir, REDIS_URL: 'redis://localhost' });
    expect(config.notices).toHaveLength(1);
  });
});

describe('readConfig in production', () => {
  const production = {
    NODE_ENV: 'production',
    JWT_SECRET: STRONG,
    PASSWORD_PEPPER: OTHER_STRONG,
  };

  it('starts with strong secrets, and everything of the demo off', () => {
    const config = readConfig({ DATA_DIR: dataDir, ...production });
    expect(config).toMatchObject({
      isDemoDataOn: false,
      isDemoMarketOn: false,
      areSandboxDepositsOn: false,
      isRateLimitOn: true,
      isVerifiedEmailRequired: true,
    });
  });

  it('starts without a mail server, and says what that means', () => {
    const { notices } = readConfig({ DATA_DIR: dataDir, ...production });
    expect(notices).toHaveLength(1);
    expect(notices[0]).toContain(path.join(dataDir, 'outbox'));
  });

  it('with a mail server wants links that lead to the web app, and a sender', () => {
    const mail = { ...production, SMTP_URL: 'smtps://user:password@host' };
    expect(problemsOf(mail).map((problem) => problem.split(' ')[0])).toEqual([
      'PUBLIC_URL',
      'MAIL_FROM',
    ]);
    const complete = { ...mail, PUBLIC_URL: 'https://a.example', MAIL_FROM: 'a@a.example' };
    expect(problemsOf(complete)).toEqual([]);
    expect(problemsOf({ ...complete, PUBLIC_URL: 'http://a.example' })).toHaveLength(1);
  });

  it('refuses everything unsafe, all at once', () => {
    const problems = problemsOf({
      NODE_ENV: 'production',
      JWT_SECRET: 'short',
      DEMO_DATA: 'on',
      DEMO_MARKET: 'on',
      SANDBOX_DEPOSITS: 'on',
      RATE_LIMIT: 'off',
      ADDRESS_COOL_OFF_HOURS: '0',
    });
    expect(problems.map((problem) => problem.split(' ')[0])).toEqual([
      'DEMO_DATA',
      'DEMO_MARKET',
      'SANDBOX_DEPOSITS',
      'ADDRESS_COOL_OFF_HOURS',
      'RATE_LIMIT',
      'JWT_SECRET',
      'PASSWORD_PEPPER',
    ]);
  });

  it.each([
    'x'.repeat(64),
    'change-me-change-me-change-me-1234',
    'q8Zr1vXw3nLk7TfYp5Bs9DcHg2Jm4Ua',
  ])('refuses the weak secret %s', (weak) => {
    expect(problemsOf({ ...production, JWT_SECRET: weak })).toHaveLength(1);
  });

  it('refuses one secret for both purposes', () => {
    expect(problemsOf({ ...production, PASSWORD_PEPPER: STRONG })).toHaveLength(1);
  });

  it('generates nothing', () => {
    expect(problemsOf({ NODE_ENV: 'production' })).toHaveLength(2);
    expect(() => statSync(path.join(dataDir, 'secrets.json'))).toThrow();
  });
});

describe('.env.example', () => {
  it('lists every variable that is read', () => {
    const source = readFileSync(path.join(import.meta.dirname, 'env.ts'), 'utf8');
    const read = [...source.matchAll(/env\.\w+\(\s*'([A-Z_]+)'/g)].map((match) => match[1]);
    const example = readFileSync(path.join(REPOSITORY_ROOT, '.env.example'), 'utf8');
    const listed = [...example.matchAll(/^#?([A-Z_]+)=/gm)].map((match) => match[1]);
    expect(new Set(listed)).toEqual(new Set(read));
  });
});
