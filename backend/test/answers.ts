import { expect } from 'vitest';
import type { Failure } from '../src/contracts/index.ts';

interface Answer {
  status: number;
  body: unknown;
}

/** The data of a success; the caller says what it is. */
export function dataIn({ body }: Answer): unknown {
  expect(body).toMatchObject({ success: true });
  return (body as { data: unknown }).data;
}

/** The items of a page and its cursor; the caller says what the items are. */
export function pageIn(answer: Answer): { items: unknown[]; nextCursor: string | null } {
  return dataIn(answer) as { items: unknown[]; nextCursor: string | null };
}

export function errorIn({ body }: Answer): Failure['error'] {
  expect(body).toMatchObject({ success: false });
  return (body as Failure).error;
}

/** What most tests ask of a refusal. */
export function refusalIn(answer: Answer): [status: number, code: string] {
  return [answer.status, errorIn(answer).code];
}
