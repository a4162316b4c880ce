import { json, type Request, type RequestHandler } from 'express';
import { LIMITS } from '../contracts/index.ts';
import { AppError } from '../lib/app-error.ts';
import { jsonProblem } from '../lib/json-guard.ts';

const parseJson: RequestHandler = json({
  limit: LIMITS.bodyBytesMax,
  // A few kilobytes that unpack to gigabytes are not accepted at all.
  inflate: false,
  verify: (req, _res, bytes, encoding) => {
    const request = req as Request;
    if (request.isRawBodyKept === true) request.rawBody = bytes;
    if (encoding !== 'utf-8') throw unsupportedError();
    const problem = jsonProblem(bytes.toString());
    if (problem === null) return;
    throw new AppError('validation_failed', 'The request is not valid.', {
      details: [{ field: 'body', message: problem }],
    });
  },
});

/** Reads a JSON body into `req.body`; without one, `req.body` stays undefined. */
export const jsonBody: RequestHandler = (req, res, next) => {
  if (hasBody(req) && req.is('application/json') === false) throw unsupportedError();
  parseJson(req, res, next);
};

/** For routes whose parameters are in the query alone. @throws AppError `validation_failed` for a body. */
export const noBody: RequestHandler = (req, _res, next) => {
  if (hasBody(req)) {
    throw new AppError('validation_failed', 'The request is not valid.', {
      details: [{ field: 'body', message: 'is not read here: send query parameters' }],
    });
  }
  next();
};

function hasBody({ headers }: Pick<Request, 'headers'>): boolean {
  return (
    headers['transfer-encoding'] !== undefined ||
    (headers['content-length'] !== undefined && headers['content-length'] !== '0')
  );
}

function unsupportedError(): AppError {
  return new AppError('unsupported_media_type', 'Send JSON: application/json in UTF-8.');
}
