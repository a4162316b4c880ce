import type { Response } from 'express';
import type { Success } from '../contracts/index.ts';

/**
 * Answers with `{ success: true, data }`. Written to the socket directly: Express would hash the body
 * for an ETag that nobody may cache by.
 */
export function sendData(res: Response, data: unknown, status = 200): void {
  const answer: Success<unknown> = { success: true, data };
  // A string leaves in one piece with its headers, a buffer would not.
  const body = JSON.stringify(answer);
  res.statusCode = status;
  res.setHeader('Content-Type', 'application/json; charset=utf-8');
  res.setHeader('Content-Length', Buffer.byteLength(body));
  res.end(body);
}
