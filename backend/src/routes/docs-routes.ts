import { Router } from 'express';
import { serve, setup } from 'swagger-ui-express';
import { openApiDocument } from './openapi/document.ts';

const DOCUMENT_PATH = '/openapi.json';

/** The API's own description, and a page to read and try it. */
export function docsRoutes(): Router {
  const router = Router();
  const document = JSON.stringify(openApiDocument());
  router.get(DOCUMENT_PATH, (_req, res) => {
    res.type('json').send(document);
  });
  const page = setup(null, {
    customSiteTitle: 'TokenTradeX API',
    swaggerUrl: `/api${DOCUMENT_PATH}`,
  });
  router.use('/docs', serve, page);
  return router;
}
