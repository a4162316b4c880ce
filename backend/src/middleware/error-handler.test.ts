import { readFileSync } from 'node:fs';
import path from 'node:path';
import express from 'express';
import { ConnectionRefusedError, DatabaseError } from 'sequelize';
import request from 'supertest';
import { describe, expect, it } from 'vitest';
import type { Failure } from '../contracts/index.ts';
import { AppError } from '../lib/app-error.ts';
import { errorHandler, STATUS_BY_CODE } from './error-handler.ts';
import { requestContext } from './request-context.ts';

async function answerTo(error: unknown) {
  const logged: string[] = [];
  const write = (message: string) => {
    logged.push(message);
  };
  const app = express();
  app.use(requestContext([]));
  app.use(() => {
    throw error;
  });
  app.use(errorHandler({ debug: write, info: write, warn: write, error: write }));
  const response = await request(app).get('/');
  return { response, failure: (response.body as Failure).error, logged };
}

function databaseError(code: string): DatabaseError {
  return new DatabaseError(Object.assign(new Error('from the server'), { code, sql: 'SELECT 1' }));
}

describe('errorHandler', () => {
  it('answers an expected failure as it is, without a log line', async () => {
    const details = [{ field: 'price', message: 'is required' }];
    const { response, failure, logged } = await answerTo(
      new AppError('validation_failed', 'Not valid.', { details }),
    );
    expect(response.status).toBe(400);
    expect(failure).toMatchObject({ code: 'validation_failed', message: 'Not valid.', details });
    expect(logged).toEqual([]);
  });

  it('says when to come back', async () => {
    const { response } = await answerTo(
      new AppError('unavailable', 'Later.', { retryAfterSeconds: 7 }),
    );
    expect(response.headers['retry-after']).toBe('7');
    const limited = await answerTo(new AppError('rate_limited', 'Slow down.'));
    expect(limited.response.headers['retry-after']).toBe('1');
  });

  it.each(['08006', '53300', '57014', '57P01', '40001'])(
    'answers 503 for the database saying "not now" with %s',
    async (code) => {
      const { response, failure, logged } = await answerTo(databaseError(code));
      expect([response.status, failure.code]).toEqual([503, 'unavailable']);
      expect(response.headers['retry-after']).toBe('1');
      expect(logged).toEqual(['request failed']);
    },
  );

  it('answers 503 when the database cannot be reached', async () => {
    const { response } = await answerTo(new ConnectionRefusedError(new Error('ECONNREFUSED')));
    expect(response.status).toBe(503);
  });

  it.each([new Error('secret detail'), databaseError('42P01'), 'a string'])(
    'hides %s',
    async (error) => {
      const { response, failure, logged } = await answerTo(error);
      expect([response.status, failure.code]).toEqual([500, 'internal_error']);
      expect(response.text).not.toMatch(/secret|server|string/);
      expect(logged).toEqual(['request failed']);
    },
  );
});

describe('errorHandler, after the answer has begun', () => {
  it('cuts the connection and logs what the caller cannot be told', async () => {
    const logged: unknown[] = [];
    const write = (message: string, fields?: object) => {
      logged.push([message, fields]);
    };
    const failure = new AppError('unavailable', 'The database went away.');
    const app = express();
    app.use(requestContext([]));
    app.get('/list', (_req, res, next) => {
      res.write('id,price\n', () => {
        next(failure);
      });
    });
    app.use(errorHandler({ debug: write, info: write, warn: write, error: write }));
    await expect(request(app).get('/list')).rejects.toThrow(/aborted/);
    expect(logged).toEqual([
      [
        'request failed',
        expect.objectContaining({
          method: 'GET',
          path: '/list',
          code: 'unavailable',
          isCutShort: true,
          error: failure,
        }),
      ],
    ]);
  });
});

describe('docs/api/errors.md', () => {
  it('explains every code with its status, and no other', () => {
    const file = path.join(import.meta.dirname, '../../../docs/api/errors.md');
    const rows = readFileSync(file, 'utf8').matchAll(/^\| `(\w+)` +\| (\d{3}) /gm);
    const explained = Object.fromEntries(
      [...rows].map(([, code = '', status]) => [code, Number(status)]),
    );
    expect(explained).toEqual(STATUS_BY_CODE);
  });
});
