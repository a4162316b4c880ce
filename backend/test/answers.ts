import { expect } from 'vitest';
import type { Failure } from '../src/contracts/index.ts';
import { failureAnswer, OPERATIONS } from '../src/routes/openapi/document.ts';

interface Answer {
  status: number;
  body: unknown;
  /** What was sent. */
  request: unknown;
}

/** The data of a success, checked against its description; the caller says what it is. */
export function dataIn({ body, request }: Answer): unknown {
  expect(body).toMatchObject({ success: true });
  const { data } = body as { data: unknown };
  const { method, url } = request as { method: string; url: string };
  const { pathname } = new URL(url);
  if (!pathname.startsWith('/api/')) return data;
  const operation = OPERATIONS.find(
    (candidate) =>
      candidate.method === method.toLowerCase() && patternOf(candidate.path).test(pathname),
  );
  expect([method, pathname, operation]).toEqual([method, pathname, expect.any(Object)]);
  const checked = operation?.data.required().validate(data, { convert: false });
  expect([pathname, checked?.error?.message]).toEqual([pathname, undefined]);
  return data;
}

/** A parameter never has the name of a sibling route, as `/wallet/{tokenId}` might. */
function patternOf(path: string): RegExp {
  return new RegExp(
    `^/api${path.replace(/\{\w+\}/g, '(?!(statement|transactions|portfolio|addresses|address-policy|limits|batch|oco|preview|cancel-after)$)[^/]+')}$`,
  );
}

/** The items of a page and its cursor; the caller says what the items are. */
export function pageIn(answer: Answer): { items: unknown[]; nextCursor: string | null } {
  return dataIn(answer) as { items: unknown[]; nextCursor: string | null };
}

export function errorIn({ body }: Pick<Answer, 'body'>): Failure['error'] {
  expect(failureAnswer.validate(body, { convert: false }).error).toBeUndefined();
  return (body as Failure).error;
}

/** What most tests ask of a refusal. */
export function refusalIn(answer: Pick<Answer, 'status' | 'body'>): [status: number, code: string] {
  return [answer.status, errorIn(answer).code];
}
