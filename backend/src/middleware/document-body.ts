import { raw, type RequestHandler } from 'express';
import { KYC_CONTENT_TYPES, LIMITS } from '../contracts/index.ts';
import { AppError } from '../lib/app-error.ts';

const parseBytes: RequestHandler = raw({
  type: [...KYC_CONTENT_TYPES],
  limit: LIMITS.kycDocumentBytesMax,
  // A few kilobytes that unpack to gigabytes are not accepted at all.
  inflate: false,
});

/** Reads a file into `req.body`, a Buffer. Its type is the header's, one of KYC_CONTENT_TYPES. */
export const documentBody: RequestHandler = (req, res, next) => {
  const { headers } = req;
  const isTyped = KYC_CONTENT_TYPES.some((type) => type === headers['content-type']);
  if (!isTyped) {
    throw new AppError(
      'unsupported_media_type',
      `Send the file itself as one of ${KYC_CONTENT_TYPES.join(', ')}.`,
    );
  }
  if (headers['content-length'] === '0') {
    throw new AppError('validation_failed', 'The request is not valid.', {
      details: [{ field: 'body', message: 'is empty' }],
    });
  }
  parseBytes(req, res, next);
};
